package nl.skillspaspoort.issuer.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A part of a catalogue file with its place: a text, a list, or an object. What a text means is for
 * the reader to say, so {@code 5.50} stays {@code 5.50} and {@code no} is no boolean.
 */
sealed interface Part {

  /** Where it begins: {@code line 3, column 5}, both from 1. */
  String where();

  /** What kind of part it is, for messages. */
  String kind();

  /** A text; empty if there is nothing. */
  record Text(String where, String value) implements Part {
    @Override
    public String kind() {
      return value.isBlank() ? "nothing" : "a text";
    }
  }

  /** Parts in order. */
  record Items(String where, List<Part> parts) implements Part {
    Items(String where) {
      this(where, new ArrayList<>());
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Parts by name, in order. */
  record Members(String where, Map<String, Part> parts) implements Part {
    Members(String where) {
      this(where, new LinkedHashMap<>());
    }

    @Override
    public String kind() {
      return "an object";
    }

    /** The part of this name, if it is there. */
    Optional<Part> find(String name) {
      return Optional.ofNullable(parts.get(name));
    }

    Part required(String name) throws CatalogueException {
      return find(name)
          .orElseThrow(
              () ->
                  CatalogueException.of(
                      ProblemCode.MISSING_MEMBER, where, "no " + name, "the member " + name));
    }

    /** Refuses members of any other name: a slip of the pen must not drop a text. */
    Members only(String... names) throws CatalogueException {
      for (Map.Entry<String, Part> member : parts.entrySet()) {
        if (!Set.of(names).contains(member.getKey())) {
          throw CatalogueException.of(
              ProblemCode.UNKNOWN_MEMBER,
              member.getValue().where(),
              "the unknown member " + shown(member.getKey()),
              "one of " + String.join(", ", names));
        }
      }
      return this;
    }
  }

  /** The text, which is not empty. */
  default String text() throws CatalogueException {
    if (this instanceof Text text && !text.value().isBlank()) {
      return text.value();
    }
    throw malformed("a text");
  }

  /** The members. */
  default Members members() throws CatalogueException {
    if (this instanceof Members members) {
      return members;
    }
    throw malformed("an object");
  }

  /** The items of a list, or this alone. */
  default List<Part> items() {
    return this instanceof Items items ? items.parts() : List.of(this);
  }

  private CatalogueException malformed(String expected) {
    return CatalogueException.of(ProblemCode.MALFORMED_VALUE_ERROR, where(), kind(), expected);
  }

  /** A name that somebody wrote, short enough for a message. */
  static String shown(String name) {
    return name.length() > 40 ? "of " + name.length() + " characters" : "\"" + name + "\"";
  }
}

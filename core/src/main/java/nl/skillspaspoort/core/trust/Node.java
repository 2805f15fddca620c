package nl.skillspaspoort.core.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * An object inside a list and the JSON Pointer to it, so that every refusal says where.
 *
 * @param json the object
 * @param where its JSON Pointer
 */
record Node(JsonObject json, String where) {

  static Node of(JsonValue value, String where) throws JsonFormatException {
    return new Node(value.asObject(where), where);
  }

  /** This object, if it has no other members than these. */
  Node only(Set<String> allowed) throws JsonFormatException {
    for (String name : json.names()) {
      if (!allowed.contains(name)) {
        throw problem(
            ProblemCode.UNKNOWN_MEMBER, at(name), "an unknown member", "only known members");
      }
    }
    return this;
  }

  Node object(String name) throws JsonFormatException {
    return of(json.required(name, where), at(name));
  }

  /** The objects of an array that must be there and must not be empty. */
  List<Node> objects(String name) throws JsonFormatException {
    json.required(name, where);
    return optionalObjects(name);
  }

  /** The objects of an array; none if it is not there; an empty array is refused. */
  List<Node> optionalObjects(String name) throws JsonFormatException {
    List<Node> nodes = new ArrayList<>();
    JsonArray array = optionalArray(name);
    for (int i = 0; i < array.size(); i++) {
      nodes.add(of(array.get(i), JsonPointer.element(at(name), i)));
    }
    return nodes;
  }

  /**
   * The texts of an array; none if it is not there; an empty array or one text twice is refused.
   */
  List<String> optionalTexts(String name) throws JsonFormatException {
    Set<String> texts = new LinkedHashSet<>();
    JsonArray array = optionalArray(name);
    for (int i = 0; i < array.size(); i++) {
      String text = array.get(i).asString(JsonPointer.element(at(name), i));
      if (!texts.add(text)) {
        throw problem(
            ProblemCode.MALFORMED_VALUE_ERROR,
            JsonPointer.element(at(name), i),
            "a value that was there before",
            "each value once");
      }
    }
    return List.copyOf(texts);
  }

  JsonArray optionalArray(String name) throws JsonFormatException {
    Optional<JsonValue> value = json.get(name);
    if (value.isEmpty()) {
      return new JsonArray(List.of());
    }
    JsonArray array = value.get().asArray(at(name));
    if (array.size() == 0) {
      throw problem(
          ProblemCode.MALFORMED_VALUE_ERROR, at(name), "an empty array", "at least one element");
    }
    return array;
  }

  String text(String name) throws JsonFormatException {
    return json.required(name, where).asString(at(name));
  }

  Optional<String> optionalText(String name) throws JsonFormatException {
    return json.has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  long integer(String name) throws JsonFormatException {
    return json.required(name, where).asInteger(at(name));
  }

  Instant instant(String name) throws JsonFormatException {
    return DateTimeStamp.parse(text(name), at(name));
  }

  Optional<Instant> optionalInstant(String name) throws JsonFormatException {
    return json.has(name) ? Optional.of(instant(name)) : Optional.empty();
  }

  /** A value whose constructor checks it; what it refuses is refused here, with the place. */
  <T> T build(Supplier<T> construction) throws JsonFormatException {
    try {
      return construction.get();
    } catch (BrokenRule e) {
      throw problem(ProblemCode.MALFORMED_VALUE_ERROR, where, e.found(), e.expected());
    }
  }

  JsonFormatException malformed(String name, String found, String expected) {
    return problem(ProblemCode.MALFORMED_VALUE_ERROR, at(name), found, expected);
  }

  String at(String name) {
    return JsonPointer.member(where, name);
  }

  private static JsonFormatException problem(
      ProblemCode code, String where, String found, String expected) {
    return new JsonFormatException(new Problem(code, where, found, expected));
  }
}

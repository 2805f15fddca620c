package nl.skillspaspoort.core.skill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/** Reading of the members that Open Badges allows as one value or as a list of values. */
final class Texts {
  private Texts() {}

  static Optional<String> optional(JsonObject json, String name, String where)
      throws JsonFormatException {
    Optional<JsonValue> value = json.get(name);
    if (value.isPresent() && value.get() instanceof JsonString text) {
      return Optional.of(text.value());
    }
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(value.get().asString(JsonPointer.member(where, name)));
  }

  static List<String> list(JsonObject json, String name, String where) throws JsonFormatException {
    List<String> texts = new ArrayList<>();
    for (Located located : values(json, name, where)) {
      texts.add(located.value().asString(located.where()));
    }
    return List.copyOf(texts);
  }

  static List<Located> values(JsonObject json, String name, String where) {
    Optional<JsonValue> member = json.get(name);
    if (member.isEmpty()) {
      return List.of();
    }
    String at = JsonPointer.member(where, name);
    if (!(member.get() instanceof JsonArray array)) {
      return List.of(new Located(member.get(), at));
    }
    List<Located> values = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      values.add(new Located(array.get(i), JsonPointer.element(at, i)));
    }
    return values;
  }

  /**
   * Checks that every object of a member that says its type says this one; a missing type is
   * overlooked, another one is not.
   */
  static void checkType(JsonObject json, String member, String type, String where)
      throws JsonFormatException {
    for (Located located : values(json, member, where)) {
      JsonObject object = located.value().asObject(located.where());
      if (object.has("type") && !list(object, "type", located.where()).contains(type)) {
        throw new JsonFormatException(
            new Problem(
                ProblemCode.MALFORMED_VALUE_ERROR,
                JsonPointer.member(located.where(), "type"),
                "another type",
                type));
      }
    }
  }

  /** A value and its JSON Pointer. */
  record Located(JsonValue value, String where) {}
}

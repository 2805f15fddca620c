package nl.skillspaspoort.core.assessment;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;

/** Whether a document says something at a place: more than an empty text, list or object. */
final class Said {
  private Said() {}

  /** True if the member at the end of these names is there and says something. */
  static boolean at(JsonObject json, String... names) {
    Optional<JsonObject> parent = Optional.of(json);
    for (int i = 0; i < names.length - 1; i++) {
      String name = names[i];
      parent = parent.flatMap(object -> object(object, name));
    }
    return parent
        .flatMap(object -> object.get(names[names.length - 1]))
        .filter(Said::saysSomething)
        .isPresent();
  }

  /** The object of a member that may also be a list with this one object. */
  static Optional<JsonObject> object(JsonObject json, String member) {
    return json.get(member)
        .map(value -> value instanceof JsonArray list && list.size() == 1 ? list.get(0) : value)
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast);
  }

  /** The objects of a member that may be one or a list. */
  static List<JsonObject> objects(JsonObject json, String member) {
    return json
        .get(member)
        .map(value -> value instanceof JsonArray list ? list.elements() : List.of(value))
        .orElse(List.of())
        .stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }

  private static boolean saysSomething(JsonValue value) {
    if (value instanceof JsonString text) {
      return !text.value().isBlank();
    }
    if (value instanceof JsonArray list) {
      return list.elements().stream().anyMatch(Said::saysSomething);
    }
    return !(value instanceof JsonNull) && !value.equals(JsonObject.EMPTY);
  }
}

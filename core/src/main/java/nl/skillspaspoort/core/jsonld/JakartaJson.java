package nl.skillspaspoort.core.jsonld;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.Map;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;

/**
 * Our JSON tree as Titanium's, value by value, without text in between; numbers keep the spelling
 * they had.
 */
final class JakartaJson {
  private static final JsonProvider PROVIDER = JsonProvider.provider();
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

  private JakartaJson() {}

  static jakarta.json.JsonObject of(JsonObject object) {
    JsonObjectBuilder builder = BUILDERS.createObjectBuilder();
    for (int i = 0; i < object.size(); i++) {
      builder.add(object.nameAt(i), of(object.valueAt(i)));
    }
    return builder.build();
  }

  static jakarta.json.JsonValue of(JsonValue value) {
    if (value instanceof JsonObject object) {
      return of(object);
    }
    if (value instanceof JsonArray array) {
      JsonArrayBuilder builder = BUILDERS.createArrayBuilder();
      for (JsonValue element : array) {
        builder.add(of(element));
      }
      return builder.build();
    }
    if (value instanceof JsonString string) {
      return PROVIDER.createValue(string.value());
    }
    if (value instanceof JsonNumber number) {
      return PROVIDER.createValue(new BigDecimal(number.lexical()));
    }
    if (value instanceof JsonBoolean bool) {
      return bool.value() ? jakarta.json.JsonValue.TRUE : jakarta.json.JsonValue.FALSE;
    }
    return jakarta.json.JsonValue.NULL;
  }
}

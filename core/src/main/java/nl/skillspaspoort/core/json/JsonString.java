package nl.skillspaspoort.core.json;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON string: well-formed Unicode, without half surrogate pairs when read by {@link JsonReader}.
 *
 * @param value the text
 */
public record JsonString(String value) implements JsonValue {

  public JsonString {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String kind() {
    return "a string";
  }

  // As in JsonArray: the generated ones are linked when first called.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonString string && string.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** The kind and length only: the value may be personal. */
  @Override
  public String toString() {
    return "JsonString[" + value.length() + " chars]";
  }
}

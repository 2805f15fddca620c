package nl.skillspaspoort.core.json;

import java.util.Objects;

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

  /** The kind and length only: the value may be personal. */
  @Override
  public String toString() {
    return "JsonString[" + value.length() + " chars]";
  }
}

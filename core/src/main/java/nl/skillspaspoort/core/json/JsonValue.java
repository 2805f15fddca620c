package nl.skillspaspoort.core.json;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * An immutable JSON value. Two values are equal when their canonical forms (RFC 8785) are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /** "an object", "a string" …, for error messages. */
  String kind();

  /** Compact JSON text in member order; numbers as they were read. */
  default String toJson() {
    return JsonWriter.compact(this);
  }

  /**
   * This value as an object.
   *
   * @param where JSON Pointer of this value, for the error
   * @throws JsonFormatException ({@code MALFORMED_VALUE_ERROR}) if it is something else
   */
  default JsonObject asObject(String where) throws JsonFormatException {
    if (this instanceof JsonObject object) {
      return object;
    }
    throw unexpected(where, "an object");
  }

  /**
   * This value as an array.
   *
   * @param where JSON Pointer of this value, for the error
   * @throws JsonFormatException ({@code MALFORMED_VALUE_ERROR}) if it is something else
   */
  default JsonArray asArray(String where) throws JsonFormatException {
    if (this instanceof JsonArray array) {
      return array;
    }
    throw unexpected(where, "an array");
  }

  /**
   * This value as text; a number is never turned into text.
   *
   * @param where JSON Pointer of this value, for the error
   * @throws JsonFormatException ({@code MALFORMED_VALUE_ERROR}) if it is something else
   */
  default String asString(String where) throws JsonFormatException {
    if (this instanceof JsonString string) {
      return string.value();
    }
    throw unexpected(where, "a string");
  }

  /**
   * This value as a whole number; a string, a fraction or an exponent is refused, never converted.
   *
   * @param where JSON Pointer of this value, for the error
   * @throws JsonFormatException ({@code MALFORMED_VALUE_ERROR}) if it is something else
   */
  default long asInteger(String where) throws JsonFormatException {
    if (this instanceof JsonNumber number && number.isInteger()) {
      return number.integerValue();
    }
    throw unexpected(where, "a whole number");
  }

  /**
   * This value as a boolean.
   *
   * @param where JSON Pointer of this value, for the error
   * @throws JsonFormatException ({@code MALFORMED_VALUE_ERROR}) if it is something else
   */
  default boolean asBoolean(String where) throws JsonFormatException {
    if (this instanceof JsonBoolean bool) {
      return bool.value();
    }
    throw unexpected(where, "true or false");
  }

  private JsonFormatException unexpected(String where, String expected) {
    return new JsonFormatException(
        new Problem(ProblemCode.MALFORMED_VALUE_ERROR, where, kind(), expected));
  }
}

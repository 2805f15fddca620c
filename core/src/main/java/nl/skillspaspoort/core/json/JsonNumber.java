package nl.skillspaspoort.core.json;

import java.util.Objects;

/**
 * A JSON number, kept as it was written.
 *
 * <p>Only numbers that every reader understands alike exist: a number that is written, or whose
 * canonical form is written, without fraction and exponent is at most 2^53-1 in size; every other
 * one is finite as an IEEE 754 double. So the canonical form of whatever was read can be read.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7493#section-2.2">RFC 7493 (I-JSON), numbers</a>
 */
public final class JsonNumber implements JsonValue {
  /** The largest whole number that a double holds exactly together with its neighbours: 2^53-1. */
  public static final long MAX_SAFE_INTEGER = 9_007_199_254_740_991L;

  /** From here on the canonical form of a whole number has an exponent (ECMA-262, toString). */
  private static final double FIRST_WITH_EXPONENT = 1e21;

  private final String lexical;
  private final double value;
  private final boolean integer;

  private JsonNumber(String lexical, double value, boolean integer) {
    this.lexical = lexical;
    this.value = value;
    this.integer = integer;
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if it is larger than 2^53-1 in size
   */
  public static JsonNumber of(long value) {
    if (value > MAX_SAFE_INTEGER || value < -MAX_SAFE_INTEGER) {
      throw new IllegalArgumentException("found " + value + "; expected at most 2^53-1 in size");
    }
    return new JsonNumber(Long.toString(value), value, true);
  }

  /**
   * A number from its JSON text.
   *
   * @throws IllegalArgumentException if the text is not a JSON number in range
   */
  public static JsonNumber parse(String lexical) {
    Objects.requireNonNull(lexical, "lexical");
    boolean integer = isInteger(lexical);
    if (!integer && !isJsonNumber(lexical)) {
      throw new IllegalArgumentException("not a JSON number: " + lexical.length() + " characters");
    }
    if (integer && lexical.length() > 17) {
      throw new IllegalArgumentException("whole number of " + lexical.length() + " characters");
    }
    double value = Double.parseDouble(lexical);
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("number too large for a double");
    }
    if (integer && Math.abs(Long.parseLong(lexical)) > MAX_SAFE_INTEGER) {
      throw new IllegalArgumentException("whole number above 2^53-1");
    }
    if (Math.abs(value) > MAX_SAFE_INTEGER && Math.abs(value) < FIRST_WITH_EXPONENT) {
      throw new IllegalArgumentException("number whose canonical form is above 2^53-1");
    }
    return new JsonNumber(lexical, value, integer);
  }

  private static boolean isInteger(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() == start) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.charAt(start) != '0' || text.length() == start + 1;
  }

  private static boolean isJsonNumber(String text) {
    int i = text.startsWith("-") ? 1 : 0;
    int digits = digits(text, i);
    if (digits == 0 || (digits > 1 && text.charAt(i) == '0')) {
      return false;
    }
    i += digits;
    if (i < text.length() && text.charAt(i) == '.') {
      int fraction = digits(text, i + 1);
      if (fraction == 0) {
        return false;
      }
      i += 1 + fraction;
    }
    if (i < text.length() && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
      i++;
      if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
        i++;
      }
      int exponent = digits(text, i);
      if (exponent == 0) {
        return false;
      }
      i += exponent;
    }
    return i == text.length();
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end - from;
  }

  /** The number as it was written. */
  public String lexical() {
    return lexical;
  }

  /** The number as a double: what the canonical form writes. */
  public double doubleValue() {
    return value;
  }

  /** True if it is written without fraction and exponent. */
  public boolean isInteger() {
    return integer;
  }

  /**
   * The whole number.
   *
   * @throws IllegalStateException unless {@link #isInteger()}
   */
  public long integerValue() {
    if (!integer) {
      throw new IllegalStateException("not a whole number");
    }
    return Long.parseLong(lexical);
  }

  @Override
  public String kind() {
    return integer ? "a whole number" : "a number";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonNumber number && number.value == value;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(value == 0 ? 0.0 : value);
  }

  /** The kind only: the value may be personal. */
  @Override
  public String toString() {
    return "JsonNumber[" + lexical.length() + " chars]";
  }
}

package nl.skillspaspoort.core.jsonld;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * RDF literals from value objects.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion">JSON-LD 1.1 API,
 *     Object to RDF Conversion</a>
 */
final class Literals {
  /** One digit before the decimal point and 15 after it. */
  private static final MathContext DOUBLE_DIGITS = new MathContext(16, RoundingMode.HALF_UP);

  private static final double INTEGERS_BELOW = 1e21;

  private Literals() {}

  /**
   * The literal of a value, as canonical N-Quads write it.
   *
   * @param datatype absolute IRI or {@code @json}; null if the value has none
   * @param language in lower case; null if the value has none
   * @param direction {@code ltr} or {@code rtl}; null if the value has none
   */
  static String of(
      JsonValue value,
      @Nullable String datatype,
      @Nullable String language,
      @Nullable String direction,
      String where)
      throws JsonLdException {
    if (Vocabulary.JSON.equals(datatype)) {
      return NQuads.literal(json(value, where), Vocabulary.RDF_JSON, null);
    }
    if (value instanceof JsonString string) {
      if (datatype != null) {
        return typed(string.value(), datatype, where);
      }
      if (direction != null) {
        // The option rdfDirection "i18n-datatype", which Data Integrity software sets: without it
        // the direction
        // would be left out.
        String tag = language == null ? "" : language;
        return typed(string.value(), Vocabulary.I18N + tag + "_" + direction, where);
      }
      return NQuads.literal(wellFormed(string.value(), where), Vocabulary.XSD_STRING, language);
    }
    if (language != null || direction != null) {
      throw new JsonLdException(
          new Problem(
              ProblemCode.JSON_LD_ERROR,
              where,
              value.kind() + " with a @language or @direction",
              "a string"));
    }
    if (value instanceof JsonBoolean bool) {
      return typed(
          Boolean.toString(bool.value()),
          datatype == null ? Vocabulary.XSD_BOOLEAN : datatype,
          where);
    }
    if (value instanceof JsonNumber number) {
      return number(number.doubleValue(), datatype, where);
    }
    throw new AssertionError("a value object holds " + value.kind());
  }

  /** The JSON values that may say the same as a value object with this value. */
  static List<JsonValue> withoutObject(JsonValue value) {
    if (!(value instanceof JsonString string)) {
      return List.of(value);
    }
    if (string.value().equals("true") || string.value().equals("false")) {
      return List.of(value, JsonBoolean.of(string.value().equals("true")));
    }
    JsonNumber number;
    try {
      number = JsonNumber.parse(string.value());
    } catch (IllegalArgumentException e) {
      return List.of(value);
    }
    return isExact(number.doubleValue()) ? List.of(value, number) : List.of(value);
  }

  private static boolean isExact(double value) {
    return Double.parseDouble(xsdDouble(value)) == value;
  }

  private static String number(double value, @Nullable String datatype, String where)
      throws JsonLdException {
    boolean fraction = value != Math.rint(value);
    if (fraction || Math.abs(value) >= INTEGERS_BELOW || Vocabulary.XSD_DOUBLE.equals(datatype)) {
      if (!isExact(value)) {
        throw Expander.lost(
            where,
            "a number with 17 significant digits, of which RDF takes 16",
            "a number of at most 16 significant digits, or a string");
      }
      return typed(xsdDouble(value), datatype == null ? Vocabulary.XSD_DOUBLE : datatype, where);
    }
    return typed(
        new BigDecimal(value).toBigInteger().toString(),
        datatype == null ? Vocabulary.XSD_INTEGER : datatype,
        where);
  }

  /**
   * What {@code %1.15E} gives, without the zeros at the end of the mantissa.
   *
   * @see <a href="https://www.w3.org/TR/json-ld11-api/#data-round-tripping">JSON-LD 1.1 API, Data
   *     Round Tripping</a>
   */
  static String xsdDouble(double value) {
    if (value == 0) {
      return "0.0E0";
    }
    BigDecimal rounded = new BigDecimal(value).round(DOUBLE_DIGITS).stripTrailingZeros();
    String digits = rounded.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - rounded.scale();
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + "."
        + (digits.length() == 1 ? "0" : digits.substring(1))
        + "E"
        + exponent;
  }

  private static String typed(String lexical, String datatype, String where)
      throws JsonLdException {
    return NQuads.literal(wellFormed(lexical, where), datatype, null);
  }

  private static String json(JsonValue value, String where) throws JsonLdException {
    try {
      return Jcs.canonicalText(value);
    } catch (IllegalArgumentException e) {
      throw halfPair(where);
    }
  }

  private static JsonLdException halfPair(String where) {
    return Expander.lost(where, "half a surrogate pair", "well-formed Unicode text");
  }

  private static String wellFormed(String lexical, String where) throws JsonLdException {
    if (!NQuads.isWellFormed(lexical)) {
      throw halfPair(where);
    }
    return lexical;
  }
}

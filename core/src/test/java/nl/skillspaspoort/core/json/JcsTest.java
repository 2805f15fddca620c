package nl.skillspaspoort.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JcsTest {

  @Test
  void exampleOfTheSpecification_isReproduced() throws Exception {
    // RFC 8785 §3.2.2 and §3.2.3
    String input =
        """
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }
        """;
    assertThat(Jcs.canonicalText(JsonReader.strict().read(input)))
        .isEqualTo(
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void names_areSortedByUtf16Units() throws Exception {
    // §3.2.3: U+1F600 is D83D DE00 and so comes before U+FB33.
    JsonObject sorted =
        JsonReader.strict()
            .readObject(
                Jcs.canonicalText(
                    JsonReader.strict()
                        .read(
                            "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,"
                                + "\"\\u0080\":6,\"\\u00f6\":7,\"\":8,\"a\":9,\"A\":10,\"aa\":11}")));
    assertThat(sorted.names())
        .containsExactly(
            "", "\r", "1", "A", "a", "aa", "\u0080", "\u00f6", "\u20ac", "\uD83D\uDE00", "\ufb33");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1.0, 1",
    "-1, -1",
    "1e21, 1e+21",
    "1e20, 100000000000000000000",
    "123456789012345680000, 123456789012345680000",
    "1.5e300, 1.5e+300",
    "1e-6, 0.000001",
    "1e-7, 1e-7",
    "1.23e-7, 1.23e-7",
    "0.0000012, 0.0000012",
    "9007199254740991, 9007199254740991",
    "9007199254740992, 9007199254740992",
    "9007199254740994, 9007199254740994",
    "5e-324, 5e-324",
    "4.9e-324, 5e-324",
    "9.9e-324, 1e-323",
    "2.2250738585072014E-308, 2.2250738585072014e-308",
    "1.7976931348623157E308, 1.7976931348623157e+308",
    "2e23, 2e+23",
    "1e23, 1e+23",
    "9.5367431640625E-7, 9.5367431640625e-7",
    "5.6843418860808015E-14, 5.684341886080802e-14",
    "-5.6843418860808015E-14, -5.684341886080802e-14",
    "295147905179352830000, 295147905179352830000",
    "999999999999999700000, 999999999999999700000",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004"
  })
  void number_isWrittenAsEcmaScriptDoes(double value, String text) {
    assertThat(Jcs.number(value)).isEqualTo(text);
  }

  @Test
  void numberThatIsNotFinite_isRefused() {
    for (double value :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> Jcs.number(value)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void powersOfTwo_areWrittenShortest() {
    for (int exponent = -1_074; exponent <= 1_023; exponent++) {
      assertShortest(Math.scalb(1.0, exponent));
    }
  }

  @Property(tries = 2_000)
  void anyDouble_isWrittenShortestAndClosest(@ForAll long bits) {
    double value = Math.abs(Double.longBitsToDouble(bits));
    if (Double.isFinite(value) && value != 0) {
      assertShortest(value);
    }
  }

  @Property(tries = 2_000)
  void anyOrdinaryDouble_isWrittenShortestAndClosest(@ForAll("ordinary") double value) {
    assertShortest(value);
  }

  @Property(tries = 1_000)
  void decimalsOfFewDigits_areWrittenAsTheyWereTyped(
      @ForAll("fewDigits") int digits, @ForAll("exponents") int exponent) {
    assertShortest(Double.parseDouble(digits + "e" + exponent));
  }

  @Provide
  Arbitrary<Double> ordinary() {
    return Arbitraries.longs()
        .between(Double.doubleToLongBits(1e-9), Double.doubleToLongBits(1e25))
        .map(Double::longBitsToDouble);
  }

  @Provide
  Arbitrary<Integer> fewDigits() {
    return Arbitraries.integers().between(1, 9_999);
  }

  @Provide
  Arbitrary<Integer> exponents() {
    return Arbitraries.integers().between(-327, 304);
  }

  /** ECMA-262, Number::toString, step 5, by trying. */
  private static void assertShortest(double value) {
    String text = Jcs.number(value);
    assertThat(Double.parseDouble(text)).isEqualTo(value);
    BigDecimal written = new BigDecimal(text).stripTrailingZeros();
    BigDecimal exact = new BigDecimal(value);
    int digits = written.precision();
    if (digits > 1) {
      assertThat(candidates(exact, digits - 1))
          .as("no shorter text than %s reads back", text)
          .noneMatch(shorter -> shorter.doubleValue() == value);
    }
    for (BigDecimal other : candidates(exact, digits)) {
      if (other.doubleValue() == value && other.compareTo(written) != 0) {
        assertThat(other.subtract(exact).abs())
            .as("no closer text than %s of this length", text)
            .isGreaterThanOrEqualTo(written.subtract(exact).abs());
      }
    }
  }

  private static List<BigDecimal> candidates(BigDecimal exact, int digits) {
    return List.of(
        exact.round(new MathContext(digits, RoundingMode.FLOOR)),
        exact.round(new MathContext(digits, RoundingMode.CEILING)));
  }

  @Tag("T22")
  @Timeout(20)
  @Test
  void asManyLongNumbersAsTheReaderAllows_areWrittenInLinearTime() {
    // Trying one length after the other took 80 seconds for these.
    List<JsonValue> numbers = new ArrayList<>();
    for (int i = 0; i < 65_000; i++) {
      numbers.add(JsonNumber.parse("1.2345678901" + (10_000 + i) + "e-308"));
    }
    JsonArray four =
        JsonArray.of(
            new JsonArray(numbers),
            new JsonArray(numbers),
            new JsonArray(numbers),
            new JsonArray(numbers));
    assertThat(Jcs.canonicalText(four)).hasSizeGreaterThan(4 * 65_000 * 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD800", "a\uDC00", "\uD83D\uD83D\uDE00", "\uDE00\uD83D", "x\uDBFF"})
  void halfSurrogatePair_isRefused(String text) {
    // RFC 8785 §3.2.2.2: "MUST cause a compliant JCS implementation to terminate".
    JsonValue value = new JsonString(text);
    JsonObject name = JsonObject.builder().put(text, true).build();
    for (JsonValue each : List.of(value, name, JsonArray.of(value))) {
      assertThatThrownBy(() -> Jcs.canonicalText(each))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("half a surrogate pair");
      assertThatThrownBy(() -> Jcs.canonicalBytes(each))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(each::toJson).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void everyControlCharacter_isEscapedAsTheSpecificationSays() {
    String[] named = new String[32];
    named['\b'] = "\\b";
    named['\t'] = "\\t";
    named['\n'] = "\\n";
    named['\f'] = "\\f";
    named['\r'] = "\\r";
    for (char c = 0; c < 32; c++) {
      String hex = Integer.toHexString(c);
      String expected = named[c] == null ? "\\u" + "0".repeat(4 - hex.length()) + hex : named[c];
      assertThat(Jcs.canonicalText(new JsonString(String.valueOf(c))))
          .isEqualTo("\"" + expected + "\"");
    }
    assertThat(Jcs.canonicalText(new JsonString("/\u007f\u2028\u2029\u00ad\uFEFF")))
        .isEqualTo("\"/\u007f\u2028\u2029\u00ad\uFEFF\"");
  }

  @Property(tries = 500)
  void readingWhatWasWritten_givesTheSame(@ForAll("values") JsonValue value) throws Exception {
    JsonValue canonical = JsonReader.strict().read(Jcs.canonicalBytes(value));
    assertThat(canonical).isEqualTo(value).hasSameHashCodeAs(value);
    assertThat(Jcs.canonicalText(canonical)).isEqualTo(Jcs.canonicalText(value));
    assertThat(JsonReader.strict().read(value.toJson())).isEqualTo(value);
    assertThat(JsonReader.strict().read(value.toJson()).toJson()).isEqualTo(value.toJson());
    assertThat(JsonReader.strict().read(JsonWriter.pretty(value))).isEqualTo(value);
  }

  @Property(tries = 500)
  void orderOfMembers_doesNotMatter(@ForAll("values") JsonValue value, @ForAll long seed) {
    JsonValue shuffled = shuffled(value, new Random(seed));
    assertThat(shuffled).isEqualTo(value).hasSameHashCodeAs(value);
    assertThat(Jcs.canonicalText(shuffled)).isEqualTo(Jcs.canonicalText(value));
  }

  @Property(tries = 500)
  void equality_isEqualityOfCanonicalForms(
      @ForAll("values") JsonValue one, @ForAll("values") JsonValue other) {
    assertThat(one.equals(other))
        .isEqualTo(Jcs.canonicalText(one).equals(Jcs.canonicalText(other)));
  }

  @Provide
  Arbitrary<JsonValue> values() {
    return JsonArbitraries.values();
  }

  private static JsonValue shuffled(JsonValue value, Random random) {
    if (value instanceof JsonArray array) {
      return new JsonArray(array.elements().stream().map(each -> shuffled(each, random)).toList());
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, object.size()).boxed().toList());
    Collections.shuffle(order, random);
    JsonObject.Builder builder = JsonObject.builder();
    order.forEach(i -> builder.put(object.nameAt(i), shuffled(object.valueAt(i), random)));
    return builder.build();
  }
}

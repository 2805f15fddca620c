package nl.skillspaspoort.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T23")
class JsonNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+1",
        "01",
        "-01",
        "1.",
        ".1",
        "1e",
        "1e+",
        "e1",
        "1 ",
        " 1",
        "0x1",
        "NaN",
        "1f",
        "1d",
        "1_0",
        "--1",
        "1.1.1",
        "1e1e1",
        "1e1.1",
        "\u0661",
        "1L",
        "Infinity",
        "1e309",
        "-1e309",
        "9007199254740992",
        "-9007199254740992",
        "123456789012345678901234567890"
      })
  void textThatIsNoNumberInRange_isRefusedWithoutShowingIt(String text) {
    assertThatThrownBy(() -> JsonNumber.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(
            e -> {
              if (text.length() > 2) {
                assertThat(e.getMessage()).doesNotContain(text);
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "0, true, 0",
    "-0, true, 0",
    "10, true, 10",
    "-9007199254740991, true, -9007199254740991",
    "1.0, false, 1",
    "1e2, false, 100",
    "1E+2, false, 100",
    "9007199254740991.0, false, 9007199254740991",
    "1e21, false, 1e21",
    "1.7976931348623157e308, false, 1.7976931348623157E308"
  })
  void number_isKeptAsWritten(String text, boolean integer, double value) {
    JsonNumber number = JsonNumber.parse(text);
    assertThat(number.lexical()).isEqualTo(text);
    assertThat(number.isInteger()).isEqualTo(integer);
    assertThat(number.doubleValue() + 0.0).isEqualTo(value);
  }

  @Test
  void numbersOfOneCanonicalForm_areEqual() {
    assertThat(JsonNumber.parse("1.0"))
        .isEqualTo(JsonNumber.of(1))
        .hasSameHashCodeAs(JsonNumber.of(1));
    assertThat(JsonNumber.parse("-0"))
        .isEqualTo(JsonNumber.of(0))
        .hasSameHashCodeAs(JsonNumber.of(0));
    assertThat(JsonNumber.parse("1e2")).isEqualTo(JsonNumber.of(100));
    assertThat(JsonNumber.of(1)).isNotEqualTo(JsonNumber.of(2)).isNotEqualTo(new JsonString("1"));
  }

  @Test
  void wholeNumberBeyondTheSafeRange_isRefused() {
    assertThat(JsonNumber.of(JsonNumber.MAX_SAFE_INTEGER).integerValue())
        .isEqualTo(9_007_199_254_740_991L);
    for (long value :
        new long[] {
          9_007_199_254_740_992L, -9_007_199_254_740_992L, Long.MAX_VALUE, Long.MIN_VALUE
        }) {
      assertThatThrownBy(() -> JsonNumber.of(value)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void fraction_hasNoWholeValue() {
    assertThatThrownBy(() -> JsonNumber.parse("1.0").integerValue())
        .isInstanceOf(IllegalStateException.class);
  }
}

package nl.skillspaspoort.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T25")
class DateTimeStampTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z",
    "2026-11-23T10:00:00+01:00, 2026-11-23T09:00:00Z",
    "2026-11-23T10:00:00-08:00, 2026-11-23T18:00:00Z",
    "2026-11-23T10:00:00+05:30, 2026-11-23T04:30:00Z",
    "2026-11-23T10:00:00-05:30, 2026-11-23T15:30:00Z",
    "2026-11-23T00:15:00+00:15, 2026-11-23T00:00:00Z",
    "2026-11-23T10:00:00+14:00, 2026-11-22T20:00:00Z",
    "2026-11-23T10:00:00-14:00, 2026-11-24T00:00:00Z",
    "2026-11-23T10:00:00+00:00, 2026-11-23T10:00:00Z",
    "2026-11-23T10:00:00-00:00, 2026-11-23T10:00:00Z",
    "2026-11-23T10:00:00.5Z, 2026-11-23T10:00:00.500Z",
    "2026-11-23T10:00:00.000000001Z, 2026-11-23T10:00:00.000000001Z",
    "2026-11-23T10:00:00.120Z, 2026-11-23T10:00:00.120Z",
    "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
    "2000-02-29T23:59:59.999999999Z, 2000-02-29T23:59:59.999999999Z",
    "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
  })
  void goodStamp_isRead(String text, String instant) throws Exception {
    assertThat(DateTimeStamp.parse(text, "")).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // no such time
        "2025-01-01T24:00:00Z",
        "2025-01-01T23:59:60Z",
        "2016-12-31T23:59:60Z",
        "2025-01-01T23:60:00Z",
        "2025-01-01T25:00:00Z",
        // no such day
        "2025-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2025-04-31T00:00:00Z",
        "2025-00-01T00:00:00Z",
        "2025-13-01T00:00:00Z",
        "2025-01-00T00:00:00Z",
        "2025-01-32T00:00:00Z",
        // case, separators, white space
        "2025-01-01t00:00:00Z",
        "2025-01-01T00:00:00z",
        "2025-01-01 00:00:00Z",
        "2025-01-01T00:00:00 Z",
        " 2025-01-01T00:00:00Z",
        "2025-01-01T00:00:00Z ",
        "2025-01-01T00:00:00Z\n",
        "\n2025-01-01T00:00:00Z",
        // no zone, or none of ours
        "2025-01-01T00:00:00",
        "2025-01-01T00:00:00+1:00",
        "2025-01-01T00:00:00+0100",
        "2025-01-01T00:00:00+01",
        "2025-01-01T00:00:00+14:01",
        "2025-01-01T00:00:00-14:59",
        "2025-01-01T00:00:00+15:00",
        "2025-01-01T00:00:00+01:60",
        "2025-01-01T00:00:00+99:99",
        "2025-01-01T00:00:00\u221201:00",
        "2025-01-01T00:00:00UTC",
        "2025-01-01T00:00:00Z[UTC]",
        "2025-01-01T00:00:00ZZ",
        "2025-01-01T00:00:00+01:00Z",
        // year
        "+12025-01-01T00:00:00Z",
        "12025-01-01T00:00:00Z",
        "-2025-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "25-01-01T00:00:00Z",
        // fraction
        "2025-01-01T00:00:00.Z",
        "2025-01-01T00:00:00,5Z",
        "2025-01-01T00:00:00.1234567890Z",
        "2025-01-01T00:00:00.-1Z",
        // parts missing or cut
        "2025-01-01T00:00Z",
        "2025-01-01",
        "2025-01-01Z",
        "2025-1-1T00:00:00Z",
        "2025-W01-1T00:00:00Z",
        "20250101T000000Z",
        "00:00:00Z",
        "T",
        "",
        // other forms and digits
        "Sun, 26 Feb 2023 01:22:14 +0000",
        "1700000000",
        "1e99",
        "now",
        "\u0662\u0660\u0662\u0665-01-01T00:00:00Z",
        "２０２５-01-01T00:00:00Z"
      })
  void anythingElse_isRefused(String text) {
    JsonFormatException refused =
        catchThrowableOfType(
            JsonFormatException.class, () -> DateTimeStamp.parse(text, "/validFrom"));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
    assertThat(refused.problem().where()).isEqualTo("/validFrom");
    if (text.length() > 3) {
      assertThat(refused.problem().found()).doesNotContain(text.strip());
    }
  }

  @Test
  void hugeText_isRefused() {
    assertThatThrownBy(() -> DateTimeStamp.parse("2025-01-01T00:00:00." + "1".repeat(4 << 20), ""))
        .isInstanceOf(JsonFormatException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z",
    "2026-11-23T10:00:00.1Z, 2026-11-23T10:00:00.100Z",
    "2026-11-23T10:00:00.000000001Z, 2026-11-23T10:00:00.000000001Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999999Z"
  })
  void instant_isWrittenInUtc(String instant, String text) {
    assertThat(DateTimeStamp.format(Instant.parse(instant))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+10000-01-01T00:00:00Z", "-0001-12-31T23:59:59Z", "+1000000000-12-31T00:00:00Z"})
  void instantWithoutFourDigitYear_isNotWritten(String instant) {
    assertThatThrownBy(() -> DateTimeStamp.format(Instant.parse(instant)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999-12-31T23:59:59-12:00", "0000-01-01T00:00:00+12:00"})
  void instantThatCouldNotBeWritten_isNotRead(String text) {
    assertThatThrownBy(() -> DateTimeStamp.parse(text, "")).isInstanceOf(JsonFormatException.class);
  }

  @Property
  void whatWasWritten_isReadBack(
      @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano)
      throws Exception {
    Instant instant = Instant.ofEpochSecond(second, nano);
    assertThat(DateTimeStamp.parse(DateTimeStamp.format(instant), "")).isEqualTo(instant);
  }
}

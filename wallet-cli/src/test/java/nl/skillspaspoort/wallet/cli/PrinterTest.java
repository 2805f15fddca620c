package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T94")
final class PrinterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"één café", "naïve Ω Ж 中", "🎓 diploma", "👩‍🔧", "می‌خواهم", "e\u0301", "a/b\\c"})
  void ordinaryText_staysAsItIs(String text) {
    assertThat(Printer.plain(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0000", "0007", "0008", "0009", "000a", "000d", "001b", "007f", "0080", "0085", "009b", "009f",
    "00ad", "061c", "200b", "200e", "200f", "2028", "2029", "202a", "202e", "2060", "2066", "2069",
    "fff9", "feff", "e000"
  })
  void whatSteersOrHides_isShownAsItsCode(String code) {
    String text = "a" + (char) Integer.parseInt(code, 16) + "b";
    assertThat(Printer.plain(text)).isEqualTo("a\\u" + code + "b");
  }

  @Test
  void tagsAndHalfPairs_areShownAsTheirCodes() {
    assertThat(Printer.plain("a\udb40\udc41")).isEqualTo("a\\udb40\\udc41");
    assertThat(Printer.plain("a\ud83d")).isEqualTo("a\\ud83d");
  }
}

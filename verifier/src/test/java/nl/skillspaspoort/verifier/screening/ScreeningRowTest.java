package nl.skillspaspoort.verifier.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table that does nothing to the spreadsheet that opens it. */
@Tag("T80")
class ScreeningRowTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain|plain",
        "=HYPERLINK(1)|'=HYPERLINK(1)",
        "+31|'+31",
        "-1|'-1",
        "@SUM(A1)|'@SUM(A1)",
        "\uff1dSUM|'\uff1dSUM",
        "a=b|a=b",
        "a,b|\"a,b\"",
        "a;b|\"a;b\"",
        "a\"b|\"a\"\"b\"",
        "=1,2|\"'=1,2\"",
      })
  void cell_isText(String text, String written) {
    assertThat(CsvLine.of(List.of(text))).isEqualTo(written);
  }

  @Test
  void line_isOneLine() {
    assertThat(CsvLine.of(List.of("a\nb\r\nc", "\t=1", "\u2028")))
        .isEqualTo("a\\u000ab\\u000d\\u000ac,'\\u0009=1,\\u2028");
  }

  @Test
  void row_hasACellForEachColumn_andNoNumber() {
    VerificationResult result = Verifier.builder().build().verify("geen bewijs");
    ScreeningRow row = ScreeningRow.of("a.json", result);
    assertThat(row.cells()).hasSameSizeAs(ScreeningRow.COLUMNS);
    assertThat(row.cells()).noneMatch(cell -> cell.matches(".*\\d.*"));
    assertThat(row.toCsv()).startsWith("a.json,INVALID,INVALID,");
    assertThat(row.toJson().toJson()).startsWith("{\"input\":\"a.json\",\"verdict\":\"INVALID\"");
  }
}

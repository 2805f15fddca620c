package nl.skillspaspoort.issuer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("DOMAIN issuer 3: dry run of a CSV file")
@Tag("T80")
final class BatchPlanTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final String DID = TestKeys.did(TestKeys.HOLDER).value();

  private static List<Problem> faults(String csv) throws BatchException {
    return TestBatches.plan(csv).faults();
  }

  private static String oneRow(String cells) {
    return TestBatches.HEADER + cells + "\n";
  }

  @Test
  void goodFile_hasARowForEachLine() throws BatchException {
    BatchPlan plan =
        TestBatches.plan(
            TestBatches.file(200, student -> TestBatches.row(student, "31-01-2026", "7,5")));
    assertThat(plan.faults()).isEmpty();
    assertThat(plan.rows()).hasSize(200);
    assertThat(plan.rows().get(0).reference()).isEqualTo("0000000");
    assertThat(plan.rows().get(0).results().get(0).value()).contains("7.5");
    assertThat(plan.rows().get(199).line()).isEqualTo(201);
  }

  @Test
  void threeFaults_areNamedByLineColumnAndFix() throws BatchException {
    String csv =
        TestBatches.file(
            200,
            student ->
                TestBatches.row(
                    student,
                    student == 40 ? "31-02-2026" : "31-01-2026",
                    student == 80 ? "tien" : "7,5"));
    BatchPlan plan = TestBatches.plan(csv.getBytes(WINDOWS), WINDOWS);
    assertThat(plan.rows()).isEmpty();
    assertThat(plan.faults())
        .extracting(Problem::where)
        .containsExactly("line 42, column datum", "line 82, column cijfer");
    assertThat(plan.faults().get(0).expected()).isEqualTo("a day such as 31-01-2026");
    assertThat(plan.faults().get(1).expected()).contains("7,5");
    assertThat(plan.faults().toString()).doesNotContain("tien").doesNotContain("31-02");
    List<Problem> unknown = faults(csv.replaceFirst("naam", "klas"));
    assertThat(unknown).hasSize(1);
    assertThat(unknown.get(0).message()).contains("line 1, column 2").contains("\"klas\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"31-01-2026", "31/1/2026", "31.01.2026", "2026-01-31", " 31-1-2026 "})
  void dutchDays_areRead(String day) throws BatchException {
    BatchPlan plan = TestBatches.plan(TestBatches.file(1, student -> TestBatches.row(1, day, "8")));
    assertThat(plan.faults()).isEmpty();
    assertThat(plan.rows().get(0).day()).hasToString("2026-01-31");
  }

  @ParameterizedTest
  @CsvSource({
    "29-02-2026,MALFORMED_VALUE_ERROR",
    "32-01-2026,MALFORMED_VALUE_ERROR",
    "01-13-2026,MALFORMED_VALUE_ERROR",
    "31-01-26,MALFORMED_VALUE_ERROR",
    "31-01/2026,MALFORMED_VALUE_ERROR",
    "46053,MALFORMED_VALUE_ERROR",
    "'',MALFORMED_VALUE_ERROR",
    "24-11-2026,RANGE_ERROR"
  })
  void daysThatAreNone_areFaults(String day, ProblemCode code) throws BatchException {
    assertThat(faults(TestBatches.file(1, student -> TestBatches.row(1, day, "8"))))
        .extracting(Problem::code)
        .containsExactly(code);
  }

  @Test
  void commasAndQuotesAndLineBreaks_areReadAsTheStandardSays() throws BatchException {
    String csv =
        "did,cijfer,datum,studentnummer,toelichting\r\n"
            + DID
            + ",\"7,5\",31-01-2026,S1,\"Zei: \"\"goed; fijn\"\",\r\nen ging\"\r\n\r\n"
            + DID
            + ",8,31-01-2026,S2,\r\n";
    BatchPlan plan = TestBatches.plan(csv);
    assertThat(plan.faults()).isEmpty();
    assertThat(plan.rows()).hasSize(2);
    assertThat(plan.rows().get(0).remarks().get(0).text())
        .isEqualTo("Zei: \"goed; fijn\",\r\nen ging");
    assertThat(plan.rows().get(1).line()).isEqualTo(5);
  }

  @Test
  void byteOrderMark_isSkipped() throws BatchException {
    String csv = "\uFEFF" + TestBatches.file(1, student -> TestBatches.row(1, "31-01-2026", "8"));
    assertThat(faults(csv)).isEmpty();
  }

  @Test
  void windowsBytes_areAnErrorUnlessTheyAreNamed() throws BatchException {
    String csv = oneRow("S1;Zoë;;31-01-2026;8;" + DID + ";één €");
    byte[] bytes = csv.getBytes(WINDOWS);
    assertThatThrownBy(() -> TestBatches.plan(bytes, StandardCharsets.UTF_8))
        .isInstanceOf(BatchException.class)
        .hasMessageContaining("INVALID_ENCODING at line 2")
        .hasMessageContaining("windows-1252");
    BatchPlan plan = TestBatches.plan(bytes, WINDOWS);
    assertThat(plan.rows().get(0).remarks().get(0).text()).isEqualTo("één €");
    bytes[bytes.length - 2] = (byte) 0x81;
    assertThatThrownBy(() -> TestBatches.plan(bytes, WINDOWS)).isInstanceOf(BatchException.class);
  }

  @Test
  void formula_staysInTheCredentialAndIsNeutralInTheReport() throws BatchException {
    String formula = "=HYPERLINK(\"\"https://evil.example\"\")";
    BatchPlan plan =
        TestBatches.plan(oneRow("S1;=1+1;;31-01-2026;8;" + DID + ";\"" + formula + "\""));
    assertThat(plan.faults()).isEmpty();
    assertThat(plan.rows().get(0).remarks().get(0).text())
        .isEqualTo("=HYPERLINK(\"https://evil.example\")");
    for (String cell : List.of("=1", "+1", "-1", "@x", "\tx", "\rx")) {
      assertThat(BatchReport.cell(cell)).matches("(?s)\"?'.*");
    }
    assertThat(BatchReport.cell("a;\"b\"")).isEqualTo("\"a;\"\"b\"\"\"");
  }

  @Test
  void numberLikeABsnInAnyColumn_isAFaultThatShowsNoDigit() throws BatchException {
    List<Problem> faults =
        faults(
            oneRow("123456782;x;;31-01-2026;8;" + DID + ";")
                + "S2;123456782;;31-01-2026;8;"
                + DID
                + ";\n");
    assertThat(faults).extracting(Problem::code).containsOnly(ProblemCode.PERSONAL_NUMBER);
    assertThat(faults)
        .extracting(Problem::where)
        .containsExactly("line 2, column studentnummer", "line 3, column naam");
    assertThat(faults.toString()).doesNotContain("123456782");
  }

  @Test
  void sameAwardTwice_isAFault() throws BatchException {
    String row = TestBatches.row(7, "31-01-2026", "8");
    assertThat(faults(TestBatches.HEADER + row + TestBatches.row(8, "31-01-2026", "8") + row))
        .extracting(Problem::message)
        .containsExactly(
            "BATCH_MALFORMED at line 4: found the same person and day as in line 2; expected one"
                + " row for each award");
  }

  @Test
  void wrongColumnsCellsQuotesAndWallets_areFaults() throws BatchException {
    assertThat(faults("")).extracting(Problem::where).containsExactly("line 1");
    assertThat(faults("studentnummer;datum\n"))
        .extracting(Problem::found)
        .containsExactly("no column cijfer", "no column did", "no column toelichting");
    assertThat(faults(TestBatches.HEADER.replace("naam", "datum"))).isNotEmpty();
    assertThat(faults(oneRow("S1;x"))).extracting(Problem::found).containsExactly("2 cells");
    assertThat(faults(oneRow("S1;\"x\"y;;31-01-2026;8;" + DID + ";"))).hasSize(1);
    assertThat(faults(oneRow("S1;x;;31-01-2026;8;mijn wallet;")))
        .extracting(Problem::where)
        .containsExactly("line 2, column did");
  }

  @Test
  @Tag("T83")
  void digest_changesWithWhatWouldBeSigned() throws BatchException {
    String csv = TestBatches.file(3, student -> TestBatches.row(student, "31-01-2026", "8"));
    String digest = TestBatches.plan(csv).digest();
    assertThat(TestBatches.plan(csv.replace("Jansen", "Pietersen")).digest()).isEqualTo(digest);
    assertThat(TestBatches.plan(csv.replaceFirst(";8;", ";9;")).digest()).isNotEqualTo(digest);
  }
}

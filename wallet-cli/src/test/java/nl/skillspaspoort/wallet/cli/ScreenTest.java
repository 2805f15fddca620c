package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table itself: its rows, and that it is gone on with where it was left. */
@Tag("T80")
class ScreenTest {
  @TempDir Path folder;

  @BeforeEach
  void inputs() throws IOException {
    Fixtures.write(folder.resolve("in/1-evc.json"), "evc");
    Fixtures.write(folder.resolve("in/=2+forged.json"), "forged");
    Fixtures.write(folder.resolve("in/3-expired.json"), "expired");
    Fixtures.write(folder.resolve("in/4-nothing.txt"), "not-json");
    Fixtures.write(folder.resolve("list.jws"), "trust-list");
    Fixtures.write(folder.resolve("policy.json"), "policy-bearer");
  }

  @Test
  void everyInput_hasItsRow_thatDoesNothingToASpreadsheet() throws IOException {
    assertThat(screen("table.csv")).isZero();
    List<String> rows = Files.readAllLines(folder.resolve("table.csv"));
    assertThat(rows).hasSize(5);
    assertThat(rows.get(0))
        .isEqualTo(
            "input,verdict,integrity,validity,status,recognition,holder,content,reasons,warnings");
    assertThat(rows.get(1))
        .isEqualTo("1-evc.json,VALID,VALID,CURRENT,NONE,RECOGNISED,NOT_CHECKED,OK,,");
    assertThat(rows.get(2)).startsWith("3-expired.json,INVALID,VALID,EXPIRED,");
    assertThat(rows.get(3)).startsWith("4-nothing.txt,INVALID,INVALID,");
    assertThat(rows.get(4)).startsWith("'=2+forged.json,INVALID,INVALID,");
  }

  @Test
  void tableThatWasCutOff_isGoneOnWith_andIsTheSame() throws IOException {
    assertThat(screen("whole.csv")).isZero();
    String whole = Files.readString(folder.resolve("whole.csv"));
    for (int cut : new int[] {0, 20, whole.indexOf('\n') + 1, 120, whole.length() - 3}) {
      Path table = folder.resolve("cut-" + cut + ".csv");
      Files.writeString(table, whole.substring(0, cut));
      assertThat(screen(table.getFileName().toString(), "--resume")).as("cut at " + cut).isZero();
      assertThat(Files.readString(table)).as("cut at " + cut).isEqualTo(whole);
    }
  }

  @Test
  void tableOfAnotherInput_isNotGoneOnWith() throws IOException {
    assertThat(screen("table.csv")).isZero();
    String before = Files.readString(folder.resolve("table.csv"));
    Files.delete(folder.resolve("in/4-nothing.txt"));
    assertThat(screen("table.csv", "--resume")).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("table.csv"))).isEqualTo(before);
  }

  @Test
  void rowsAsJson_oneALine() throws IOException {
    assertThat(screen("table.jsonl")).isZero();
    List<String> rows = Files.readAllLines(folder.resolve("table.jsonl"));
    assertThat(rows).hasSize(4);
    assertThat(rows.get(0)).startsWith("{\"input\":\"1-evc.json\",\"verdict\":\"VALID\",");
    assertThat(screen("table.jsonl", "--resume")).isZero();
    assertThat(Files.readAllLines(folder.resolve("table.jsonl"))).isEqualTo(rows);
  }

  @Test
  @Tag("T65")
  void olderList_isRefusedOnceANewerOneWasSeen() throws IOException {
    assertThat(screen("first.csv", "--memory", "seen.json")).isZero();
    assertThat(screen("again.csv", "--memory", "seen.json")).isZero();
    Files.writeString(
        folder.resolve("list.jws"), VerifyFixtures.trustList(6), StandardCharsets.US_ASCII);
    assertThat(screen("older.csv", "--memory", "seen.json")).isNotZero();
    assertThat(folder.resolve("older.csv")).doesNotExist();
    assertThat(screen("without.csv")).isZero();
    assertThat(verify("--memory", "seen.json")).isEqualTo(2);
    assertThat(verify()).isZero();
  }

  private int verify(String... more) {
    return run(
        more,
        "verify",
        "in/1-evc.json",
        "--trust",
        "list.jws",
        "--signer",
        TestKeys.LIST_SIGNER.publicKey().multibase(),
        "--policy",
        "policy.json");
  }

  private int screen(String out, String... more) {
    return run(
        more,
        "screen",
        "in",
        "--trust",
        "list.jws",
        "--signer",
        TestKeys.LIST_SIGNER.publicKey().multibase(),
        "--policy",
        "policy.json",
        "--out",
        out);
  }

  private int run(String[] more, String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return new TestEnvironment(folder, Language.EN).run(all);
  }
}

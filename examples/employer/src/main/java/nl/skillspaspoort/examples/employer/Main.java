package nl.skillspaspoort.examples.employer;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.screening.CsvLine;
import nl.skillspaspoort.verifier.screening.ScreeningRow;

/** Fifty applications, one answer in words, and a table of all of them. */
public final class Main {
  private Main() {}

  /** Runs the example; exit code 0 if every verdict is the expected one. */
  @SuppressForbidden(reason = "a program prints")
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(out, Path.of("target", "employer")) ? 0 : 1);
  }

  static boolean run(PrintStream out, Path folder) throws Exception {
    Applications applications = new Applications();
    Desk desk =
        new Desk(List.of(applications.list()), policy(), InstantSource.fixed(Applications.NOW));
    List<String> table = new ArrayList<>(List.of(CsvLine.of(ScreeningRow.COLUMNS)));
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Applications.Application application : applications.fifty()) {
      VerificationResult result = desk.judge(application.bytes());
      ScreeningRow row = ScreeningRow.of(application.name(), result);
      table.add(row.toCsv());
      counts.merge(row.verdict(), 1, Integer::sum);
      if (table.size() <= 11) {
        out.printf(Locale.ROOT, "%-15s %-13s %s%n", row.input(), row.verdict(), first(row));
      }
      if (table.size() == 2) {
        result.match(
            valid ->
                out.printf(
                    Locale.ROOT,
                    "  from %s, proof %s%n",
                    valid.credential().issuerName(Language.EN),
                    valid.credential().proof().level().code()),
            invalid -> out,
            open -> out);
      }
    }
    Files.createDirectories(folder);
    Files.write(folder.resolve("table.csv"), table, StandardCharsets.UTF_8);
    out.printf(Locale.ROOT, "%nof 50: %s%n", counts);
    return counts.equals(Map.of(Verdict.VALID, 35, Verdict.INVALID, 10, Verdict.UNDETERMINED, 5));
  }

  private static String first(ScreeningRow row) {
    return row.reasons().isEmpty() ? "-" : row.reasons().get(0).name();
  }

  private static byte[] policy() throws IOException {
    try (InputStream in = Main.class.getResourceAsStream("policy.json")) {
      if (in == null) {
        throw new IOException("found no policy.json; expected it beside this class");
      }
      return in.readAllBytes();
    }
  }
}

package nl.skillspaspoort.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.key.SignatureProvider;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks and writes {@code target/bench.tsv}: one line per row with median, error
 * (half of the 99.9 % confidence interval), what it is compared with, the ratio, and the limit if
 * there is one. Ends with 1 if a limit is missed.
 */
public final class Bench {
  static final String WITHOUT_NATIVE_CODE = "-D" + SignatureProvider.NATIVE_PROPERTY + "=off";

  private static final Path FOLDER = Path.of("target");

  private Bench() {}

  /**
   * {@code --quick} runs fewer and shorter measurements of the same rows; {@code --bulk} screens
   * 200,000 credentials in a small heap; {@code --batch} signs 100,000 from CSV in one; {@code
   * --picture} puts the last results of each JDK into {@code docs/}.
   */
  public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    List<String> arguments = List.of(args);
    if (arguments.equals(List.of("--bulk"))) {
      System.exit(BulkRun.inSmallHeap(FOLDER));
    } else if (arguments.size() == 2 && arguments.get(0).equals("--bulk-here")) {
      System.exit(BulkRun.here(Path.of(arguments.get(1))) ? 0 : 1);
    } else if (arguments.equals(List.of("--batch"))) {
      System.exit(BatchRun.inSmallHeap(FOLDER));
    } else if (arguments.size() == 2 && arguments.get(0).equals("--batch-here")) {
      System.exit(BatchRun.here(Path.of(arguments.get(1))) ? 0 : 1);
    } else if (arguments.equals(List.of("--picture"))) {
      Report.write(FOLDER, Path.of("docs"));
    } else if (arguments.isEmpty() || arguments.equals(List.of("--quick"))) {
      System.exit(measure(!arguments.isEmpty()) ? 0 : 1);
    } else {
      System.err.println("bench: usage: ./bench [--quick | --bulk | --batch | --picture]");
      System.exit(2);
    }
  }

  private static boolean measure(boolean quick) throws RunnerException, IOException {
    Measurements measured =
        new Measurements(new Runner(options(quick).build()).run(), NodeBbs.measure(quick));
    List<Row.Outcome> outcomes = Rows.all().stream().map(row -> row.outcome(measured)).toList();
    List<String> lines = new ArrayList<>();
    lines.add(Row.Outcome.HEADER);
    outcomes.forEach(outcome -> lines.add(outcome.line()));
    Files.write(FOLDER.resolve("bench.tsv"), lines);
    Files.write(FOLDER.resolve(Report.fileName(Runtime.version().feature())), lines);
    lines.forEach(System.out::println);
    return outcomes.stream().allMatch(Row.Outcome::kept);
  }

  private static ChainedOptionsBuilder options(boolean quick) {
    return new OptionsBuilder()
        .include("nl\\.skillspaspoort\\.examples\\.benchmarks\\..*")
        .addProfiler(GCProfiler.class)
        .forks(quick ? 1 : 3)
        .warmupIterations(quick ? 3 : 5)
        .warmupTime(TimeValue.milliseconds(quick ? 1_000 : 2_000))
        .measurementIterations(quick ? 5 : 8)
        .measurementTime(TimeValue.milliseconds(quick ? 500 : 2_000))
        .threads(1)
        .shouldFailOnError(true);
  }
}

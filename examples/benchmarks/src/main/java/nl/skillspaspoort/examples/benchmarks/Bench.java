package nl.skillspaspoort.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.key.SignatureProvider;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
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
  private static final String ALL = "nl\\.skillspaspoort\\.examples\\.benchmarks\\..*";

  /** Rows that stand beside each other within a few percent, so they are measured in turns. */
  private static final String IN_ROUNDS = "\\.(Raw|Verify|Native|Peer|Bulk|Growth)Benchmark\\.";

  private static final int ROUNDS = 3;

  private Bench() {}

  /**
   * {@code --quick} measures the same rows in one round; {@code --bulk} screens 200,000 credentials
   * in a small heap; {@code --batch} signs 100,000 from CSV in one; {@code --picture} puts the last
   * results of each JDK into {@code docs/}.
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
    List<RunResult> results = new ArrayList<>();
    for (int round = 0; round < (quick ? 1 : ROUNDS); round++) {
      results.addAll(new Runner(options().include(IN_ROUNDS).build()).run());
    }
    results.addAll(new Runner(options().include(ALL).exclude(IN_ROUNDS).build()).run());
    Measurements measured = new Measurements(results, NodeBbs.measure(quick));
    List<Row.Outcome> outcomes = Rows.all().stream().map(row -> row.outcome(measured)).toList();
    List<String> lines = new ArrayList<>();
    lines.add(Row.Outcome.HEADER);
    outcomes.forEach(outcome -> lines.add(outcome.line()));
    Files.write(FOLDER.resolve("bench.tsv"), lines);
    Files.write(FOLDER.resolve(Report.fileName(Runtime.version().feature())), lines);
    lines.forEach(System.out::println);
    return outcomes.stream().allMatch(Row.Outcome::kept);
  }

  /** Many short iterations: what else the machine does for a moment spoils few of them. */
  private static ChainedOptionsBuilder options() {
    return new OptionsBuilder()
        .addProfiler(GCProfiler.class)
        .forks(1)
        .warmupIterations(5)
        .warmupTime(TimeValue.milliseconds(1_000))
        .measurementIterations(10)
        .measurementTime(TimeValue.milliseconds(300))
        .threads(1)
        .shouldFailOnError(true);
  }
}

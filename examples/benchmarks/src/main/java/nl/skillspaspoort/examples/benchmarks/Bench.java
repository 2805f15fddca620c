package nl.skillspaspoort.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
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

  /** What is measured in several rounds, each in a new JVM. */
  private static final String IN_ROUNDS = "\\.((Native)?Turns|Growth)Benchmark\\.";

  /** Of those, the ones with so much code that the compiler is busy beside it for longer. */
  private static final String VERDICTS = "\\.TurnsBenchmark\\.(verdict|bulk)$";

  /** What is measured in turns already, for whoever wants to look at one of them alone. */
  private static final String ALONE =
      "\\.(Peer|Bulk|Native|(Verify|Raw)Benchmark\\.(?!rdfc$|sign$))";

  private static final int ROUNDS = 2;

  /**
   * Small and there from the start: a heap that grows is measured with the system's page faults.
   */
  private static final String[] HEAP = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"};

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
      results.addAll(run(options(5).include(IN_ROUNDS).exclude(VERDICTS)));
      results.addAll(run(options(15).include(VERDICTS)));
    }
    results.addAll(run(options(5).include(ALL).exclude(IN_ROUNDS).exclude(ALONE)));
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

  private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
    return new Runner(options.build()).run();
  }

  /** Many short iterations: what else the machine does for a moment spoils few of them. */
  private static ChainedOptionsBuilder options(int secondsOfWarmup) {
    return new OptionsBuilder()
        .addProfiler(GCProfiler.class)
        .jvmArgsPrepend(HEAP)
        .forks(1)
        .warmupIterations(secondsOfWarmup)
        .warmupTime(TimeValue.milliseconds(1_000))
        .measurementIterations(10)
        .measurementTime(TimeValue.milliseconds(300))
        .threads(1)
        .shouldFailOnError(true);
  }
}

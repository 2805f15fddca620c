package nl.skillspaspoort.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private static final Path OUT = Path.of("target", "bench.tsv");

  private Bench() {}

  /** {@code --quick} runs fewer and shorter measurements of the same rows. */
  public static void main(String[] args) throws RunnerException, IOException {
    boolean quick = List.of(args).equals(List.of("--quick"));
    if (!quick && args.length > 0) {
      System.err.println("bench: usage: ./bench [--quick]");
      System.exit(2);
    }
    Measurements measured = new Measurements(new Runner(options(quick).build()).run());
    List<Row.Outcome> outcomes = Rows.all().stream().map(row -> row.outcome(measured)).toList();
    List<String> lines = new ArrayList<>();
    lines.add(Row.Outcome.HEADER);
    outcomes.forEach(outcome -> lines.add(outcome.line()));
    Path folder = OUT.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(OUT, lines);
    lines.forEach(System.out::println);
    System.exit(outcomes.stream().allMatch(Row.Outcome::kept) ? 0 : 1);
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

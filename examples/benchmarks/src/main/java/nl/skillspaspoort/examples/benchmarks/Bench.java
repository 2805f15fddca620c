package nl.skillspaspoort.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the benchmarks and writes {@code target/bench.tsv}: one line per row with median, error
 * (half of the 99.9 % confidence interval), what it is compared with, the ratio, and the limit if
 * there is one. Ends with 1 if a limit is missed.
 */
public final class Bench {
  private static final Path OUT = Path.of("target", "bench.tsv");
  private static final String HEADER = "row\tmedian\tunit\terror\tcompared-with\tratio\tlimit\tok";

  /** A row, what it is compared with, and the highest ratio; a limit of 0 is none. */
  private record Comparison(String row, String with, double limit) {}

  private static final List<Comparison> COMPARISONS =
      List.of(
          new Comparison("raw verify", "raw verify", 0),
          new Comparison("raw sign", "raw sign", 0),
          new Comparison("verify eddsa-rdfc-2022", "raw verify", 0),
          new Comparison("verify eddsa-jcs-2022", "raw verify", 0),
          new Comparison("issue eddsa-rdfc-2022", "raw sign", 0),
          new Comparison("issue eddsa-jcs-2022", "raw sign", 0));

  private Bench() {}

  /** {@code --quick} runs fewer and shorter measurements of the same rows. */
  public static void main(String[] args) throws RunnerException, IOException {
    boolean quick = List.of(args).contains("--quick");
    if (!quick && args.length > 0) {
      System.err.println("bench: usage: ./bench [--quick]");
      System.exit(2);
    }
    Map<String, Statistics> rows = rows(new Runner(options(quick).build()).run());
    boolean ok = true;
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    for (Comparison comparison : COMPARISONS) {
      Statistics row = statistics(rows, comparison.row());
      double ratio = row.getPercentile(50) / statistics(rows, comparison.with()).getPercentile(50);
      boolean fits = comparison.limit() == 0 || ratio <= comparison.limit();
      ok &= fits;
      lines.add(
          String.format(
              Locale.ROOT,
              "%s\t%.1f\tus\t%.1f\t%s\t%.2f\t%s\t%s",
              comparison.row(),
              row.getPercentile(50),
              row.getMeanErrorAt(0.999),
              comparison.with(),
              ratio,
              comparison.limit() == 0
                  ? "-"
                  : String.format(Locale.ROOT, "%.2f", comparison.limit()),
              fits ? "yes" : "NO"));
    }
    Path folder = OUT.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(OUT, lines);
    lines.forEach(System.out::println);
    System.exit(ok ? 0 : 1);
  }

  private static Statistics statistics(Map<String, Statistics> rows, String name) {
    Statistics statistics = rows.get(name);
    if (statistics == null) {
      throw new IllegalStateException("no measurement " + name + "; there are " + rows.keySet());
    }
    return statistics;
  }

  private static ChainedOptionsBuilder options(boolean quick) {
    return new OptionsBuilder()
        .include("nl\\.skillspaspoort\\.examples\\.benchmarks\\..*")
        .forks(quick ? 1 : 3)
        .warmupIterations(quick ? 3 : 5)
        .warmupTime(TimeValue.seconds(2))
        .measurementIterations(quick ? 5 : 8)
        .measurementTime(TimeValue.seconds(2))
        .threads(1)
        .shouldFailOnError(true);
  }

  private static Map<String, Statistics> rows(Collection<RunResult> results) {
    Map<String, Statistics> rows = new TreeMap<>();
    for (RunResult result : results) {
      String benchmark = result.getParams().getBenchmark();
      String operation = benchmark.substring(benchmark.lastIndexOf('.') + 1);
      String suite = result.getParams().getParam("suite");
      String name = suite == null ? "raw " + operation : operation + " " + suite;
      rows.put(name, result.getPrimaryResult().getStatistics());
    }
    return rows;
  }
}

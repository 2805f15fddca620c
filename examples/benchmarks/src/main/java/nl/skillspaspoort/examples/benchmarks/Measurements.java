package nl.skillspaspoort.examples.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;

/** What JMH measured, by {@code Class.method}, with {@code :parameter} if it has parameters. */
final class Measurements {
  private static final String GROWTH = "GrowthBenchmark.verify";
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private final Map<String, List<IterationResult>> results = new TreeMap<>();

  private final Map<String, Quantity> nodeBbs;

  /**
   * @param results of JMH
   * @param nodeBbs of {@link NodeBbs}
   */
  Measurements(Collection<RunResult> results, Map<String, Quantity> nodeBbs) {
    this.nodeBbs = Map.copyOf(nodeBbs);
    for (RunResult result : results) {
      for (BenchmarkResult fork : result.getBenchmarkResults()) {
        this.results
            .computeIfAbsent(name(result.getParams()), absent -> new ArrayList<>())
            .addAll(fork.getIterationResults());
      }
    }
  }

  /**
   * A measured number, or why there is none.
   *
   * @param median of all iterations; not a number if it could not be measured
   * @param error half of the 99.9 % confidence interval of the mean
   * @param missing what it could not be measured without
   */
  record Quantity(double median, double error, Optional<String> missing) {
    /** A number that follows from others. */
    static Quantity derived(double value) {
      return new Quantity(value, 0, Optional.empty());
    }

    /** No number, and what it could not be measured without. */
    static Quantity missing(String what) {
      return new Quantity(Double.NaN, Double.NaN, Optional.of(what));
    }

    /** Of several measurements. */
    static Quantity of(double[] values) {
      ListStatistics statistics = new ListStatistics(values);
      return new Quantity(
          statistics.getPercentile(50), statistics.getMeanErrorAt(0.999), Optional.empty());
    }
  }

  /** Microseconds for one step of {@link NodeBbs}. */
  Quantity nodeBbs(String step) {
    Quantity quantity = nodeBbs.get(step);
    if (quantity == null) {
      throw new IllegalStateException("no measurement " + step + "; there are " + nodeBbs.keySet());
    }
    return quantity;
  }

  /** Microseconds for one call. */
  Quantity time(String benchmark) {
    return quantity(benchmark, iteration -> iteration.getPrimaryResult().getScore());
  }

  /** Microseconds for one call of the one that is taken first. */
  Quantity firstInTurns(String benchmark) {
    return quantity(benchmark, each -> secondary(each, "one") / secondary(each, "calls") / 1_000);
  }

  /** Microseconds for one call of the one that is taken second. */
  Quantity secondInTurns(String benchmark) {
    return quantity(benchmark, each -> secondary(each, "other") / secondary(each, "calls") / 1_000);
  }

  /** How many times the first one's time the second one takes; the median of all iterations. */
  double turns(String benchmark) {
    return quantity(benchmark, each -> secondary(each, "other") / secondary(each, "one")).median();
  }

  /** Microseconds for one call with a size of {@link Growth}. */
  Quantity ofSize(int skills) {
    return quantity(GROWTH, each -> microseconds(each, skills));
  }

  /** Microseconds that each skill more takes, from one size to another. */
  Quantity slope(int from, int to) {
    return quantity(GROWTH, each -> slope(each, from, to));
  }

  /** How many times steeper the growth is between the last two sizes than between the first two. */
  double bend(int from, int between, int to) {
    return quantity(GROWTH, each -> slope(each, between, to) / slope(each, from, between)).median();
  }

  private static double slope(IterationResult each, int from, int to) {
    return (microseconds(each, to) - microseconds(each, from)) / (to - from);
  }

  private static double microseconds(IterationResult each, int skills) {
    return secondary(each, Growth.counter(skills)) / secondary(each, "calls") / 1_000;
  }

  /** Bytes allocated by one call. */
  Quantity allocation(String benchmark) {
    return quantity(benchmark, iteration -> secondary(iteration, ALLOCATION));
  }

  @SuppressWarnings("rawtypes") // JMH's own signature
  private static double secondary(IterationResult iteration, String name) {
    for (Map.Entry<String, Result> secondary : iteration.getSecondaryResults().entrySet()) {
      if (secondary.getKey().endsWith(name)) {
        return secondary.getValue().getScore();
      }
    }
    throw new IllegalStateException(
        "no " + name + "; there are " + iteration.getSecondaryResults().keySet());
  }

  private Quantity quantity(String benchmark, ToDoubleFunction<IterationResult> part) {
    List<IterationResult> iterations = results.get(benchmark);
    if (iterations == null) {
      throw new IllegalStateException(
          "no measurement " + benchmark + "; there are " + results.keySet());
    }
    return Quantity.of(iterations.stream().mapToDouble(part).toArray());
  }

  private static String name(BenchmarkParams params) {
    String full = params.getBenchmark();
    int method = full.lastIndexOf('.');
    String name = full.substring(full.lastIndexOf('.', method - 1) + 1);
    return params.getParamsKeys().isEmpty()
        ? name
        : name
            + params.getParamsKeys().stream()
                .map(params::getParam)
                .collect(Collectors.joining(",", ":", ""));
  }
}

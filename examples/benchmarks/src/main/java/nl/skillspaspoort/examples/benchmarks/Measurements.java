package nl.skillspaspoort.examples.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** What JMH measured, by {@code Class.method}, with {@code :parameter} if it has parameters. */
final class Measurements {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private final Map<String, RunResult> results = new TreeMap<>();

  Measurements(Collection<RunResult> results) {
    for (RunResult result : results) {
      this.results.put(name(result.getParams()), result);
    }
  }

  /**
   * A measured number.
   *
   * @param median of all iterations
   * @param error half of the 99.9 % confidence interval of the mean
   */
  record Quantity(double median, double error) {
    /** A number that follows from others. */
    static Quantity derived(double value) {
      return new Quantity(value, 0);
    }

    private static Quantity of(Result<?> result) {
      Statistics statistics = result.getStatistics();
      return new Quantity(statistics.getPercentile(50), statistics.getMeanErrorAt(0.999));
    }
  }

  /** Microseconds for one call. */
  Quantity time(String benchmark) {
    return Quantity.of(result(benchmark).getPrimaryResult());
  }

  /** Bytes allocated by one call. */
  @SuppressWarnings("rawtypes") // JMH's own signature
  Quantity allocation(String benchmark) {
    for (Map.Entry<String, Result> secondary : result(benchmark).getSecondaryResults().entrySet()) {
      if (secondary.getKey().endsWith(ALLOCATION)) {
        return Quantity.of(secondary.getValue());
      }
    }
    throw new IllegalStateException("no " + ALLOCATION + " for " + benchmark);
  }

  private RunResult result(String benchmark) {
    RunResult result = results.get(benchmark);
    if (result == null) {
      throw new IllegalStateException(
          "no measurement " + benchmark + "; there are " + results.keySet());
    }
    return result;
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

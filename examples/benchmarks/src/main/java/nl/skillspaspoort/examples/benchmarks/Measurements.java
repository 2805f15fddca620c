package nl.skillspaspoort.examples.benchmarks;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/** What JMH measured, by {@code Class.method}, with {@code :parameter} if it has parameters. */
final class Measurements {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private final Map<String, RunResult> results = new TreeMap<>();

  private final Map<String, Quantity> nodeBbs;

  /**
   * @param results of JMH
   * @param nodeBbs of {@link NodeBbs}
   */
  Measurements(Collection<RunResult> results, Map<String, Quantity> nodeBbs) {
    this.nodeBbs = Map.copyOf(nodeBbs);
    for (RunResult result : results) {
      this.results.put(name(result.getParams()), result);
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

    /** Of single calls. */
    static Quantity of(double[] times) {
      return of(new ListStatistics(times));
    }

    private static Quantity of(Statistics statistics) {
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
    return Quantity.of(result(benchmark).getPrimaryResult().getStatistics());
  }

  /** Bytes allocated by one call. */
  @SuppressWarnings("rawtypes") // JMH's own signature
  Quantity allocation(String benchmark) {
    for (Map.Entry<String, Result> secondary : result(benchmark).getSecondaryResults().entrySet()) {
      if (secondary.getKey().endsWith(ALLOCATION)) {
        return Quantity.of(secondary.getValue().getStatistics());
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

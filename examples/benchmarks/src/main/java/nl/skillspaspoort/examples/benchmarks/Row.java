package nl.skillspaspoort.examples.benchmarks;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One line of the result: a quantity, what it stands beside, and the limit that it has to keep.
 *
 * @param name as it is printed; other rows refer to it
 * @param unit of the quantity
 * @param quantity where it comes from
 * @param comparison with what, if with anything
 */
record Row(
    String name,
    String unit,
    Function<Measurements, Measurements.Quantity> quantity,
    Optional<Comparison> comparison) {

  static final String MICROSECONDS = "us";
  static final String BYTES = "B";

  /**
   * What a row stands beside. The ratio is the row's quantity by the other one, or the other way
   * round where more is better.
   *
   * @param with the other one's name
   * @param ratio of the row's quantity by the other one
   * @param inverse true if the ratio says how many times less the row takes
   * @param limit of the ratio; highest, or lowest if inverse; empty if there is none
   */
  record Comparison(String with, Ratio ratio, boolean inverse, Optional<Double> limit) {}

  /** How many times the one is the other. */
  interface Ratio {
    double of(Measurements all, Measurements.Quantity own);

    /** By the medians of both. */
    static Ratio to(Function<Measurements, Measurements.Quantity> other) {
      return (all, own) -> own.median() / other.apply(all).median();
    }
  }

  /** Time of the one that a method of {@link TurnsBenchmark} takes first. */
  static Row firstInTurns(String name, String benchmark) {
    return new Row(name, MICROSECONDS, all -> all.firstInTurns(benchmark), Optional.empty());
  }

  /** Time of the one that a method of {@link TurnsBenchmark} takes second. */
  static Row secondInTurns(String name, String benchmark) {
    return new Row(name, MICROSECONDS, all -> all.secondInTurns(benchmark), Optional.empty());
  }

  /** The same row, at most so many times the one that it was measured in turns with. */
  Row atMostInTurns(double times, String with, String benchmark) {
    return compared(
        new Comparison(with, (all, own) -> all.turns(benchmark), false, Optional.of(times)));
  }

  /** The same row, at least so many times faster than the one it was measured in turns with. */
  Row fasterInTurns(double times, String with, String benchmark) {
    return compared(
        new Comparison(with, (all, own) -> all.turns(benchmark), true, Optional.of(times)));
  }

  /** Time of a benchmark method, {@code Class.method} or {@code Class.method:parameter}. */
  static Row time(String name, String benchmark) {
    return new Row(name, MICROSECONDS, all -> all.time(benchmark), Optional.empty());
  }

  /** Bytes allocated by one call of a benchmark method. */
  static Row allocation(String name, String benchmark) {
    return new Row(name, BYTES, all -> all.allocation(benchmark), Optional.empty());
  }

  /** The same row beside another one, without a limit. */
  Row beside(String with, Function<Measurements, Measurements.Quantity> other) {
    return compared(new Comparison(with, Ratio.to(other), false, Optional.empty()));
  }

  /** The same row, which may be at most so many times another one. */
  Row atMost(double times, Row other) {
    return compared(
        new Comparison(other.name, Ratio.to(other.quantity), false, Optional.of(times)));
  }

  /** The same row, at most so many times another quantity. */
  Row atMost(double times, String with, Function<Measurements, Measurements.Quantity> other) {
    return compared(new Comparison(with, Ratio.to(other), false, Optional.of(times)));
  }

  /** The same row, which must be at least so many times faster than another one. */
  Row fasterThan(Row other, double times) {
    return compared(new Comparison(other.name, Ratio.to(other.quantity), true, Optional.of(times)));
  }

  private Row compared(Comparison with) {
    return new Row(name, unit, quantity, Optional.of(with));
  }

  /** The row with its numbers filled in. */
  Outcome outcome(Measurements measured) {
    Measurements.Quantity own = quantity.apply(measured);
    if (comparison.isEmpty() || own.missing().isPresent()) {
      boolean unlimited = comparison.flatMap(Comparison::limit).isEmpty();
      return new Outcome(this, own, Double.NaN, unlimited);
    }
    double times = comparison.get().ratio().of(measured, own);
    boolean inverse = comparison.get().inverse();
    double ratio = inverse ? 1 / times : times;
    double limit = comparison.get().limit().orElse(inverse ? 0 : Double.POSITIVE_INFINITY);
    return new Outcome(this, own, ratio, inverse ? ratio >= limit : ratio <= limit);
  }

  /**
   * A measured row.
   *
   * @param ratio not a number if it stands alone or was not measured
   * @param kept false if a limit is missed or could not be checked
   */
  record Outcome(Row row, Measurements.Quantity own, double ratio, boolean kept) {
    static final String HEADER = "row\tmedian\tunit\terror\tcompared-with\tratio\tlimit\tok";

    /** Columns as in {@link #HEADER}, separated by tabs. */
    String line() {
      Optional<Comparison> comparison = row.comparison();
      if (own.missing().isPresent()) {
        return String.join(
            "\t",
            row.name(),
            "not measured: " + own.missing().get(),
            "-",
            "-",
            comparison.map(Comparison::with).orElse("-"),
            "-",
            limit(),
            kept ? "-" : "NO");
      }
      return String.format(
          Locale.ROOT,
          "%s\t%.1f\t%s\t%.1f\t%s\t%s\t%s\t%s",
          row.name(),
          own.median(),
          row.unit(),
          own.error(),
          comparison.map(Comparison::with).orElse("-"),
          comparison.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio) : "-",
          limit(),
          kept ? "yes" : "NO");
    }

    /** The limit with its direction; {@code -} if there is none. */
    String limit() {
      return row.comparison()
          .flatMap(
              with ->
                  with.limit()
                      .map(
                          limit ->
                              String.format(
                                  Locale.ROOT, with.inverse() ? ">= %.2f" : "<= %.2f", limit)))
          .orElse("-");
    }
  }
}

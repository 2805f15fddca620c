package nl.skillspaspoort.examples.benchmarks;

import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Two things done in turns, some calls of one and then some of the other, and how long each took. A
 * turn lasts a few milliseconds, so whatever else happens on the machine falls on both: their ratio
 * holds where neither time does.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Turns {
  private static final int CALLS = 20;

  /** Nanoseconds that the calls of the one took. */
  public long one;

  /** Nanoseconds that as many calls of the other took. */
  public long other;

  /** Calls of each. */
  public long calls;

  /** One turn of each. */
  void take(Callable<?> first, Callable<?> second, Blackhole sink) throws Exception {
    take(CALLS, first, second, sink);
  }

  /** The same with so many calls in a turn. */
  void take(int callsInATurn, Callable<?> first, Callable<?> second, Blackhole sink)
      throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < callsInATurn; i++) {
      sink.consume(first.call());
    }
    long between = System.nanoTime();
    for (int i = 0; i < callsInATurn; i++) {
      sink.consume(second.call());
    }
    one += between - start;
    other += System.nanoTime() - between;
    calls += callsInATurn;
  }
}

package nl.skillspaspoort.examples.benchmarks;

import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The same done for several sizes in turns, and how long each took in nanoseconds: as {@link
 * Turns}, for more than two.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Growth {
  private static final int CALLS = 5;

  public long skills1;
  public long skills2;
  public long skills4;
  public long skills8;
  public long skills16;
  public long skills32;
  public long skills64;

  /** Calls of each. */
  public long calls;

  /** The name of the counter of a size. */
  static String counter(int skills) {
    return "skills" + skills;
  }

  /** What is done for a number of skills. */
  interface Sized {
    Callable<?> of(int skills);
  }

  /** One turn of each size. */
  void take(Sized sized, Blackhole sink) throws Exception {
    skills1 += turn(sized.of(1), sink);
    skills2 += turn(sized.of(2), sink);
    skills4 += turn(sized.of(4), sink);
    skills8 += turn(sized.of(8), sink);
    skills16 += turn(sized.of(16), sink);
    skills32 += turn(sized.of(32), sink);
    skills64 += turn(sized.of(64), sink);
    calls += CALLS;
  }

  private static long turn(Callable<?> call, Blackhole sink) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      sink.consume(call.call());
    }
    return System.nanoTime() - start;
  }
}

package nl.skillspaspoort.examples.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The same with the native provider, in a JVM that has it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NativeTurnsBenchmark {
  private final NativeBenchmark provider = new NativeBenchmark();

  /** A check by the provider, called directly, and {@code eddsa-rdfc-2022}. */
  @Benchmark
  public void rdfc(Turns turns, Blackhole sink) throws Exception {
    turns.take(provider::verify, provider::rdfc, sink);
  }
}

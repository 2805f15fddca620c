package nl.skillspaspoort.examples.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What has a limit, in turns with what the limit is about. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = Bench.WITHOUT_NATIVE_CODE)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TurnsBenchmark {
  private final RawBenchmark raw = new RawBenchmark();
  private final VerifyBenchmark verify = new VerifyBenchmark();
  private final PeerBenchmark peers = new PeerBenchmark();
  private final BulkBenchmark bulk = new BulkBenchmark();

  /** A raw check, and {@code eddsa-rdfc-2022}. */
  @Benchmark
  public void rdfc(Turns turns, Blackhole sink) throws Exception {
    turns.take(raw::verify, verify::rdfc, sink);
  }

  /** A raw check, and {@code eddsa-jcs-2022}. */
  @Benchmark
  public void jcs(Turns turns, Blackhole sink) throws Exception {
    turns.take(raw::verify, verify::jcs, sink);
  }

  /** A raw check of as many bytes, and {@code vc+jwt}. */
  @Benchmark
  public void vcJwt(Turns turns, Blackhole sink) throws Exception {
    turns.take(raw::verifyToken, verify::vcJwt, sink);
  }

  /** A raw check, and an SD-JWT. */
  @Benchmark
  public void sdJwt(Turns turns, Blackhole sink) throws Exception {
    turns.take(raw::verify, verify::sdJwt, sink);
  }

  /** The proof alone, and a verdict. */
  @Benchmark
  public void verdict(Turns turns, Blackhole sink) throws Exception {
    turns.take(verify::proofOfListed, verify::verdictOfListed, sink);
  }

  /** A thousand verdicts by one thread, and by two. */
  @Benchmark
  public void bulk(Turns turns, Blackhole sink) throws Exception {
    turns.take(1, bulk::oneThread, bulk::twoThreads, sink);
  }

  /** {@code eddsa-rdfc-2022} by Titanium, and by us. */
  @Benchmark
  public void titanium(Turns turns, Blackhole sink) throws Exception {
    turns.take(peers::titaniumRdfc, verify::rdfc, sink);
  }

  /** {@code vc+jwt} by Nimbus, and by us. */
  @Benchmark
  public void nimbus(Turns turns, Blackhole sink) throws Exception {
    turns.take(peers::nimbusJwt, verify::vcJwt, sink);
  }
}

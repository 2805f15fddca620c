package nl.skillspaspoort.examples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.issuer.Securing;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The same work by well-known libraries put together, with Bouncy Castle's Ed25519 as well. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = Bench.WITHOUT_NATIVE_CODE)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PeerBenchmark {
  private final TitaniumVerifier titanium = new TitaniumVerifier(Badge.ISSUER.publicKey());
  private final NimbusVerifier nimbus = new NimbusVerifier(Badge.ISSUER.publicKey());
  private final byte[] rdfc = Badge.signed(Securing.ofDefault(), Badge.SKILLS);
  private final byte[] vcJwt = Badge.signed(Securing.vcJwt(), Badge.SKILLS);

  /** Titanium's expansion, titanium-rdfc, contexts in memory. No check for what is left out. */
  @Benchmark
  public boolean titaniumRdfc() throws Exception {
    return held(titanium.verify(rdfc));
  }

  /** Nimbus, its payload read as JSON. */
  @Benchmark
  public boolean nimbusJwt() throws Exception {
    return held(nimbus.verify(new String(vcJwt, StandardCharsets.US_ASCII)));
  }

  private static boolean held(boolean accepted) {
    if (!accepted) {
      throw new IllegalStateException("a peer refuses what is measured");
    }
    return true;
  }
}

package nl.skillspaspoort.examples.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.VerifiedDocument;
import nl.skillspaspoort.issuer.Securing;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The time of a verification against the size of the credential, all sizes in turns. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = Bench.WITHOUT_NATIVE_CODE)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GrowthBenchmark {
  /** How many skills the credentials name. */
  static final List<Integer> SIZES = List.of(1, 2, 4, 8, 16, 32, 64);

  private final DataIntegrity dataIntegrity = DataIntegrity.standard();
  private final Map<Integer, byte[]> signed = new HashMap<>();

  /** Signs the badges that are verified. */
  public GrowthBenchmark() {
    for (int skills : SIZES) {
      signed.put(skills, Badge.signed(Securing.ofDefault(), skills));
    }
  }

  /** Bytes in, {@code eddsa-rdfc-2022} checked. */
  @Benchmark
  public void verify(Growth growth, Blackhole sink) throws Exception {
    growth.take(skills -> () -> verified(signed.getOrDefault(skills, new byte[0])), sink);
  }

  private VerifiedDocument verified(byte[] bytes) throws ProblemException {
    SignedCredential credential = SignedCredential.parse(bytes);
    return dataIntegrity.verifyProofOnly(
        credential.json(),
        dataIntegrity.proofs(credential.json()).get(0),
        Badge.ISSUER.publicKey());
  }
}

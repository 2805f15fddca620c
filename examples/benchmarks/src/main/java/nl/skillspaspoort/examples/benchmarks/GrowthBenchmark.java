package nl.skillspaspoort.examples.benchmarks;

import java.util.List;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The time of a verification against the size of the credential. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = Bench.WITHOUT_NATIVE_CODE)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GrowthBenchmark {
  static final List<Integer> SIZES = List.of(1, 2, 4, 8, 16, 32, 64);

  /** How many skills the credential names. */
  @Param({"1", "2", "4", "8", "16", "32", "64"})
  public int skills;

  private final DataIntegrity dataIntegrity = DataIntegrity.standard();
  private byte[] signed = {};

  /** Signs the badge that is verified. */
  @Setup
  public void prepare() {
    signed = Badge.signed(Securing.ofDefault(), skills);
  }

  /** Bytes in, {@code eddsa-rdfc-2022} checked. */
  @Benchmark
  public VerifiedDocument verify() throws ProblemException {
    SignedCredential credential = SignedCredential.parse(signed);
    return dataIntegrity.verifyProofOnly(
        credential.json(),
        dataIntegrity.proofs(credential.json()).get(0),
        Badge.ISSUER.publicKey());
  }
}

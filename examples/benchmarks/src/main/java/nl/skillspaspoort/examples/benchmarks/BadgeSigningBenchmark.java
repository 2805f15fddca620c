package nl.skillspaspoort.examples.benchmarks;

import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.Issuer;
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

/** From a draft to bytes that the issuer has verified itself. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = Bench.WITHOUT_NATIVE_CODE)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BadgeSigningBenchmark {
  /** Name of the cryptosuite. */
  @Param({"eddsa-rdfc-2022", "eddsa-jcs-2022"})
  public String suite = "";

  private final CredentialDraft draft = Badge.draft(Badge.SKILLS);
  private Issuer issuer = Badge.issuer(Securing.ofDefault());

  /** Takes the suite that was asked for. */
  @Setup
  public void prepare() {
    issuer = Badge.issuer(Securing.dataIntegrity(suite));
  }

  /** Draft in, bytes out, with the issuer's check of its own output. */
  @Benchmark
  public byte[] issue() throws ProblemException {
    return issuer.issue(draft).bytes();
  }
}

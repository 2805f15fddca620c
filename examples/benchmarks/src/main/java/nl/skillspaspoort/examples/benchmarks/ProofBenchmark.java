package nl.skillspaspoort.examples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.VerifiedDocument;
import nl.skillspaspoort.issuer.Issuer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From bytes to a checked proof, and from a draft to checked bytes; the key is known. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProofBenchmark {
  /** Name of the cryptosuite. */
  @Param({"eddsa-rdfc-2022", "eddsa-jcs-2022"})
  public String suite = "";

  private final DataIntegrity dataIntegrity = DataIntegrity.standard();
  private final CredentialDraft draft = Badge.draft(Badge.SKILLS);
  private Issuer issuer = Issuer.builder().signer(signer()).clock(() -> Badge.NOW).build();
  private byte[] signed = new byte[0];

  private static Signer signer() {
    return DidKey.signer(Badge.ISSUER);
  }

  /** Signs the badge that is verified. */
  @Setup
  public void prepare() throws ProblemException {
    issuer = Issuer.builder().signer(signer()).cryptosuite(suite).clock(() -> Badge.NOW).build();
    signed = issuer.issue(draft).bytes();
  }

  /** Bytes in, proof checked with all safe-mode checks. */
  @Benchmark
  public VerifiedDocument verify() throws ProblemException {
    SignedCredential credential = SignedCredential.parse(signed);
    return dataIntegrity.verifyProofOnly(
        credential.json(),
        dataIntegrity.proofs(credential.json()).get(0),
        Badge.ISSUER.publicKey());
  }

  /** Draft in, bytes out, with the issuer's check of its own output. */
  @Benchmark
  public byte[] issue() throws ProblemException {
    return issuer.issue(draft).bytes();
  }

  /**
   * What every row is compared with: one Ed25519 operation over the 64 bytes that a proof signs.
   */
  @State(Scope.Benchmark)
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public static class Raw {
    private final byte[] message =
        "the two hashes that a Data Integrity proof signs: 64 bytes long."
            .getBytes(StandardCharsets.US_ASCII);
    private final Signer signer = signer();
    private byte[] signature = new byte[0];

    /** Makes the signature that is checked. */
    @Setup
    public void prepare() throws SigningException {
      signature = signer.sign(message);
    }

    /** One signature check. */
    @Benchmark
    public boolean verify() {
      return signer.publicKey().accepts(message, signature);
    }

    /** One signature. */
    @Benchmark
    public byte[] sign() throws SigningException {
      return signer.sign(message);
    }
  }
}

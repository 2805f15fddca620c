package nl.skillspaspoort.examples.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.bbs.Bbs;
import nl.skillspaspoort.bbs.BbsSecretKey;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The badge with a base proof, and with a derived proof that shows the achievement. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SelectiveBenchmark {
  private static final DataIntegrity SUITES = Bbs.suites();
  private static final List<String> MANDATORY =
      List.of("/issuer", "/validFrom", "/credentialSubject/id");
  private static final List<String> CHOSEN = List.of("/credentialSubject/achievement");

  /** Name of the cryptosuite. */
  @Param({Cryptosuites.ECDSA_SD_2023, Cryptosuites.BBS_2023})
  public String suite = "";

  private Signer signer = ecdsa();
  private VerificationKey key = signer.publicKey();
  private JsonObject unsigned = JsonObject.EMPTY;
  private JsonObject base = JsonObject.EMPTY;
  private JsonObject derived = JsonObject.EMPTY;

  private static byte[] filled() {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) 5);
    return bytes;
  }

  private static Signer ecdsa() {
    return DidKey.signer(
        EcSecretKey.ofScalar(KeyAlgorithm.P256, filled(), InsecureSecretKeyAccess.get()));
  }

  /** Signs and derives once. */
  @Setup
  public void prepare() throws ProblemException {
    if (suite.equals(Cryptosuites.BBS_2023)) {
      signer =
          BbsSecretKey.ofMaterial(filled(), new byte[0], InsecureSecretKeyAccess.get()).signer();
    }
    key = signer.publicKey();
    unsigned =
        Badge.draft(Badge.SKILLS)
            .toUnsignedCredential(
                JsonObject.builder().put("id", signer.keyId().controller()).build(),
                "urn:uuid:0f5b1f0e-51a0-4cf4-a2cb-9f2f0a3f2a11",
                Badge.NOW);
    base = sign();
    derived = derive();
  }

  /** Document in, document with a base proof out. */
  @Benchmark
  public JsonObject sign() throws ProblemException {
    return SUITES.secureSelectively(
        unsigned, ProofOptions.assertion(suite, Badge.NOW), MANDATORY, signer);
  }

  /** Base proof in, chosen parts with a derived proof out. */
  @Benchmark
  public JsonObject derive() throws ProblemException {
    return SUITES.derive(base, CHOSEN);
  }

  /** The derived proof, and nothing else. */
  @Benchmark
  public JsonObject verify() throws ProblemException {
    return SUITES.verifyProofOnly(derived, SUITES.proofs(derived).get(0), key).document();
  }
}

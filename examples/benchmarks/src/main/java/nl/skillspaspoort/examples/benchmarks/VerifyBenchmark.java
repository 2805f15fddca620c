package nl.skillspaspoort.examples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.VerifiedDocument;
import nl.skillspaspoort.core.sdjwt.KeyBindingRequirement;
import nl.skillspaspoort.core.sdjwt.SdJwt;
import nl.skillspaspoort.core.sdjwt.SdJwtProfile;
import nl.skillspaspoort.core.sdjwt.VerifiedSdJwt;
import nl.skillspaspoort.issuer.Securing;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From bytes to a checked signature, the key known; and to a verdict. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = Bench.WITHOUT_NATIVE_CODE)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VerifyBenchmark {
  private final DataIntegrity dataIntegrity = DataIntegrity.standard();
  private final Verifier verifier = Badge.verifier();
  private final byte[] rdfc = Badge.signed(Securing.ofDefault(), Badge.SKILLS);
  private final byte[] jcs = Badge.signed(Securing.dataIntegrity("eddsa-jcs-2022"), Badge.SKILLS);
  private final byte[] vcJwt = Badge.signed(Securing.vcJwt(), Badge.SKILLS);
  private final byte[] listed = Badge.signedWithStatus();
  private final byte[] sdJwt = Badge.sdJwt();

  /** All safe-mode checks on. */
  @Benchmark
  public VerifiedDocument rdfc() throws ProblemException {
    return proof(rdfc);
  }

  /** The same over canonical JSON. */
  @Benchmark
  public VerifiedDocument jcs() throws ProblemException {
    return proof(jcs);
  }

  private VerifiedDocument proof(byte[] signed) throws ProblemException {
    SignedCredential credential = SignedCredential.parse(signed);
    return dataIntegrity.verifyProofOnly(
        credential.json(),
        dataIntegrity.proofs(credential.json()).get(0),
        Badge.ISSUER.publicKey());
  }

  /** A token, with its payload read. */
  @Benchmark
  public JsonObject vcJwt() throws ProblemException {
    return VcJwt.parse(
            new String(vcJwt, StandardCharsets.US_ASCII),
            VcJwt.Kind.CREDENTIAL,
            JsonReader.strict())
        .verify(Badge.ISSUER.publicKey());
  }

  /** A token with every disclosure put in its place. */
  @Benchmark
  public VerifiedSdJwt sdJwt() throws ProblemException {
    return SdJwt.parse(new String(sdJwt, StandardCharsets.US_ASCII))
        .verify(
            Set.of(Badge.ISSUER.publicKey()),
            SdJwtProfile.SD_JWT_VC,
            KeyBindingRequirement.allowUnprovenHolder());
  }

  /** The proof alone of a credential with a status entry. */
  @Benchmark
  public VerifiedDocument proofOfListed() throws ProblemException {
    return proof(listed);
  }

  /** Proof, validity, recognition by a trust list, status by a list that is known. */
  @Benchmark
  public VerificationResult verdictOfListed() {
    VerificationResult result = verifier.verify(listed);
    if (result.verdict() != Verdict.VALID) {
      throw new IllegalStateException("what is measured is not valid: " + result.problems());
    }
    return result;
  }
}

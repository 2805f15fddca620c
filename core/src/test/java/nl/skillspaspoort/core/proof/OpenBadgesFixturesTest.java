package nl.skillspaspoort.core.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fixtures of the 1EdTech validator: the proof of each by the key in the fragment of its
 * verification method. What their {@code -err-} files get wrong besides is for other tests.
 */
final class OpenBadgesFixturesTest {
  private static final String FOLDER = "open-badges-3.0";
  private static final DataIntegrity PROOFS =
      DataIntegrity.with(
          Cryptosuites.over(Canonicalizer.standard()).withLegacyEd25519Signature2020());

  private static final String VALIDATOR = "validator-fixtures/";

  /** What we say of those whose proof does not hold, and why that is right. */
  private static final Map<String, ProblemCode> REFUSED =
      Map.ofEntries(
          // names a DID where a key belongs, so that no step of the look-up gives one key
          Map.entry("clr-2.0-fixtures/complex.json", ProblemCode.MALFORMED_VALUE_ERROR),
          refused("simple-did-key-method", ProblemCode.MALFORMED_VALUE_ERROR),
          refused("simple-err-proof-method-unknown-did-method", ProblemCode.MALFORMED_VALUE_ERROR),
          refused("simple-err-proof-method-unknown-scheme", ProblemCode.MALFORMED_VALUE_ERROR),
          // a draft's context, which nobody publishes any more
          Map.entry("clr-2.0-fixtures/simple_old_safesigned.json", ProblemCode.CONTEXT_NOT_BUNDLED),
          Map.entry("clr-2.0-fixtures/simple-noproof.json", ProblemCode.PROOF_MISSING),
          refused("simple-noproof", ProblemCode.PROOF_MISSING),
          // the key is not in the file
          refused("complete_v1", ProblemCode.KEY_UNRESOLVED),
          // its first proof is of a type that does not exist, and every proof must hold
          refused("simple-multiple-proofs", ProblemCode.MISSING_MEMBER),
          // the fault of the name takes meaning away from a part, which a signature would not cover
          refused("simple-err-context", ProblemCode.DATA_LOSS),
          refused("simple-err-credential-subject-identifier-type", ProblemCode.DATA_LOSS),
          refused("simple-err-credential-subject-profile-type", ProblemCode.DATA_LOSS),
          refused("simple-err-credential-subject-type", ProblemCode.DATA_LOSS),
          refused("simple-err-evidence-type", ProblemCode.DATA_LOSS),
          refused("simple-err-issuer-otheridentifier-type", ProblemCode.DATA_LOSS),
          refused("simple-err-issuer-type", ProblemCode.DATA_LOSS),
          refused("simple-err-type", ProblemCode.DATA_LOSS),
          // the signature is of something else
          refused("simple-err-proof-value", ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR),
          refused(
              "endorsement-err-schema-status-refresh", ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR));

  private static Map.Entry<String, ProblemCode> refused(String fixture, ProblemCode code) {
    return Map.entry(VALIDATOR + fixture + ".json", code);
  }

  static List<String> files() {
    return SharedVectors.files(FOLDER, ".json", 28);
  }

  @ParameterizedTest
  @MethodSource("files")
  void proof_holdsOrIsRefusedAsListed(String file) {
    JsonObject badge = SharedVectors.json(FOLDER, file);
    assertThat(refusal(badge)).isEqualTo(Optional.ofNullable(REFUSED.get(file)));
  }

  private static Optional<ProblemCode> refusal(JsonObject badge) {
    try {
      for (Proof proof : PROOFS.proofs(badge)) {
        PROOFS.verifyProofOnly(badge, proof, key(proof));
      }
      return Optional.empty();
    } catch (ProofException e) {
      return Optional.of(e.problem().code());
    } catch (KeyFormatException e) {
      return Optional.of(ProblemCode.KEY_UNRESOLVED);
    }
  }

  private static VerificationKey key(Proof proof) throws KeyFormatException {
    String name = proof.verificationMethod().value();
    return Multikey.decode(
        name.substring(Math.max(name.lastIndexOf('#'), name.lastIndexOf(':')) + 1));
  }
}

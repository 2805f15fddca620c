package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.SharedVectors;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The inputs of the W3C test suite for VC-JOSE-COSE that use JSON Web Signatures, the tokens that
 * the specification prints, and the tokens of the Open Badges validator.
 *
 * @see <a href="https://github.com/w3c/vc-jose-cose-test-suite">VC-JOSE-COSE test suite</a>
 */
@Tag("T10")
final class VcJoseVectorsTest {
  private static final String SUITE = "w3c-vc-jose-cose-test-suite";
  private static final String EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2";
  private static final String BASE = "https://www.w3.org/ns/credentials/v2";

  /**
   * What a test of the suite comes to here. The faults that the suite names are found as such.
   * Where it expects success, the signature holds, and yet:
   *
   * <ul>
   *   <li>6: {@code iat} is text, which RFC 7519 §4.1.6 does not allow;
   *   <li>7: the same in the first credential; the third is a COSE token, which is not read.
   * </ul>
   */
  private static final Map<Integer, ProblemCode> VERIFIED =
      Map.of(
          6, ProblemCode.MALFORMED_VALUE_ERROR,
          7, ProblemCode.CONTEXT_NOT_ALLOWED,
          9, ProblemCode.MALFORMED_VALUE_ERROR,
          10, ProblemCode.PROOF_MISSING,
          12, ProblemCode.MALFORMED_VALUE_ERROR,
          13, ProblemCode.JWS_TYPE_MISMATCH,
          15, ProblemCode.CREDENTIAL_STRUCTURE,
          16, ProblemCode.CONTEXT_NOT_ALLOWED);

  /** Tests whose signature is right, whatever else is wrong; the key is the one of the test. */
  private static final Set<Integer> GOOD_SIGNATURE = Set.of(6, 7, 13, 15, 16);

  @TestFactory
  Stream<DynamicTest> suiteInputs_comeToWhatIsListed() {
    List<JsonObject> tests = tests("verify");
    assertThat(tests).hasSize(VERIFIED.size());
    return tests.stream()
        .map(test -> DynamicTest.dynamicTest(test.text("name").orElseThrow(), () -> check(test)));
  }

  private static void check(JsonObject test) throws ProblemException {
    int number = Integer.parseInt(test.text("name").orElseThrow().split("\\.", 2)[0]);
    String input = SharedVectors.text(SUITE, "input/" + test.text("input_file").orElseThrow());
    VerificationKey key = key(test.text("key_file").orElseThrow());
    String text = input.strip();
    VerificationResult result = verifier(key).verify(text);
    assertThat(result).isInstanceOf(VerificationResult.Invalid.class);
    assertThat(result.firstProblem()).map(Problem::code).contains(VERIFIED.get(number));
    if (!text.startsWith("{")) {
      assertThat(signatureProblem(text, key).isEmpty()).isEqualTo(GOOD_SIGNATURE.contains(number));
    }
  }

  /** What is wrong with the signature alone, under the type that the token says it has. */
  private static Optional<ProblemCode> signatureProblem(String text, VerificationKey key) {
    try {
      CompactJws jws = CompactJws.parse(text);
      jws.verify(jws.unverifiedHeader().text("typ").orElseThrow(), Set.of(key));
      return Optional.empty();
    } catch (JwsException e) {
      return Optional.of(e.problem().code());
    }
  }

  @Test
  void badSignatureOfTheSuite_isFoundAsSuch() throws ProblemException {
    String text = SharedVectors.text(SUITE, "input/credential-jose-bad-signature.txt").strip();
    assertThat(signatureProblem(text, key("vm-ed25519.json")))
        .contains(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Test
  void badCredentialOfTheSuite_isFoundAsSuch() throws ProblemException {
    String text = SharedVectors.text(SUITE, "input/presentation-jose-bad-credential.txt").strip();
    VerificationResult result = verifier(key("vm-ed25519.json")).verify(text);
    assertThat(result.parts()).hasSize(1);
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    JsonObject credential = SignedPresentation.parse(text).credentials().get(0);
    assertThat(verifier(key("vm-ed25519.json")).verify(credential.toJson()).firstProblem())
        .map(Problem::code)
        .contains(ProblemCode.CREDENTIAL_STRUCTURE);
  }

  @Test
  void presentationOfTheSuite_isReadPartByPart() throws ProblemException {
    String text = SharedVectors.text(SUITE, "input/presentation-jose-multiple.txt").strip();
    VerificationKey key = key("vm-p384.json");
    VcJwt token = VcJwt.parse(text, VcJwt.Kind.PRESENTATION, JsonReader.strict());
    assertThat(token.verify(key)).isEqualTo(token.unverifiedDocument());
    // The presentation itself is refused for its contexts, so its credentials are read here one by
    // one.
    assertThat(verifier(key).verify(text).verdict()).isEqualTo(Verdict.INVALID);
    assertThat(SignedPresentation.parse(text).credentials())
        .extracting(
            credential ->
                verifier(key).verify(credential.toJson()).firstProblem().orElseThrow().code())
        .startsWith(ProblemCode.MALFORMED_VALUE_ERROR)
        .endsWith(ProblemCode.UNSUPPORTED_SECURING);
  }

  /**
   * The suite asks to issue under contexts that do not ship, because their {@code @vocab} gives a
   * meaning to every name: that is refused, for the inputs with unknown members and without.
   */
  @Test
  void issuingUnderExampleContexts_isRefused() throws ProblemException {
    List<JsonObject> tests = tests("issue");
    assertThat(tests).hasSize(4);
    for (JsonObject test : tests) {
      JsonObject input =
          SharedVectors.json(SUITE, "input/" + test.text("input_file").orElseThrow());
      if (test.text("feature").orElseThrow().equals("credential_jose")) {
        assertThat(
                org.assertj.core.api.Assertions.catchThrowableOfType(
                        JwsException.class,
                        () ->
                            VcJwt.signCredential(
                                input,
                                FixedClock.NOW,
                                nl.skillspaspoort.core.testkit.TestKeys.issuer()))
                    .problem()
                    .code())
            .isEqualTo(ProblemCode.CONTEXT_NOT_BUNDLED);
      }
    }
  }

  @Test
  void keyOnP521_isReadForTokens() throws ProblemException {
    VerificationKey key = Jwk.read(publicJwk("vm-p521.json"));
    String text = SharedVectors.text(SUITE, "input/credential-jose-unknown-extensions.txt").strip();
    assertThat(signatureProblem(text, key)).isEmpty();
  }

  /** They have no {@code typ}, or one of an older draft: well-formed, and of another type. */
  @Test
  void tokensInTheSpecification_areWellFormedAndOfAnotherType() throws ProblemException {
    JsonArray tokens =
        SharedVectors.json("w3c-vc-jose-cose", "specification-tokens.json")
            .required("tokens", "")
            .asArray("");
    assertThat(tokens.size()).isGreaterThanOrEqualTo(4);
    for (JsonValue each : tokens) {
      JsonObject token = (JsonObject) each;
      String text = token.text("token").orElseThrow();
      CompactJws jws = CompactJws.parse(text.split("~", 2)[0]);
      assertThat(jws.unverifiedHeader()).isEqualTo(token.get("header").orElseThrow());
      assertThat(JsonReader.strict().readObject(jws.unverifiedPayload()))
          .isEqualTo(token.get("payload").orElseThrow());
      for (VcJwt.Kind kind : VcJwt.Kind.values()) {
        assertThat(
                org.assertj.core.api.Assertions.catchThrowableOfType(
                        JwsException.class,
                        () -> VcJwt.parse(jws.text(), kind, JsonReader.strict()))
                    .problem()
                    .code())
            .isEqualTo(ProblemCode.JWS_TYPE_MISMATCH);
      }
    }
  }

  /** RS256, which no key of this build has; of the data model 1.1; unsupported also by opt-in. */
  @Test
  @Tag("T2")
  void openBadgesTokens_areOfAnUnsupportedAlgorithm() {
    List<String> files = SharedVectors.files("open-badges-3.0", ".jwt.txt", 2);
    Verifier reading =
        Verifier.builder()
            .policy(VerificationPolicy.builder().readLegacyVcJwt11().build())
            .clock(FixedClock.atNow())
            .build();
    for (String file : files) {
      String text = SharedVectors.text("open-badges-3.0", file).strip();
      assertThat(reading.verify(text).problems())
          .extracting(Problem::code)
          .containsExactly(ProblemCode.ALG_NOT_ALLOWED);
      assertThat(
              org.assertj.core.api.Assertions.catchThrowableOfType(
                      ProblemException.class, () -> SignedCredential.parse(text))
                  .problem()
                  .code())
          .isEqualTo(ProblemCode.ALG_NOT_ALLOWED);
    }
  }

  private static List<JsonObject> tests(String function) {
    try {
      JsonArray all =
          JsonReader.strict().read(SharedVectors.bytes(SUITE, "tests.json")).asArray("");
      return all.elements().stream()
          .map(JsonObject.class::cast)
          .filter(test -> test.text("feature").orElseThrow().endsWith("_jose"))
          .filter(test -> test.text("fn").orElseThrow().equals(function))
          .toList();
    } catch (JsonFormatException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonObject publicJwk(String file) {
    return (JsonObject)
        SharedVectors.json(SUITE, "input/" + file).get("publicKeyJwk").orElseThrow();
  }

  private static VerificationKey key(String file) throws KeyFormatException {
    return Jwk.read(publicJwk(file));
  }

  /** Knows the key of one test under the name that its thumbprint gives it. */
  private static Verifier verifier(VerificationKey key) {
    KeyResolver keys =
        (KeyId name, VerificationRelationship use) ->
            name.value().equals("https://example.issuer/vc-jose-cose#" + Jwk.thumbprint(key))
                ? new KeyResolution.Found(key)
                : new KeyResolution.Refused(
                    Problem.of(ProblemCode.KEY_UNRESOLVED, "another key", "the key of the test"));
    return Verifier.builder()
        .keys(keys)
        .policy(VerificationPolicy.builder().allowContexts(List.of(BASE, EXAMPLES)).build())
        .clock(FixedClock.atNow())
        .build();
  }
}

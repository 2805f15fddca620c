package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.SharedVectors;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.key.KeyResolver;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The SD-JWTs of the specifications as the verifier meets them: as files from somebody. Their
 * disclosures and signatures are looked at by the tests of {@code core.sdjwt}; none of them is a
 * skill credential, and here it is told why each is refused.
 */
final class SdJwtVectorsTest {
  private static final String SUITE = "w3c-vc-jose-cose-test-suite";

  /**
   * What a test of the W3C suite comes to here. 24 and 25 are refused as the suite asks. Of the two
   * that it accepts, the {@code iat} of 21 is text, and 22 answers no challenge and ends never, and
   * its credentials are secured by nothing.
   */
  private static final Map<Integer, ProblemCode> SUITE_TESTS =
      Map.of(
          21, ProblemCode.MALFORMED_VALUE_ERROR,
          22, ProblemCode.CONTEXT_NOT_ALLOWED,
          24, ProblemCode.JWS_TYPE_MISMATCH,
          25, ProblemCode.JWS_TYPE_MISMATCH);

  @TestFactory
  Stream<DynamicTest> suiteInputs_comeToWhatIsListed() throws JsonFormatException {
    List<JsonObject> tests =
        JsonReader.strict()
            .read(SharedVectors.bytes(SUITE, "tests.json"))
            .asArray("")
            .elements()
            .stream()
            .map(JsonObject.class::cast)
            .filter(test -> test.text("feature").orElseThrow().endsWith("_sdjwt"))
            .filter(test -> test.text("fn").equals(Optional.of("verify")))
            .toList();
    assertThat(tests).hasSize(SUITE_TESTS.size());
    return tests.stream()
        .map(
            test ->
                DynamicTest.dynamicTest(
                    test.text("name").orElseThrow(),
                    () -> {
                      String text =
                          SharedVectors.text(
                                  SUITE, "input/" + test.text("input_file").orElseThrow())
                              .strip();
                      JsonObject method =
                          SharedVectors.json(SUITE, "input/" + test.text("key_file").orElseThrow());
                      int number =
                          Integer.parseInt(test.text("name").orElseThrow().split("\\.", 2)[0]);
                      assertRefused(text, key(method, "publicKeyJwk"), SUITE_TESTS.get(number));
                    }));
  }

  /** RFC 9901 A.4 is of the data model 1.1, and has no type that says so. */
  @Test
  void vaccinationOfTheRfc_isOfAnotherType() throws JsonFormatException {
    JsonObject vector = SharedVectors.json("rfc9901-sd-jwt", "A.4-w3c-vcdm.json");
    for (String member : List.of("sd_jwt", "presentation")) {
      assertRefused(
          vector.text(member).orElseThrow(),
          key(vector, "issuer_public_jwk"),
          ProblemCode.JWS_TYPE_MISMATCH);
    }
  }

  /** SD-JWT VCs with claims of their own, and no key that has a name. */
  @Test
  void sdJwtVcs_areNoCredentialsOfTheDataModel() throws JsonFormatException {
    JsonObject vector = SharedVectors.json("sd-jwt-vc-draft", "section-2-3-example.json");
    JsonArray cases = vector.required("cases", "").asArray("/cases");
    assertThat(cases.size()).isGreaterThanOrEqualTo(3);
    for (JsonValue each : cases) {
      JsonObject printed = (JsonObject) each;
      String text = printed.text("sd_jwt").or(() -> printed.text("sd_jwt_kb")).orElseThrow();
      VerificationResult result = verifier(key(vector, "issuer_public_jwk")).verify(text);
      assertThat(result.verdict()).isNotEqualTo(Verdict.VALID);
      assertThat(result.problems())
          .extracting(Problem::code)
          .containsExactly(ProblemCode.UNSUPPORTED_SECURING);
    }
  }

  /** Every case of the rules is an SD-JWT VC that is no credential: never a yes, good or bad. */
  @Test
  void casesOfTheRules_areNeverAYes() throws JsonFormatException {
    JsonObject vector = SharedVectors.json("sd-jwt-rules", "cases.json");
    JsonArray cases = vector.required("cases", "").asArray("/cases");
    assertThat(cases.size()).isGreaterThanOrEqualTo(27);
    for (JsonValue each : cases) {
      String text = ((JsonObject) each).text("sd_jwt").orElseThrow();
      assertThat(verifier(key(vector, "issuer_public_jwk")).verify(text).verdict())
          .isNotEqualTo(Verdict.VALID);
    }
  }

  /** The example of OpenID4VP B.3.7: its document is read, its context does not ship. */
  @Test
  void sdJwtVcldOfOpenId4Vp_isReadAsFarAsItsContexts() {
    String folder = "openid4vp-1.0/examples/sd_jwt_vcld/01";
    String text = SharedVectors.text(folder, "sd_jwt_presentation.txt").replaceAll("\\s", "");
    VerificationResult result = anyKey().verify(text);
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.problems()).isNotEmpty();
  }

  private static void assertRefused(String text, Optional<VerificationKey> key, ProblemCode code) {
    VerificationResult result =
        key.isPresent() ? verifier(key.get()).verify(text) : anyKey().verify(text);
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.firstProblem()).map(Problem::code).contains(code);
  }

  /** Empty for a curve that this build does not know. */
  private static Optional<VerificationKey> key(JsonObject vector, String member) {
    try {
      return Optional.of(Jwk.read(vector.required(member, "").asObject("/" + member)));
    } catch (JsonFormatException | KeyFormatException e) {
      return Optional.empty();
    }
  }

  private static Verifier verifier(Optional<VerificationKey> key) {
    return verifier(key.orElseThrow());
  }

  private static Verifier verifier(VerificationKey key) {
    KeyResolver keys = (KeyId name, VerificationRelationship use) -> new KeyResolution.Found(key);
    return Verifier.builder().keys(keys).clock(FixedClock.atNow()).build();
  }

  private static Verifier anyKey() {
    return Verifier.builder().clock(FixedClock.atNow()).build();
  }
}

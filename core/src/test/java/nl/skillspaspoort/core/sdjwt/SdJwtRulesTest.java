package nl.skillspaspoort.core.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What RFC 9901 §7.1 and §7.3 say, case by case; each refusal has the cause that it should have.
 */
class SdJwtRulesTest {

  private static final Map<String, ProblemCode> CAUSES =
      Map.ofEntries(
          Map.entry("signature-altered", ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR),
          Map.entry("payload-altered", ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR),
          Map.entry("disclosure-without-digest", ProblemCode.DISCLOSURE_UNUSED),
          Map.entry("disclosure-altered", ProblemCode.DISCLOSURE_UNUSED),
          Map.entry("digest-twice-in-two-objects", ProblemCode.DIGEST_REPEATED),
          Map.entry("claim-name-sd", ProblemCode.RESERVED_CLAIM_NAME),
          Map.entry("array-disclosure-in-sd", ProblemCode.DISCLOSURE_MALFORMED),
          Map.entry("property-disclosure-in-array", ProblemCode.DISCLOSURE_MALFORMED),
          Map.entry("unknown-sd-alg", ProblemCode.HASH_NOT_ALLOWED),
          Map.entry("sd-alg-not-a-string", ProblemCode.HASH_NOT_ALLOWED),
          Map.entry("disclosure-four-elements", ProblemCode.DISCLOSURE_MALFORMED),
          Map.entry("disclosure-not-json", ProblemCode.PARSING_ERROR),
          Map.entry("claim-name-not-a-string", ProblemCode.DISCLOSURE_MALFORMED),
          Map.entry("no-final-tilde", ProblemCode.JWS_MALFORMED),
          Map.entry("expired", ProblemCode.EXPIRED),
          Map.entry("not-yet-valid", ProblemCode.NOT_YET_VALID),
          Map.entry("kb-missing", ProblemCode.HOLDER_BINDING_MISSING),
          Map.entry("kb-wrong-nonce", ProblemCode.CHALLENGE_MISMATCH),
          Map.entry("kb-wrong-typ", ProblemCode.JWS_TYPE_MISMATCH),
          Map.entry("kb-disclosure-removed", ProblemCode.SD_HASH_MISMATCH),
          Map.entry("kb-signed-by-another-key", ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR),
          Map.entry("kb-no-sd-hash", ProblemCode.MISSING_MEMBER),
          Map.entry("kb-too-old", ProblemCode.KEY_BINDING_NOT_FRESH),
          Map.entry("kb-without-cnf", ProblemCode.HOLDER_BINDING_MISSING));

  static Stream<JsonObject> accepted() throws Exception {
    return cases("accept").stream();
  }

  static Stream<JsonObject> rejected() throws Exception {
    return cases("reject").stream();
  }

  private static List<JsonObject> cases(String expectation) throws JsonFormatException {
    return Vectors.objects(file(), "cases").stream()
        .filter(testcase -> testcase.text("expect").equals(Optional.of(expectation)))
        .toList();
  }

  @Test
  void everyCase_hasItsCause() throws Exception {
    assertThat(cases("accept")).hasSizeGreaterThanOrEqualTo(3);
    Set<String> names = new HashSet<>();
    for (JsonObject testcase : cases("reject")) {
      names.add(Vectors.text(testcase, "name"));
    }
    assertThat(names).isEqualTo(CAUSES.keySet()).hasSize(24);
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void goodCase_givesTheExpectedPayload(JsonObject testcase) throws Exception {
    VerifiedSdJwt verified = verify(testcase);
    assertThat(verified.claims()).isEqualTo(Vectors.object(testcase, "expected_processed_payload"));
    assertThat(timeProblem(testcase, verified)).isEmpty();
    assertThat(verified.keyBinding().isPresent()).isEqualTo(isBindingRequired(testcase));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void badCase_isRefusedForItsCause(JsonObject testcase) throws Exception {
    ProblemCode expected = CAUSES.get(Vectors.text(testcase, "name"));
    if (Set.of(ProblemCode.EXPIRED, ProblemCode.NOT_YET_VALID).contains(expected)) {
      assertThat(timeProblem(testcase, verify(testcase)).map(Problem::code)).contains(expected);
      return;
    }
    SdJwtException refused = catchThrowableOfType(SdJwtException.class, () -> verify(testcase));
    assertThat(refused).as(Vectors.text(testcase, "reason")).isNotNull();
    assertThat(refused.problem().code()).as(refused.getMessage()).isEqualTo(expected);
  }

  private static VerifiedSdJwt verify(JsonObject testcase) throws Exception {
    Set<VerificationKey> issuer = Vectors.key(file(), "issuer_public_jwk");
    KeyBindingRequirement requirement =
        isBindingRequired(testcase)
            ? KeyBindingRequirement.required(
                Vectors.text(testcase, "expected_nonce"),
                Vectors.text(testcase, "expected_aud"),
                moment(testcase))
            : KeyBindingRequirement.allowUnprovenHolder();
    return SdJwt.parse(Vectors.text(testcase, "sd_jwt"))
        .verify(issuer, SdJwtProfile.SD_JWT_VC, requirement);
  }

  private static Optional<Problem> timeProblem(JsonObject testcase, VerifiedSdJwt verified)
      throws Exception {
    return SdJwtVcClaims.of(verified).times().problemAt(moment(testcase), Duration.ZERO);
  }

  private static boolean isBindingRequired(JsonObject testcase) {
    return testcase.get("key_binding_required").equals(Optional.of(JsonBoolean.TRUE));
  }

  private static Instant moment(JsonObject testcase) throws JsonFormatException {
    return Instant.ofEpochSecond(testcase.required("verify_at_epoch_seconds", "").asInteger(""));
  }

  private static JsonObject file() {
    return SharedVectors.json("sd-jwt-rules", "cases.json");
  }
}

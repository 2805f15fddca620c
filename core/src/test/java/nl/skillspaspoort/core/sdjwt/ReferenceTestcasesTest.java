package nl.skillspaspoort.core.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test cases of the reference implementation, serialised by it. */
class ReferenceTestcasesTest {
  private static final String FOLDER = "sd-jwt-testcases";

  static Stream<JsonObject> all() {
    return SharedVectors.files(FOLDER, ".json", 12).stream()
        .map(file -> SharedVectors.json(FOLDER, file));
  }

  static Stream<JsonObject> compact() {
    return all().filter(testcase -> testcase.text("serialization").equals(Optional.of("compact")));
  }

  @Test
  void compactCases_areThere() {
    assertThat(compact()).hasSizeGreaterThanOrEqualTo(11);
    assertThat(compact().filter(ReferenceTestcasesTest::isBound)).hasSizeGreaterThanOrEqualTo(2);
  }

  private static boolean isBound(JsonObject testcase) {
    return testcase.get("key_binding").equals(Optional.of(JsonBoolean.TRUE));
  }

  private static Set<VerificationKey> issuer(JsonObject testcase) throws Exception {
    List<JsonObject> keys = Vectors.objects(testcase, "issuer_public_jwks");
    return Set.copyOf(keys.stream().map(Vectors::key).toList());
  }

  @ParameterizedTest
  @MethodSource("compact")
  void presentation_givesTheExpectedPayload(JsonObject testcase) throws Exception {
    VerifiedSdJwt verified =
        Vectors.verify(
            Vectors.text(testcase, "presentation"),
            issuer(testcase),
            testcase.text("expected_nonce").orElse("none"),
            testcase.text("expected_aud").orElse("none"));
    assertThat(verified.claims()).isEqualTo(Vectors.object(testcase, "expected_processed_payload"));
    assertThat(verified.keyBinding().isPresent()).isEqualTo(isBound(testcase));
  }

  @ParameterizedTest
  @MethodSource("compact")
  void issuedToken_givesAllClaims(JsonObject testcase) throws Exception {
    VerifiedSdJwt verified =
        Vectors.verify(Vectors.text(testcase, "sd_jwt"), issuer(testcase), "no", "no");
    JsonObject claims = Vectors.object(testcase, "user_claims");
    for (String name : claims.names()) {
      assertThat(verified.claims().get(name)).as(name).isEqualTo(claims.get(name));
    }
    assertThat(Fixtures.pointers(verified.disclosed()))
        .containsExactlyInAnyOrderElementsOf(
            Vectors.texts(testcase, "selectively_disclosable_paths"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void claimsAndPaths_roundTrip(JsonObject testcase) throws Exception {
    JsonObject claims = Vectors.object(testcase, "user_claims");
    Set<String> paths = Vectors.texts(testcase, "selectively_disclosable_paths");
    SdJwt issued =
        SdJwtIssuer.of(Fixtures.PROFILE, Fixtures.RANDOM)
            .issue(claims, DisclosurePolicy.of(paths).withDecoys(2), TestKeys.issuer());
    VerifiedSdJwt verified = Fixtures.verify(issued.text());
    assertThat(verified.claims()).isEqualTo(claims);
    assertThat(Fixtures.pointers(verified.disclosed())).containsExactlyInAnyOrderElementsOf(paths);
  }

  /** Two signatures in an unsigned envelope: refused as it is, each signature good by itself. */
  @Test
  @Tag("T12")
  void jsonSerialization_isRefusedAndItsPartsVerify() throws Exception {
    List<JsonObject> others =
        all().filter(it -> it.text("serialization").equals(Optional.of("json"))).toList();
    assertThat(others).hasSize(1);
    JsonObject testcase = others.get(0);
    JsonObject envelope = Vectors.object(testcase, "presentation");
    Fixtures.assertRefused(ProblemCode.SD_JWT_MALFORMED, () -> SdJwt.parse(envelope.toJson()));
    List<JsonObject> signatures = Vectors.objects(envelope, "signatures");
    assertThat(signatures).hasSize(2);
    VerifiedSdJwt first =
        Vectors.verify(
            Rfc9901VectorsTest.compactForm(envelope, signatures.get(0)),
            issuer(testcase),
            Vectors.text(testcase, "expected_nonce"),
            Vectors.text(testcase, "expected_aud"));
    assertThat(first.claims()).isEqualTo(Vectors.object(testcase, "expected_processed_payload"));
    assertThat(first.keyBinding()).isPresent();
    VerifiedSdJwt second =
        Vectors.verify(
            Rfc9901VectorsTest.compactForm(envelope, signatures.get(1)),
            issuer(testcase),
            "no",
            "no");
    assertThat(second.disclosed()).isEmpty();
    assertThat(second.issuerKey()).isNotEqualTo(first.issuerKey());
  }
}

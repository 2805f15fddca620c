package nl.skillspaspoort.core.sdjwt;

import static nl.skillspaspoort.core.sdjwt.Fixtures.NO_BINDING;
import static nl.skillspaspoort.core.sdjwt.Fixtures.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The SD-JWTs of VC-JOSE-COSE: of the specification and of its test suite. */
class VcJoseCoseVectorsTest {
  private static final String SPECIFICATION = "w3c-vc-jose-cose";
  private static final String SUITE = "w3c-vc-jose-cose-test-suite";

  // the specification: keys are not printed, so digests and structure only

  static Stream<JsonObject> printed() throws JsonFormatException {
    List<JsonObject> tokens =
        Vectors.objects(SharedVectors.json(SPECIFICATION, "specification-tokens.json"), "tokens")
            .stream()
            .filter(token -> token.has("disclosures"))
            .toList();
    assertThat(tokens).hasSizeGreaterThanOrEqualTo(2);
    return tokens.stream();
  }

  @ParameterizedTest
  @MethodSource("printed")
  void printedToken_isReadAndItsDigestsFit(JsonObject token) throws Exception {
    SdJwt sdJwt = SdJwt.parse(Vectors.text(token, "token"));
    int disclosures = Vectors.checkDisclosures(token);
    assertThat(sdJwt.unverifiedDisclosures()).hasSize(disclosures).hasSizeGreaterThan(4);
    assertThat(sdJwt.unverifiedHeader()).isEqualTo(Vectors.object(token, "header"));
    assertThat(sdJwt.unverifiedDisclosedClaims()).hasSize(disclosures);
    assertThat(sdJwt.unverifiedClaims().toJson()).doesNotContain("_sd");
  }

  /** They hide what must not be hidden, and have types of an earlier draft: not for us. */
  @ParameterizedTest
  @Tag("T43")
  @MethodSource("printed")
  void printedToken_isNoCredentialOfToday(JsonObject token) throws Exception {
    SdJwt sdJwt = SdJwt.parse(Vectors.text(token, "token"));
    JsonObject payload = Vectors.object(token, "payload");
    assertRefused(
        ProblemCode.CLAIM_NOT_DISCLOSABLE,
        () ->
            PayloadProcessor.process(
                payload,
                sdJwt.unverifiedDisclosures(),
                SdJwtProfile.VC_JOSE_COSE.protectedClaims()));
    assertRefused(
        ProblemCode.JWS_TYPE_MISMATCH,
        () ->
            sdJwt.verify(
                Set.of(TestKeys.ISSUER.publicKey()), SdJwtProfile.VC_JOSE_COSE, NO_BINDING));
  }

  // the test suite

  static Stream<JsonObject> tests(String function) {
    try {
      List<JsonObject> all = new ArrayList<>();
      for (JsonValue value :
          JsonReader.strict().read(SharedVectors.bytes(SUITE, "tests.json")).asArray("")) {
        JsonObject test = value.asObject("");
        boolean sdJwt = test.text("feature").orElse("").endsWith("_sdjwt");
        if (sdJwt && test.text("fn").equals(Optional.of(function))) {
          all.add(test);
        }
      }
      return all.stream();
    } catch (JsonFormatException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<JsonObject> issuing() {
    return tests("issue");
  }

  static Stream<JsonObject> verifying() {
    return tests("verify");
  }

  @Test
  void testsOfTheSuite_areThere() {
    assertThat(issuing()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(verifying()).hasSizeGreaterThanOrEqualTo(4);
  }

  private static SdJwtProfile profile(JsonObject test) {
    return test.text("feature").equals(Optional.of("credential_sdjwt"))
        ? SdJwtProfile.VC_JOSE_COSE
        : SdJwtProfile.VP_JOSE_COSE;
  }

  @ParameterizedTest
  @MethodSource("verifying")
  void tokenOfTheSuite_hasTheExpectedResult(JsonObject test) throws Exception {
    String text = SharedVectors.text(SUITE, "input/" + Vectors.text(test, "input_file")).strip();
    JsonObject method = SharedVectors.json(SUITE, "input/" + Vectors.text(test, "key_file"));
    JsonObject jwk = Vectors.object(method, "publicKeyJwk");
    Set<VerificationKey> keys = Set.of(Vectors.key(jwk));
    SdJwt sdJwt = SdJwt.parse(text);
    if (test.text("expected_result").equals(Optional.of("success"))) {
      VerifiedSdJwt verified = sdJwt.verify(keys, profile(test), NO_BINDING);
      assertThat(verified.disclosed()).hasSameSizeAs(sdJwt.unverifiedDisclosures());
      assertThat(verified.claims().get("type").orElseThrow().toJson())
          .contains(profile(test) == SdJwtProfile.VC_JOSE_COSE ? "Credential" : "Presentation");
    } else {
      // its signature is good; its type is not
      sdJwt.verify(keys, SdJwtProfile.ofType("bad+typ"), NO_BINDING);
      assertRefused(
          ProblemCode.JWS_TYPE_MISMATCH, () -> sdJwt.verify(keys, profile(test), NO_BINDING));
    }
  }

  /** With a key of ours where the suite wants ES512: what is signed is the same. */
  @ParameterizedTest
  @MethodSource("issuing")
  void documentOfTheSuite_isIssued(JsonObject test) throws Exception {
    JsonObject claims = SharedVectors.json(SUITE, "input/" + Vectors.text(test, "input_file"));
    List<String> pointers = new ArrayList<>();
    JsonArray paths = test.required("disclosure_paths", "").asArray("");
    for (JsonValue path : paths) {
      pointers.add("/" + path.asString("").replace("[", "/").replace("]", "").replace('.', '/'));
    }
    SdJwt issued =
        SdJwtIssuer.of(profile(test), Fixtures.RANDOM)
            .issue(claims, DisclosurePolicy.of(Set.copyOf(pointers)), TestKeys.issuer());
    VerifiedSdJwt verified = issued.verify(Fixtures.ISSUER, profile(test), NO_BINDING);
    assertThat(verified.claims()).isEqualTo(claims);
    assertThat(Fixtures.pointers(verified.disclosed()))
        .containsExactlyInAnyOrderElementsOf(pointers);
  }
}

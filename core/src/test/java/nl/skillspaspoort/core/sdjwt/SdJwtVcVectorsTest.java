package nl.skillspaspoort.core.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The signed examples of SD-JWT VC draft 19 §2.3. */
class SdJwtVcVectorsTest {
  private static final String FOLDER = "sd-jwt-vc-draft";

  static Stream<JsonObject> cases() throws JsonFormatException {
    List<JsonObject> cases = Vectors.objects(file(), "cases");
    assertThat(cases).hasSizeGreaterThanOrEqualTo(3);
    return cases.stream();
  }

  @Test
  void printedDisclosures_haveTheirDigestsAndContents() throws Exception {
    assertThat(Vectors.checkDisclosures(file())).isGreaterThanOrEqualTo(9);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void example_verifies(JsonObject example) throws Exception {
    boolean bound = example.has("sd_jwt_kb");
    String text = Vectors.text(example, bound ? "sd_jwt_kb" : "sd_jwt");
    Set<VerificationKey> issuer = Vectors.key(file(), "issuer_public_jwk");
    SdJwt sdJwt = SdJwt.parse(text);
    VerifiedSdJwt verified =
        sdJwt.verify(
            issuer,
            SdJwtProfile.SD_JWT_VC.requiring("exp"),
            bound
                ? Vectors.requirement(text, "1234567890", "https://example.com/verifier")
                : KeyBindingRequirement.allowUnprovenHolder());
    assertThat(verified.claims()).isEqualTo(Vectors.object(example, "processed_payload"));
    assertThat(verified.header()).isEqualTo(Vectors.object(example, "header"));
    SdJwtVcClaims claims = SdJwtVcClaims.of(verified);
    assertThat(claims.type()).isEqualTo("https://credentials.example.com/identity_credential");
    assertThat(claims.times().expires()).isPresent();
    if (bound) {
      assertThat(verified.keyBinding().orElseThrow().claims())
          .isEqualTo(Vectors.object(example, "key_binding_payload"));
    }
    Fixtures.assertRefused(
        ProblemCode.JWS_TYPE_MISMATCH,
        () ->
            sdJwt.verify(
                issuer, SdJwtProfile.VC_JOSE_COSE, KeyBindingRequirement.allowUnprovenHolder()));
  }

  /** What a credential of a described type holds is not signed here: its claims can be read. */
  @ParameterizedTest
  @MethodSource("credentialsOfTypes")
  void credentialOfDescribedType_isRead(String file) throws Exception {
    SdJwtVcClaims claims = SdJwtVcClaims.read(SharedVectors.json(FOLDER, file));
    assertThat(claims.type()).startsWith("https://");
  }

  static List<String> credentialsOfTypes() {
    return SharedVectors.files(FOLDER, ".json", 5).stream()
        .filter(file -> file.startsWith("type-metadata"))
        .toList();
  }

  @Test
  void integrityOfTheType_isRead() throws Exception {
    assertThat(
            SdJwtVcClaims.read(SharedVectors.json(FOLDER, "type-metadata-05.json")).typeIntegrity())
        .contains("sha256-vJKakJAQkDYkIhGrT1M3nxRuSj9udH0l1PXB06QHto8=");
  }

  private static JsonObject file() {
    return SharedVectors.json(FOLDER, "section-2-3-example.json");
  }
}

package nl.skillspaspoort.core.sdjwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of RFC 9901: digests, signature, processed payload, key binding. */
class Rfc9901VectorsTest {
  private static final String FOLDER = "rfc9901-sd-jwt";
  private static final String ISSUER_KEY = "issuer_public_jwk";

  static Stream<JsonObject> sections() {
    return SharedVectors.files(FOLDER, ".json", 7).stream()
        .map(file -> SharedVectors.json(FOLDER, file));
  }

  static Stream<JsonObject> compact() {
    return sections().filter(section -> !section.has("cases"));
  }

  static Stream<JsonObject> signed() {
    return sections().filter(section -> section.has("sd_jwt"));
  }

  @ParameterizedTest
  @MethodSource("compact")
  void printedDisclosures_haveTheirDigestsAndContents(JsonObject section) throws Exception {
    assertThat(Vectors.checkDisclosures(section)).isPositive();
  }

  @Test
  void printedDisclosures_areAllChecked() throws Exception {
    int count = 0;
    for (JsonObject section : compact().toList()) {
      count += Vectors.checkDisclosures(section);
    }
    assertThat(count).isGreaterThanOrEqualTo(44);
  }

  /** Also for the sections of which the signature is not printed. */
  @ParameterizedTest
  @MethodSource("compact")
  void printedPayload_isProcessedToTheClaims(JsonObject section) throws Exception {
    List<Disclosure> disclosures = new ArrayList<>();
    for (JsonObject printed : Vectors.objects(section, "disclosures")) {
      disclosures.add(Disclosure.parse(Vectors.text(printed, "disclosure")));
    }
    JsonObject payload = Vectors.object(section, "issuer_signed_payload");
    PayloadProcessor.Processed processed =
        PayloadProcessor.process(payload, disclosures, NeverHidden.NOTHING);
    assertThat(processed.claims()).isEqualTo(Vectors.object(section, "all_disclosed_payload"));
    assertThat(Fixtures.pointers(processed.disclosed()))
        .containsExactlyInAnyOrderElementsOf(
            Vectors.texts(section, "selectively_disclosable_paths"));
  }

  @ParameterizedTest
  @MethodSource("signed")
  void issuedToken_verifies(JsonObject section) throws Exception {
    String text = Vectors.text(section, "sd_jwt");
    SdJwt issued = SdJwt.parseIssued(text);
    VerifiedSdJwt verified =
        Vectors.verify(text, Vectors.key(section, ISSUER_KEY), "not used", "not used");
    assertThat(verified.claims()).isEqualTo(Vectors.object(section, "all_disclosed_payload"));
    assertThat(issued.unverifiedClaims()).isEqualTo(verified.claims());
    assertThat(Vectors.part(text, 1)).isEqualTo(Vectors.object(section, "issuer_signed_payload"));
  }

  @ParameterizedTest
  @MethodSource("signed")
  void presentation_verifies(JsonObject section) throws Exception {
    String text = Vectors.text(section, "presentation");
    Set<VerificationKey> issuer = Vectors.key(section, ISSUER_KEY);
    String nonce = section.text("expected_nonce").orElse("none");
    String audience = section.text("expected_aud").orElse("none");
    VerifiedSdJwt verified = Vectors.verify(text, issuer, nonce, audience);
    assertThat(verified.claims()).isEqualTo(Vectors.object(section, "processed_payload"));
    assertThat(verified.keyBinding().isPresent()).isEqualTo(section.has("key_binding_payload"));
    if (verified.keyBinding().isPresent()) {
      assertThat(verified.keyBinding().get().claims())
          .isEqualTo(Vectors.object(section, "key_binding_payload"));
      assertThat(Set.of(verified.keyBinding().get().holderKey()))
          .isEqualTo(Vectors.key(section, "holder_public_jwk"));
      Fixtures.assertRefused(
          ProblemCode.CHALLENGE_MISMATCH, () -> Vectors.verify(text, issuer, "other", audience));
      Fixtures.assertRefused(
          ProblemCode.AUDIENCE_MISMATCH, () -> Vectors.verify(text, issuer, nonce, "other"));
    }
  }

  @Test
  void signedSections_areThere() {
    assertThat(signed()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(signed().filter(section -> section.has("key_binding_payload")))
        .hasSizeGreaterThanOrEqualTo(2);
  }

  /** The holder of the specification's token can make the specification's presentation. */
  @ParameterizedTest
  @MethodSource("signed")
  void holder_choosesTheSameDisclosures(JsonObject section) throws Exception {
    SdJwt presentation = SdJwt.parse(Vectors.text(section, "presentation"));
    SdJwt whole = SdJwt.parseIssued(Vectors.text(section, "sd_jwt"));
    Set<String> wanted =
        Set.copyOf(
            whole.unverifiedDisclosedClaims().stream()
                .filter(claim -> presentation.unverifiedDisclosures().contains(claim.disclosure()))
                .map(DisclosedClaim::pointer)
                .toList());
    SdJwt shown = whole.present(wanted);
    assertThat(shown.unverifiedClaims()).isEqualTo(presentation.unverifiedClaims());
    assertThat(shown.unverifiedDisclosures())
        .containsExactlyInAnyOrderElementsOf(presentation.unverifiedDisclosures());
  }

  /** Issued again with the keys of the specification, from its claims and paths. */
  @ParameterizedTest
  @MethodSource("signed")
  void claimsAndPaths_areIssuedAndShownAgain(JsonObject section) throws Exception {
    JsonObject claims = Vectors.object(section, "all_disclosed_payload");
    SdJwt issued =
        SdJwtIssuer.of(SdJwtProfile.ofType("example+sd-jwt"), Fixtures.RANDOM)
            .issue(
                claims,
                DisclosurePolicy.of(Vectors.texts(section, "selectively_disclosable_paths")),
                signer(section, "issuer_private_jwk"));
    assertThat(Vectors.verify(issued.text(), Vectors.key(section, ISSUER_KEY), "no", "no").claims())
        .isEqualTo(claims);
    if (claims.has("cnf")) {
      SdJwt bound =
          issued.bind("nonce", "audience", FixedClock.NOW, signer(section, "holder_private_jwk"));
      assertThat(
              Vectors.verify(bound.text(), Vectors.key(section, ISSUER_KEY), "nonce", "audience")
                  .keyBinding())
          .isPresent();
    }
  }

  private static Signer signer(JsonObject section, String name) throws Exception {
    return ((EcSecretKey)
            Jwk.readSecret(Vectors.object(section, name), InsecureSecretKeyAccess.get()))
        .signer(new KeyId("did:example:key#1"));
  }

  /**
   * RFC 9901 §8 puts the same parts in a JSON envelope, whose header is not signed. We read only
   * the compact form; its parts, put in that form, must verify.
   */
  @Test
  @Tag("T12")
  void jsonSerialization_isRefusedAndItsPartsVerify() throws Exception {
    List<JsonObject> sections = sections().filter(section -> section.has("cases")).toList();
    assertThat(sections).hasSize(1);
    Set<VerificationKey> issuer = Vectors.key(sections.get(0), ISSUER_KEY);
    int bound = 0;
    for (JsonObject example : Vectors.objects(sections.get(0), "cases")) {
      JsonObject envelope = Vectors.object(example, "jws_json");
      Fixtures.assertRefused(ProblemCode.SD_JWT_MALFORMED, () -> SdJwt.parse(envelope.toJson()));
      String text = compactForm(envelope, envelope);
      VerifiedSdJwt verified =
          Vectors.verify(text, issuer, "1234567890", "https://verifier.example.org");
      assertThat(verified.claims()).isEqualTo(Vectors.object(example, "processed_payload"));
      bound += verified.keyBinding().isPresent() ? 1 : 0;
      assertThat(verified.keyBinding().isPresent()).isEqualTo(example.has("key_binding_payload"));
    }
    assertThat(bound).isEqualTo(1);
  }

  /** RFC 9901 §8.1: the key binding is over the compact form. */
  static String compactForm(JsonObject envelope, JsonObject signature) throws JsonFormatException {
    JsonObject header = Vectors.object(signature, "header");
    StringBuilder out =
        new StringBuilder(Vectors.text(signature, "protected"))
            .append('.')
            .append(Vectors.text(envelope, "payload"))
            .append('.')
            .append(Vectors.text(signature, "signature"))
            .append('~');
    if (header.has("disclosures")) {
      for (var disclosure : header.required("disclosures", "").asArray("")) {
        out.append(disclosure.asString("")).append('~');
      }
    }
    return out.append(header.text("kb_jwt").orElse("")).toString();
  }
}

package nl.skillspaspoort.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.issuer.Securing;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.Verifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Skill credentials as SD-JWT and as SD-JWT VC, this library and {@code @sd-jwt}. */
final class SdJwtCredentialTest {
  private static final int CHANGES = 60;
  private static final Party ISSUER = Party.issuer(KeyAlgorithm.ED25519);

  enum Form {
    SD_JWT("plain", Securing.sdJwt()),
    SD_JWT_VC("vc", Securing.sdJwtVc());

    private final String profile;
    private final Securing securing;

    Form(String profile, Securing securing) {
      this.profile = profile;
      this.securing = securing;
    }

    /** One skill of the certificate, shown by its holder for the request. */
    SignedPresentation oneSkill() throws Exception {
      SignedCredential whole = Ours.issued(ISSUER, securing);
      return SignedPresentation.createSdJwt(
          whole.showing(Selection.only("/credentialSubject/result/3")),
          Ours.REQUEST,
          Party.holder().signer(),
          FixedClock.NOW,
          Ours.LIFETIME);
    }

    JsonObject verifiedByThem(String text) {
      return Peer.get()
          .object(
              "sdJwt.verify",
              JsonObject.builder()
                  .put("profile", profile)
                  .put("sdJwt", text)
                  .put("issuerJwk", ISSUER.publicJwk())
                  .put("nonce", Ours.REQUEST.challenge())
                  .put("currentDate", FixedClock.NOW.getEpochSecond())
                  .build());
    }
  }

  @ParameterizedTest
  @EnumSource
  void ours_isVerifiedByThem(Form form) throws Exception {
    JsonObject report = form.verifiedByThem(form.oneSkill().text());
    assertThat(Peer.isVerified(report)).as(report::toJson).isTrue();
    assertThat(report.toJson()).contains(Credentials.EVC_SHOWN.get(3).toString());
  }

  @ParameterizedTest
  @EnumSource
  void oursWithOneOtherCharacter_isRefusedByThem(Form form) throws Exception {
    for (String changed : OneCharacter.changedIn(form.oneSkill().text(), CHANGES)) {
      assertThat(Peer.isVerified(form.verifiedByThem(changed))).as(changed).isFalse();
    }
  }

  @Test
  void theirs_isVerifiedByUs() {
    var result = Ours.verifier(ISSUER).verify(Ours.utf8(theirs()), Ours.REQUEST);
    assertThat(result.problems()).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void theirsWithOneOtherCharacter_isRefusedByUs() {
    Verifier verifier = Ours.verifier(ISSUER);
    List<String> changed = OneCharacter.changedIn(theirs(), CHANGES);
    assertThat(changed).hasSizeGreaterThan(CHANGES / 2);
    for (String text : changed) {
      assertThat(verifier.verify(Ours.utf8(text), Ours.REQUEST).verdict())
          .as(text)
          .isNotEqualTo(Verdict.VALID);
    }
  }

  /** A whole certificate, of which the language could have been withheld. */
  private static String theirs() {
    JsonObject claims =
        Ours.unsigned(ISSUER).toBuilder()
            .put("iss", ISSUER.did().value())
            .put("iat", FixedClock.NOW.getEpochSecond())
            .put("cnf", JsonObject.builder().put("jwk", Party.holder().publicJwk()).build())
            .build();
    JsonObject header =
        JsonObject.builder()
            .put("typ", "vc+sd-jwt")
            .put("cty", "vc")
            .put("kid", ISSUER.signer().keyId().value())
            .build();
    JsonObject frame =
        Credentials.json("{\"credentialSubject\": {\"achievement\": {\"_sd\": [\"inLanguage\"]}}}");
    String issued =
        Peer.get()
            .text(
                "sdJwt.issue",
                JsonObject.builder()
                    .put("profile", "plain")
                    .put("claims", claims)
                    .put("frame", frame)
                    .put("header", header)
                    .put("issuerJwk", ISSUER.secretJwk())
                    .build());
    JsonObject shown =
        Credentials.json("{\"credentialSubject\": {\"achievement\": {\"inLanguage\": true}}}");
    return Peer.get()
        .text(
            "sdJwt.present",
            JsonObject.builder()
                .put("profile", "plain")
                .put("sdJwt", issued)
                .put("frame", shown)
                .put("holderJwk", Party.holder().secretJwk())
                .put("nonce", Ours.REQUEST.challenge())
                .put("audience", Ours.REQUEST.audience())
                .put("issuedAt", FixedClock.NOW.getEpochSecond())
                .build());
  }
}

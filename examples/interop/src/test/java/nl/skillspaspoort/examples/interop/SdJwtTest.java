package nl.skillspaspoort.examples.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.sdjwt.DisclosurePolicy;
import nl.skillspaspoort.core.sdjwt.KeyBindingRequirement;
import nl.skillspaspoort.core.sdjwt.SdJwt;
import nl.skillspaspoort.core.sdjwt.SdJwtException;
import nl.skillspaspoort.core.sdjwt.SdJwtIssuer;
import nl.skillspaspoort.core.sdjwt.SdJwtProfile;
import nl.skillspaspoort.core.sdjwt.VerifiedSdJwt;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SD-JWT VC with key binding, this library and {@code @sd-jwt/sd-jwt-vc}. */
final class SdJwtTest {
  private static final int CHANGES = 60;
  private static final String NONCE = "n-0S6_WzA2Mj";
  private static final String AUDIENCE = "https://employer.example";
  private static final long NOW = FixedClock.NOW.getEpochSecond();

  /** A member, members of a member, and elements of an array can be hidden. */
  private static JsonObject claims(Party issuer) {
    return Credentials.json(
            """
            {"vct": "https://evc.example/types/certificate",
             "standard": "afvalwater-3",
             "assessment": {"portfolio": true, "interview": "two assessors"},
             "skills": ["waterkwaliteit controleren", "rioolslib verwijderen"]}
            """)
        .toBuilder()
        .put("iss", issuer.did().value())
        .put("iat", NOW - 60)
        .put("exp", NOW + 3_600)
        .put("cnf", JsonObject.builder().put("jwk", Party.holder().publicJwk()).build())
        .build();
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384"})
  void ours_isVerifiedByThem(KeyAlgorithm algorithm) throws Exception {
    Party issuer = Party.issuer(algorithm);
    SdJwt issued = ours(issuer);
    JsonObject whole = verifiedByThem(issuer, issued.text(), false);
    assertThat(Peer.isVerified(whole)).as(whole::toJson).isTrue();
    assertThat(whole.get("claims")).contains(claims(issuer));

    SdJwt shown = shown(issued);
    JsonObject part = verifiedByThem(issuer, shown.text(), true);
    assertThat(Peer.isVerified(part)).as(part::toJson).isTrue();
    assertThat(part.get("claims")).contains(shownClaims(issuer));
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384"})
  @Tag("T46")
  void oursWithOneOtherCharacter_isRefusedByThem(KeyAlgorithm algorithm) throws Exception {
    Party issuer = Party.issuer(algorithm);
    for (String changed : OneCharacter.changedIn(shown(ours(issuer)).text(), CHANGES)) {
      assertThat(Peer.isVerified(verifiedByThem(issuer, changed, true))).as(changed).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384"})
  void theirs_isVerifiedByUs(KeyAlgorithm algorithm) throws Exception {
    Party issuer = Party.issuer(algorithm);
    VerifiedSdJwt verified = verifiedByUs(issuer, theirs(issuer));
    assertThat(verified.claims()).isEqualTo(shownClaims(issuer));
    assertThat(verified.keyBinding()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "P256", "P384"})
  @Tag("T46")
  void theirsWithOneOtherCharacter_isRefusedByUs(KeyAlgorithm algorithm) {
    Party issuer = Party.issuer(algorithm);
    for (String changed : OneCharacter.changedIn(theirs(issuer), CHANGES)) {
      assertThatThrownBy(() -> verifiedByUs(issuer, changed))
          .as(changed)
          .isInstanceOf(SdJwtException.class);
    }
  }

  private static SdJwt ours(Party issuer) throws Exception {
    return SdJwtIssuer.of(SdJwtProfile.SD_JWT_VC, new SecureRandom())
        .issue(
            claims(issuer),
            DisclosurePolicy.of("/standard", "/assessment/interview", "/skills/0", "/skills/1")
                .withDecoys(2),
            issuer.signer());
  }

  private static SdJwt shown(SdJwt issued) throws Exception {
    return issued
        .present(Set.of("/assessment/interview", "/skills/1"))
        .bind(NONCE, AUDIENCE, FixedClock.NOW, Party.holder().signer());
  }

  private static JsonObject shownClaims(Party issuer) {
    JsonObject all = claims(issuer);
    JsonArray skills = (JsonArray) all.get("skills").orElseThrow();
    return all.without("standard").with("skills", JsonArray.of(skills.get(1)));
  }

  private static String theirs(Party issuer) {
    JsonObject frame =
        Credentials.json(
            """
            {"_sd": ["standard"], "assessment": {"_sd": ["interview"]},
             "skills": {"_sd": [0, 1]}}
            """);
    String issued =
        Peer.get()
            .text(
                "sdJwt.issue",
                JsonObject.builder()
                    .put("profile", "vc")
                    .put("claims", claims(issuer))
                    .put("frame", frame)
                    .put(
                        "header",
                        JsonObject.builder().put("kid", issuer.signer().keyId().value()).build())
                    .put("issuerJwk", issuer.secretJwk())
                    .build());
    return Peer.get()
        .text(
            "sdJwt.present",
            JsonObject.builder()
                .put("profile", "vc")
                .put("sdJwt", issued)
                .put(
                    "frame",
                    Credentials.json(
                        "{\"assessment\": {\"interview\": true}, \"skills\": {\"1\": true}}"))
                .put("holderJwk", Party.holder().secretJwk())
                .put("nonce", NONCE)
                .put("audience", AUDIENCE)
                .put("issuedAt", NOW)
                .build());
  }

  private static VerifiedSdJwt verifiedByUs(Party issuer, String text) throws SdJwtException {
    return SdJwt.parse(text)
        .verify(
            Set.of(issuer.key().publicKey()),
            SdJwtProfile.SD_JWT_VC,
            KeyBindingRequirement.required(NONCE, AUDIENCE, FixedClock.NOW));
  }

  private static JsonObject verifiedByThem(Party issuer, String text, boolean bound) {
    JsonObject.Builder question =
        JsonObject.builder()
            .put("profile", "vc")
            .put("sdJwt", text)
            .put("issuerJwk", issuer.publicJwk())
            .put("currentDate", NOW);
    if (bound) {
      question.put("nonce", NONCE);
    }
    return Peer.get().object("sdJwt.verify", question.build());
  }
}

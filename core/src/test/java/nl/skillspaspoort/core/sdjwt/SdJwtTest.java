package nl.skillspaspoort.core.sdjwt;

import static nl.skillspaspoort.core.sdjwt.Fixtures.ISSUER;
import static nl.skillspaspoort.core.sdjwt.Fixtures.NO_BINDING;
import static nl.skillspaspoort.core.sdjwt.Fixtures.PROFILE;
import static nl.skillspaspoort.core.sdjwt.Fixtures.TYP;
import static nl.skillspaspoort.core.sdjwt.Fixtures.assertRefused;
import static nl.skillspaspoort.core.sdjwt.Fixtures.crafted;
import static nl.skillspaspoort.core.sdjwt.Fixtures.issued;
import static nl.skillspaspoort.core.sdjwt.Fixtures.json;
import static nl.skillspaspoort.core.sdjwt.Fixtures.jws;
import static nl.skillspaspoort.core.sdjwt.Fixtures.pointers;
import static nl.skillspaspoort.core.sdjwt.Fixtures.raw;
import static nl.skillspaspoort.core.sdjwt.Fixtures.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compact form, its signature and its type. */
class SdJwtTest {

  @Test
  void issued_verifiesWithAllItsClaims() throws Exception {
    SdJwt sdJwt = SdJwt.parseIssued(issued().text());
    VerifiedSdJwt verified = sdJwt.verify(ISSUER, PROFILE, NO_BINDING);
    assertThat(verified.claims()).isEqualTo(sdJwt.unverifiedClaims());
    assertThat(verified.claims().has("_sd")).isFalse();
    assertThat(verified.claims().has("_sd_alg")).isFalse();
    assertThat(verified.issuerKey()).isEqualTo(TestKeys.ISSUER.publicKey());
    assertThat(verified.header().text("typ")).contains(TYP);
    assertThat(verified.keyBinding()).isEmpty();
    assertThat(pointers(verified.disclosed()))
        .containsExactlyInAnyOrder(
            "/name", "/address", "/address/street", "/languages/0", "/languages/2");
  }

  @Test
  void text_isKeptAsSent() throws Exception {
    String text = crafted("{ 'a' : 1 , '_sd' : [ '$1' ] }", raw("[ 's', 'b',  2 ]"));
    SdJwt sdJwt = SdJwt.parse(text);
    assertThat(sdJwt.text()).isEqualTo(text);
    assertThat(sdJwt.hasKeyBinding()).isFalse();
    assertThat(sdJwt.unverifiedDisclosures()).hasSize(1);
    assertThat(sdJwt).isEqualTo(SdJwt.parse(text)).hasSameHashCodeAs(SdJwt.parse(text));
    assertThat(sdJwt).isNotEqualTo(issued());
    assertThat(sdJwt.toString()).doesNotContain("eyJ");
    assertThat(verify(text).claims()).isEqualTo(json("{'a':1,'b':2}"));
    assertThat(verify(text).toString()).isEqualTo("VerifiedSdJwt[1 disclosed claims]");
  }

  @Test
  void textWithoutSeparator_isRefused() {
    assertRefused(
        ProblemCode.SD_JWT_MALFORMED, () -> SdJwt.parse(jws(TestKeys.issuer(), TYP, "{}")));
    assertRefused(ProblemCode.SD_JWT_MALFORMED, () -> SdJwt.parse(""));
  }

  @Test
  void emptyDisclosure_isRefused() {
    String text = issued().text();
    assertRefused(ProblemCode.SD_JWT_MALFORMED, () -> SdJwt.parse(text + "~"));
    assertRefused(ProblemCode.SD_JWT_MALFORMED, () -> SdJwt.parse(text.replaceFirst("~", "~~")));
  }

  @Test
  void lastPartThatIsNoJwt_isRefused() {
    String text = issued().text();
    assertRefused(
        ProblemCode.JWS_MALFORMED, () -> SdJwt.parse(text.substring(0, text.length() - 1)));
    assertRefused(ProblemCode.JWS_MALFORMED, () -> SdJwt.parse(text + "\n"));
    assertRefused(ProblemCode.JWS_MALFORMED, () -> SdJwt.parse(text + "x"));
  }

  @Test
  @Tag("T12")
  void jsonSerialization_isRefused() {
    assertRefused(
        ProblemCode.SD_JWT_MALFORMED,
        () -> SdJwt.parse("{\"payload\":\"e30\",\"protected\":\"e30\",\"signature\":\"\"}"));
  }

  /** One disclosure too many, and the hundred thousand of an attacker, before any is decoded. */
  @ParameterizedTest
  @ValueSource(ints = {4_097, 100_000})
  void tooManyDisclosures_areRefusedEarly(int count) {
    String text = jws(TestKeys.issuer(), TYP, "{}") + "~" + "!~".repeat(count);
    assertRefused(ProblemCode.LIMIT_EXCEEDED, () -> SdJwt.parse(text));
  }

  @Test
  void mostDisclosures_areRead() throws Exception {
    StringBuilder claims = new StringBuilder("{'a':[0");
    for (int i = 1; i < SdJwt.MAX_DISCLOSURES; i++) {
      claims.append(",").append(i);
    }
    SdJwt sdJwt =
        issued(
            claims.append("]}").toString(),
            DisclosurePolicy.where(pointer -> pointer.startsWith("/a/")));
    assertThat(sdJwt.unverifiedDisclosures()).hasSize(SdJwt.MAX_DISCLOSURES);
    assertThat(verify(sdJwt.text()).disclosed()).hasSize(SdJwt.MAX_DISCLOSURES);
  }

  @Test
  void tooLongText_isRefused() {
    assertRefused(ProblemCode.LIMIT_EXCEEDED, () -> SdJwt.parse("a".repeat(SdJwt.MAX_CHARS + 1)));
  }

  @ParameterizedTest
  @Tag("T1")
  @ValueSource(
      strings = {"{'alg':'none'}", "{'alg':'None'}", "{}", "{'alg':'HS256','typ':'test+sd-jwt'}"})
  void algorithmThatIsNotAllowed_isRefused(String header) {
    String signed = issued().text();
    String payload = signed.substring(signed.indexOf('.'), signed.lastIndexOf('.') + 1);
    assertRefused(
        ProblemCode.ALG_NOT_ALLOWED,
        () -> SdJwt.parse(raw(header) + payload + signed.substring(signed.indexOf('~'))));
  }

  @Test
  void keyOfAnotherIssuer_isRefused() {
    Set<VerificationKey> stranger = Set.of(TestKeys.STRANGER.publicKey());
    assertRefused(
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
        () -> issued().verify(stranger, PROFILE, NO_BINDING));
    assertRefused(
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
        () -> issued().verify(Set.of(), PROFILE, NO_BINDING));
  }

  @Test
  void changedPayload_isRefused() {
    String text = issued().text();
    int dot = text.indexOf('.');
    String payload = text.substring(dot + 1, text.indexOf('.', dot + 1));
    String changed =
        new String(decoded(payload), StandardCharsets.UTF_8).replace("1900000000", "2900000000");
    assertThat(changed).contains("2900000000");
    assertRefused(
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
        text.replace(payload, Base64Url.encode(changed.getBytes(StandardCharsets.UTF_8))));
  }

  private static byte[] decoded(String text) {
    return java.util.Base64.getUrlDecoder().decode(text);
  }

  /** T10: each of these types to each of these verifiers; only the diagonal passes. */
  @Test
  @Tag("T10")
  void otherType_isRefused() throws Exception {
    Set<SdJwtProfile> profiles =
        Set.of(
            PROFILE, SdJwtProfile.SD_JWT_VC, SdJwtProfile.VC_JOSE_COSE, SdJwtProfile.VP_JOSE_COSE);
    String claims = "{'vct':'urn:x','@context':[],'type':'x','issuer':'https://i.example'}";
    for (String typ :
        Set.of(
            TYP,
            "dc+sd-jwt",
            "vc+sd-jwt",
            "vp+sd-jwt",
            "vc+jwt",
            "vp+jwt",
            "kb+jwt",
            "statuslist+jwt",
            "entity-statement+jwt",
            "openid4vci-proof+jwt",
            "DC+SD-JWT",
            "application/dc+sd-jwt")) {
      SdJwt sdJwt = SdJwt.parse(crafted(TestKeys.issuer(), typ, claims));
      for (SdJwtProfile profile : profiles) {
        if (typ.equals(profile.type())) {
          assertThat(sdJwt.verify(ISSUER, profile, NO_BINDING).claims()).isEqualTo(json(claims));
        } else {
          assertRefused(
              ProblemCode.JWS_TYPE_MISMATCH, () -> sdJwt.verify(ISSUER, profile, NO_BINDING));
        }
      }
    }
  }

  @Test
  @Tag("T47")
  void keyBindingType_isNeverAnIssuers() {
    assertThatIllegalArgumentException().isThrownBy(() -> SdJwtProfile.ofType("kb+jwt"));
    assertThatIllegalArgumentException().isThrownBy(() -> SdJwtProfile.ofType(""));
  }

  @Test
  void legacyType_needsTheLegacyProfile() throws Exception {
    SdJwt old = SdJwt.parse(crafted(TestKeys.issuer(), "vc+sd-jwt", "{'vct':'urn:x'}"));
    SdJwt now = SdJwt.parse(crafted(TestKeys.issuer(), "dc+sd-jwt", "{'vct':'urn:x'}"));
    SdJwtProfile legacy = SdJwtProfile.legacySdJwtVc();
    assertThat(old.verify(ISSUER, legacy, NO_BINDING).claims().has("vct")).isTrue();
    assertThat(now.verify(ISSUER, legacy, NO_BINDING).claims().has("vct")).isTrue();
    assertThat(legacy.type()).isEqualTo("dc+sd-jwt");
    assertRefused(
        ProblemCode.JWS_TYPE_MISMATCH,
        () -> old.verify(ISSUER, SdJwtProfile.SD_JWT_VC, NO_BINDING));
  }

  @Test
  @Tag("T20")
  void duplicateNameInPayload_isRefused() {
    assertRefused(ProblemCode.DUPLICATE_KEY, crafted("{'iss':'a','\\u0069ss':'b'}"));
    assertRefused(ProblemCode.MALFORMED_VALUE_ERROR, crafted("['iss']"));
  }
}

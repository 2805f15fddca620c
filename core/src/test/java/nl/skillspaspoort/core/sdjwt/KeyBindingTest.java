package nl.skillspaspoort.core.sdjwt;

import static nl.skillspaspoort.core.sdjwt.Fixtures.AUDIENCE;
import static nl.skillspaspoort.core.sdjwt.Fixtures.BINDING;
import static nl.skillspaspoort.core.sdjwt.Fixtures.ISSUER;
import static nl.skillspaspoort.core.sdjwt.Fixtures.NONCE;
import static nl.skillspaspoort.core.sdjwt.Fixtures.NO_BINDING;
import static nl.skillspaspoort.core.sdjwt.Fixtures.PROFILE;
import static nl.skillspaspoort.core.sdjwt.Fixtures.assertRefused;
import static nl.skillspaspoort.core.sdjwt.Fixtures.cnf;
import static nl.skillspaspoort.core.sdjwt.Fixtures.issued;
import static nl.skillspaspoort.core.sdjwt.Fixtures.json;
import static nl.skillspaspoort.core.sdjwt.Fixtures.keyBinding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9901 §7.3, and §7.2 for the holder. */
class KeyBindingTest {
  private static final SdJwt SHOWN = shown();

  private static SdJwt shown() {
    try {
      return issued().present(Set.of("/address/street"));
    } catch (SdJwtException e) {
      throw new AssertionError(e);
    }
  }

  private static SdJwt bound() throws Exception {
    return SHOWN.bind(NONCE, AUDIENCE, FixedClock.NOW, TestKeys.holder());
  }

  private static VerifiedSdJwt verify(String text) throws SdJwtException {
    return SdJwt.parse(text).verify(ISSUER, PROFILE, BINDING);
  }

  private static void assertNotBound(ProblemCode code, String text) {
    assertRefused(code, () -> verify(text));
  }

  /** A key binding that is right but for one claim. */
  private static String with(String changes) {
    return keyBinding(SHOWN.text(), TestKeys.holder(), "kb+jwt", json(changes));
  }

  @Test
  void bound_isProvenToItsVerifier() throws Exception {
    SdJwt bound = SdJwt.parse(bound().text());
    assertThat(bound.hasKeyBinding()).isTrue();
    VerifiedSdJwt verified = bound.verify(ISSUER, PROFILE, BINDING);
    KeyBinding binding = verified.keyBinding().orElseThrow();
    assertThat(binding.holderKey()).isEqualTo(TestKeys.HOLDER.publicKey());
    assertThat(binding.issuedAt()).isEqualTo(FixedClock.NOW);
    assertThat(binding.claims().names()).containsExactly("iat", "aud", "nonce", "sd_hash");
    assertThat(binding.toString()).isEqualTo("KeyBinding[2026-11-23T12:00:00Z]");
    assertThat(verify(with("{}")).keyBinding()).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void hashOfTheCredential_isUsed(HashAlgorithm hash) throws Exception {
    SdJwt issued =
        SdJwtIssuer.of(PROFILE, Fixtures.RANDOM)
            .withHash(hash)
            .issue(
                json("{'a':1,'cnf':" + cnf(TestKeys.HOLDER) + "}"),
                DisclosurePolicy.of("/a"),
                TestKeys.issuer());
    SdJwt bound = issued.bind(NONCE, AUDIENCE, FixedClock.NOW, TestKeys.holder());
    KeyBinding binding = verify(bound.text()).keyBinding().orElseThrow();
    assertThat(binding.claims().text("sd_hash"))
        .contains(DigestAlgorithm.digest(hash, issued.text()));
  }

  // T44

  @Test
  @Tag("T44")
  void strippedKeyBinding_isRefused() throws Exception {
    String text = bound().text();
    assertNotBound(ProblemCode.HOLDER_BINDING_MISSING, SHOWN.text());
    assertNotBound(
        ProblemCode.HOLDER_BINDING_MISSING, text.substring(0, text.lastIndexOf('~') + 1));
  }

  @Test
  @Tag("T44")
  void credentialWithoutHolderKey_isRefused() throws Exception {
    SdJwt bearer = issued("{'a':1}", DisclosurePolicy.of("/a"));
    assertNotBound(ProblemCode.HOLDER_BINDING_MISSING, bearer.text());
    assertNotBound(
        ProblemCode.HOLDER_BINDING_MISSING,
        keyBinding(bearer.text(), TestKeys.holder(), "kb+jwt", JsonObject.EMPTY));
  }

  @Test
  @Tag("T44")
  void bearerOnly_refusesACredentialThatNamesAHolder() throws Exception {
    KeyBindingRequirement bearerOnly = KeyBindingRequirement.bearerOnly();
    SdJwt bearer = issued("{'a':1}", DisclosurePolicy.of("/a"));
    assertThat(bearer.verify(ISSUER, PROFILE, bearerOnly).keyBinding()).isEmpty();
    assertRefused(
        ProblemCode.HOLDER_BINDING_MISSING, () -> SHOWN.verify(ISSUER, PROFILE, bearerOnly));
    assertThat(SHOWN.verify(ISSUER, PROFILE, NO_BINDING).keyBinding()).isEmpty();
  }

  /** Evidence that is there is checked or refused, never ignored. */
  @Test
  @Tag("T44")
  void keyBindingThatNobodyAskedFor_isRefused() throws Exception {
    for (KeyBindingRequirement requirement :
        Set.of(NO_BINDING, KeyBindingRequirement.bearerOnly())) {
      assertRefused(
          ProblemCode.HOLDER_BINDING_UNEXPECTED,
          () -> bound().verify(ISSUER, PROFILE, requirement));
    }
  }

  // T45

  @ParameterizedTest
  @Tag("T45")
  @ValueSource(strings = {"'other'", "'N-0S6_WzA2Mj-n-0S6_WzA2Mj'", "''", "1", "null2", "['x']"})
  void otherNonce_isRefused(String nonce) {
    String value = nonce.equals("null2") ? "['" + NONCE + "']" : nonce;
    assertNotBound(ProblemCode.CHALLENGE_MISMATCH, with("{'nonce':" + value + "}"));
  }

  @ParameterizedTest
  @Tag("T45")
  @ValueSource(
      strings = {
        "'verifier.example'",
        "'https://verifier.example/'",
        "'https://other.example'",
        "['https://verifier.example']",
        "1"
      })
  void otherAudience_isRefused(String audience) {
    assertNotBound(ProblemCode.AUDIENCE_MISMATCH, with("{'aud':" + audience + "}"));
  }

  @ParameterizedTest
  @Tag("T45")
  @CsvSource({
    "-360,true",
    "-361,false",
    "-3600,false",
    "60,true",
    "61,false",
    "3600,false",
    "0,true"
  })
  void iat_isWithinTheWindow(long offset, boolean accepted) throws Exception {
    String text = with("{'iat':" + (FixedClock.NOW.getEpochSecond() + offset) + "}");
    if (accepted) {
      assertThat(verify(text).keyBinding()).isPresent();
    } else {
      assertNotBound(ProblemCode.KEY_BINDING_NOT_FRESH, text);
    }
  }

  @Test
  @Tag("T45")
  void window_canBeNarrowed() throws Exception {
    String text = with("{'iat':" + (FixedClock.NOW.getEpochSecond() - 3) + "}");
    SdJwt sdJwt = SdJwt.parse(text);
    Duration none = Duration.ZERO;
    assertThat(
            sdJwt.verify(ISSUER, PROFILE, BINDING.within(Duration.ofSeconds(3), none)).keyBinding())
        .isPresent();
    assertRefused(
        ProblemCode.KEY_BINDING_NOT_FRESH,
        () -> sdJwt.verify(ISSUER, PROFILE, BINDING.within(Duration.ofSeconds(2), none)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BINDING.within(Duration.ofDays(-1), none));
    assertThatIllegalStateException().isThrownBy(() -> NO_BINDING.within(none, none));
    assertThatIllegalStateException().isThrownBy(() -> NO_BINDING.withHolderKeys(HolderKeys.NONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyBindingRequirement.required("", AUDIENCE, FixedClock.NOW));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyBindingRequirement.required(NONCE, "", FixedClock.NOW));
    assertThat(BINDING.toString()).isEqualTo("KeyBindingRequirement[required]");
  }

  @ParameterizedTest
  @Tag("T25")
  @ValueSource(strings = {"'1795435200'", "1795435200.0", "1e99", "1.795435200e9", "null2", "{}"})
  void iatThatIsNoWholeNumber_isRefused(String iat) {
    assertNotBound(
        ProblemCode.MALFORMED_VALUE_ERROR,
        with("{'iat':" + (iat.equals("null2") ? "[null]" : iat) + "}"));
  }

  @Test
  @Tag("T45")
  void ownExpiry_counts() throws Exception {
    long now = FixedClock.NOW.getEpochSecond();
    assertNotBound(ProblemCode.KEY_BINDING_NOT_FRESH, with("{'exp':" + (now - 61) + "}"));
    assertNotBound(ProblemCode.KEY_BINDING_NOT_FRESH, with("{'nbf':" + (now + 61) + "}"));
    assertThat(verify(with("{'exp':" + (now + 60) + ",'nbf':" + now + "}")).keyBinding())
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iat", "aud", "nonce", "sd_hash"})
  void claimThatIsMissing_isRefused(String name) {
    assertNotBound(ProblemCode.MISSING_MEMBER, with("{'" + name + "':null}"));
  }

  // T46

  @Test
  @Tag("T46")
  void otherDisclosures_areRefused() throws Exception {
    String[] parts = bound().text().split("~");
    assertThat(parts).hasSize(4);
    assertNotBound(
        ProblemCode.SD_HASH_MISMATCH, String.join("~", parts[0], parts[2], parts[1], parts[3]));
    String address = parts[1].length() > parts[2].length() ? parts[1] : parts[2];
    assertNotBound(ProblemCode.SD_HASH_MISMATCH, String.join("~", parts[0], address, parts[3]));
  }

  @Test
  @Tag("T46")
  void otherCredential_isRefused() throws Exception {
    String binding = bound().text().substring(SHOWN.text().length());
    assertNotBound(
        ProblemCode.SD_HASH_MISMATCH, issued().present(Set.of("/address/street")).text() + binding);
  }

  @Test
  @Tag("T46")
  void lastSeparatorLost_isRefused() throws Exception {
    String text = bound().text();
    int last = text.lastIndexOf('~');
    assertNotBound(
        ProblemCode.DISCLOSURE_MALFORMED, text.substring(0, last) + text.substring(last + 1) + "~");
    String withoutSeparator = SHOWN.text().substring(0, SHOWN.text().length() - 1);
    assertNotBound(
        ProblemCode.SD_HASH_MISMATCH,
        with("{'sd_hash':'" + Fixtures.digest(withoutSeparator) + "'}"));
    assertNotBound(ProblemCode.SD_HASH_MISMATCH, with("{'sd_hash':1}"));
  }

  // T47

  @ParameterizedTest
  @Tag("T47")
  @Tag("T10")
  @ValueSource(
      strings = {"test+sd-jwt", "dc+sd-jwt", "JWT", "KB+JWT", "application/kb+jwt", "vp+jwt"})
  void otherType_isRefused(String typ) {
    assertNotBound(
        ProblemCode.JWS_TYPE_MISMATCH,
        keyBinding(SHOWN.text(), TestKeys.holder(), typ, JsonObject.EMPTY));
  }

  @Test
  @Tag("T47")
  void otherKey_isRefused() {
    for (Signer signer : Set.of(TestKeys.issuer(), TestKeys.stranger())) {
      assertNotBound(
          ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
          keyBinding(SHOWN.text(), signer, "kb+jwt", JsonObject.EMPTY));
    }
  }

  @Test
  @Tag("T47")
  void oneKeyForBothRoles_isRefused() throws Exception {
    SdJwt self = issued("{'a':1,'cnf':" + cnf(TestKeys.ISSUER) + "}", DisclosurePolicy.of("/a"));
    String bound = self.bind(NONCE, AUDIENCE, FixedClock.NOW, TestKeys.issuer()).text();
    assertNotBound(ProblemCode.KEY_NOT_AUTHORIZED, bound);
  }

  @Test
  @Tag("T47")
  void keyBindingAsCredential_isRefused() throws Exception {
    String binding = bound().text().substring(SHOWN.text().length());
    assertRefused(
        ProblemCode.JWS_TYPE_MISMATCH,
        () ->
            SdJwt.parse(binding + "~")
                .verify(Set.of(TestKeys.HOLDER.publicKey()), PROFILE, NO_BINDING));
  }

  /** The key in the header of a key binding is a claim of nobody. */
  @Test
  @Tag("T3")
  void keyInTheHeader_isNotUsed() throws Exception {
    String payload =
        "{\"iat\":"
            + FixedClock.NOW.getEpochSecond()
            + ",\"aud\":\""
            + AUDIENCE
            + "\",\"nonce\":\""
            + NONCE
            + "\",\"sd_hash\":\""
            + Fixtures.digest(SHOWN.text())
            + "\"}";
    String jws =
        CompactJws.sign(
                "kb+jwt",
                json(cnf(TestKeys.STRANGER)),
                payload.getBytes(StandardCharsets.UTF_8),
                TestKeys.stranger())
            .text();
    assertNotBound(ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR, SHOWN.text() + jws);
  }

  // the key in cnf

  @Test
  void holderKeyByName_isLookedUp() throws Exception {
    String keyId = TestKeys.holder().keyId().value();
    SdJwt named =
        issued("{'a':1,'cnf':{'kid':'" + keyId + "'}}", DisclosurePolicy.of("/a"))
            .bind(NONCE, AUDIENCE, FixedClock.NOW, TestKeys.holder());
    HolderKeys keys =
        asked -> asked.equals(keyId) ? Optional.of(TestKeys.HOLDER.publicKey()) : Optional.empty();
    assertThat(
            named
                .verify(ISSUER, PROFILE, BINDING.withHolderKeys(keys))
                .keyBinding()
                .orElseThrow()
                .holderKey())
        .isEqualTo(TestKeys.HOLDER.publicKey());
    assertNotBound(ProblemCode.KEY_UNRESOLVED, named.text());
    assertRefused(
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
        () ->
            named.verify(
                ISSUER,
                PROFILE,
                BINDING.withHolderKeys(asked -> Optional.of(TestKeys.STRANGER.publicKey()))));
    assertRefused(
        ProblemCode.KEY_NOT_AUTHORIZED,
        () ->
            named.verify(
                ISSUER,
                PROFILE,
                BINDING.withHolderKeys(asked -> Optional.of(TestKeys.ISSUER.publicKey()))));
  }

  /** The name is looked up only after the issuer's signature was accepted. */
  @Test
  void keyLookUp_waitsForTheIssuersSignature() throws Exception {
    SdJwt named =
        SdJwt.parse(
            keyBinding(
                Fixtures.crafted(TestKeys.stranger(), Fixtures.TYP, "{'cnf':{'kid':'did:x:y#z'}}"),
                TestKeys.holder(),
                "kb+jwt",
                JsonObject.EMPTY));
    HolderKeys never =
        asked -> {
          throw new AssertionError("asked for a key that nobody signed");
        };
    assertRefused(
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
        () -> named.verify(ISSUER, PROFILE, BINDING.withHolderKeys(never)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|MALFORMED_VALUE_ERROR",
        "{'jwk':{},'kid':'x'}|MALFORMED_VALUE_ERROR",
        "{'x5t#S256':'x'}|MALFORMED_VALUE_ERROR",
        "{'jku':'https://a.example'}|MALFORMED_VALUE_ERROR",
        "{'kid':1}|MALFORMED_VALUE_ERROR",
        "{'kid':''}|MALFORMED_VALUE_ERROR",
        "{'jwk':'x'}|MALFORMED_VALUE_ERROR",
        "[]|MALFORMED_VALUE_ERROR",
        "{'jwk':{'kty':'oct','k':'AAAA'}}|",
        "{'jwk':{}}|",
        "{'jwk':{'kty':'OKP','crv':'Ed25519','x':'AAAA'}}|INVALID_KEY",
        "{'jwk':{'kty':'OKP','crv':'Ed25519'}}|",
        "{'jwk':{'kty':'OKP','crv':'X25519','x':'qLZkSTbstvMWPTivmiQglEFWG2Ff7gNDVoVisdZTr1I'}}|",
        "{'jwk':{'kty':'OKP','crv':'Ed25519','d':'AAAA',"
            + "'x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'}}|PRIVATE_KEY_EXPOSED",
      })
  void otherConfirmation_isRefused(String cnf, ProblemCode code) throws Exception {
    SdJwt sdJwt =
        SdJwt.parse(
            keyBinding(
                Fixtures.crafted("{'cnf':" + cnf + "}"),
                TestKeys.holder(),
                "kb+jwt",
                JsonObject.EMPTY));
    SdJwtException refused =
        catchThrowableOfType(SdJwtException.class, () -> sdJwt.verify(ISSUER, PROFILE, BINDING));
    assertThat(refused).isNotNull();
    assertThat(refused.problem().where()).startsWith("/cnf");
    if (code != null) {
      assertThat(refused.problem().code()).isEqualTo(code);
    }
  }

  // the holder

  @Test
  void holder_cannotBindForAnother() {
    assertRefused(
        ProblemCode.HOLDER_MISMATCH,
        () -> SHOWN.bind(NONCE, AUDIENCE, FixedClock.NOW, TestKeys.stranger()));
    assertRefused(
        ProblemCode.HOLDER_BINDING_MISSING,
        () ->
            issued("{'a':1}", DisclosurePolicy.none())
                .bind(NONCE, AUDIENCE, FixedClock.NOW, TestKeys.holder()));
    assertRefused(
        ProblemCode.HOLDER_MISMATCH,
        () ->
            issued("{'cnf':{'kid':'did:example:a#b'}}", DisclosurePolicy.none())
                .bind(NONCE, AUDIENCE, FixedClock.NOW, TestKeys.holder()));
  }

  /** RFC 9901 §7.2. */
  @Test
  void holder_refusesWhatIsAlreadyBound() throws Exception {
    SdJwt bound = bound();
    assertRefused(ProblemCode.HOLDER_BINDING_UNEXPECTED, () -> SdJwt.parseIssued(bound.text()));
    assertRefused(ProblemCode.HOLDER_BINDING_UNEXPECTED, () -> bound.present(Set.of()));
    assertRefused(
        ProblemCode.HOLDER_BINDING_UNEXPECTED,
        () -> bound.bind(NONCE, AUDIENCE, FixedClock.NOW, TestKeys.holder()));
  }
}

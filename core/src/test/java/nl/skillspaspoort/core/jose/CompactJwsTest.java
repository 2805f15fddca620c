package nl.skillspaspoort.core.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.EcSecretKey;
import nl.skillspaspoort.core.key.Ed25519PublicKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7515 compact serialization, and the attacks on it that RFC 8725 lists. */
class CompactJwsTest {
  private static final String TYP = "test+jwt";
  private static final byte[] PAYLOAD = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final Set<VerificationKey> KEYS = Set.of(TestKeys.ISSUER.publicKey());

  @Test
  void signedPayload_verifiesWithItsKeyAndType() throws Exception {
    CompactJws jws = CompactJws.parse(good().text());
    VerifiedJws verified =
        jws.verify(TYP, Set.of(TestKeys.STRANGER.publicKey(), TestKeys.ISSUER.publicKey()));
    assertThat(verified.payload()).isEqualTo(PAYLOAD);
    assertThat(verified.key()).isEqualTo(TestKeys.ISSUER.publicKey());
    assertThat(verified.header().toJson())
        .isEqualTo(
            "{\"alg\":\"EdDSA\",\"typ\":\"test+jwt\",\"kid\":\""
                + TestKeys.issuer().keyId()
                + "\"}");
    assertThat(jws).isEqualTo(good()).hasSameHashCodeAs(good());
    assertThat(jws.toString()).doesNotContain("eyJ");
  }

  /** RFC 8037, appendix A.4: an Ed25519 signature with the keys of appendix A.1. */
  @Test
  void exampleOfRfc8037_isWellFormedAndHasNoTyp() throws Exception {
    String text =
        "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc."
            + "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    byte[] key = Base64Url.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    CompactJws jws = CompactJws.parse(text);
    VerificationKey signer = Ed25519PublicKey.of(key);
    int signatureAt = text.lastIndexOf('.') + 1;
    assertThat(
            signer.accepts(
                text.substring(0, signatureAt - 1).getBytes(StandardCharsets.US_ASCII),
                Base64Url.decode(text.substring(signatureAt))))
        .isTrue();
    assertThat(jws.unverifiedPayload()).asString().isEqualTo("Example of Ed25519 signing");
    assertCode(() -> jws.verify(TYP, Set.of(signer)), ProblemCode.JWS_TYPE_MISMATCH);
  }

  @Tag("T1")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"typ\":\"test+jwt\"}",
        "{\"alg\":\"None\",\"typ\":\"test+jwt\"}",
        "{\"alg\":\"NONE\",\"typ\":\"test+jwt\"}",
        "{\"alg\":\"nOnE\",\"typ\":\"test+jwt\"}",
        "{\"alg\":\"\",\"typ\":\"test+jwt\"}",
        "{\"alg\":null,\"typ\":\"test+jwt\"}",
        "{\"alg\":[\"EdDSA\"],\"typ\":\"test+jwt\"}",
        "{\"alg\":\"eddsa\",\"typ\":\"test+jwt\"}",
        "{\"typ\":\"test+jwt\"}",
        "{}"
      })
  void noSignatureAlgorithm_isRefused(String header) throws Exception {
    String unsigned = part(header) + "." + Base64Url.encode(PAYLOAD) + ".";
    assertCode(() -> CompactJws.parse(unsigned), ProblemCode.ALG_NOT_ALLOWED);
    assertCode(
        () -> CompactJws.parse(signed(header, TestKeys.issuer())), ProblemCode.ALG_NOT_ALLOWED);
  }

  @Tag("T2")
  @ParameterizedTest
  @ValueSource(strings = {"HS256", "HS512", "RS256", "PS256", "ES256", "ES384", "ES512", "ES256K"})
  void algorithmOfAnotherKeyType_isRefused(String alg) throws Exception {
    String header = "{\"alg\":\"" + alg + "\",\"typ\":\"test+jwt\"}";
    assertCode(
        () ->
            CompactJws.parse(signed(header, TestKeys.issuer()))
                .verify("test+jwt", Set.of(TestKeys.ISSUER.publicKey())),
        ProblemCode.ALG_NOT_ALLOWED);
  }

  /** RFC 7518 §3.4: the curve decides the one name; no key answers to the name of another. */
  @Tag("T2")
  @ParameterizedTest
  @CsvSource({"P256,ES256,64", "P384,ES384,96", "P521,ES512,132"})
  void ellipticCurve_hasOneAlgorithm(KeyAlgorithm kind, String alg, int signatureBytes)
      throws Exception {
    EcSecretKey key = EcSecretKey.generate(kind, new SecureRandom());
    Signer signer = key.signer(TestKeys.issuer().keyId());
    CompactJws jws = CompactJws.parse(CompactJws.sign(TYP, PAYLOAD, signer).text());
    assertThat(jws.unverifiedHeader().text("alg")).contains(alg);
    assertThat(jws.verify(TYP, Set.of(key.publicKey())).key()).isEqualTo(key.publicKey());
    assertThat(Base64Url.decode(jws.text().substring(jws.text().lastIndexOf('.') + 1)))
        .hasSize(signatureBytes);
    assertCode(() -> jws.verify(TYP, KEYS), ProblemCode.ALG_NOT_ALLOWED);
    for (String other : Set.of("ES256", "ES384", "EdDSA")) {
      if (!other.equals(alg)) {
        String header = "{\"alg\":\"" + other + "\",\"typ\":\"test+jwt\"}";
        assertCode(
            () -> CompactJws.parse(signed(header, signer)).verify(TYP, Set.of(key.publicKey())),
            ProblemCode.ALG_NOT_ALLOWED);
      }
    }
  }

  @Tag("T3")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"jwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}",
        "\"jku\":\"https://localhost/%s\"",
        "\"x5u\":\"https://localhost/%s\"",
        "\"x5c\":[\"%s\"]",
        "\"kid\":\"%s\""
      })
  void keyInTheHeader_isNotUsed(String member) throws Exception {
    String key = Base64Url.encode(TestKeys.STRANGER.publicKey().encoded());
    String header = "{\"alg\":\"EdDSA\",\"typ\":\"test+jwt\"," + member.replace("%s", key) + "}";
    CompactJws attack = CompactJws.parse(signed(header, TestKeys.stranger()));
    assertCode(() -> attack.verify(TYP, KEYS), ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
    CompactJws honest = CompactJws.parse(signed(header, TestKeys.issuer()));
    assertThat(honest.verify(TYP, KEYS).key()).isEqualTo(TestKeys.ISSUER.publicKey());
  }

  @Test
  void noKeys_verifyNothing() throws Exception {
    assertCode(() -> good().verify(TYP, Set.of()), ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR);
  }

  @Tag("T10")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "vc+jwt",
        "vp+jwt",
        "dc+sd-jwt",
        "kb+jwt",
        "openid4vci-proof+jwt",
        "statuslist+jwt",
        "entity-statement+jwt",
        "JOSE",
        "TEST+JWT",
        "application/test+jwt",
        "test+jwt "
      })
  void anotherTyp_isRefusedAlthoughTheSignatureIsGood(String typ) throws Exception {
    CompactJws jws = CompactJws.sign(typ, PAYLOAD, TestKeys.issuer());
    assertThat(jws.verify(typ, KEYS).payload()).isEqualTo(PAYLOAD);
    assertCode(() -> jws.verify(TYP, KEYS), ProblemCode.JWS_TYPE_MISMATCH);
  }

  @Tag("T10")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"EdDSA\"}",
        "{\"alg\":\"EdDSA\",\"typ\":null}",
        "{\"alg\":\"EdDSA\",\"typ\":[\"test+jwt\"]}"
      })
  void typThatIsMissingOrNoText_isRefused(String header) throws Exception {
    CompactJws jws = CompactJws.parse(signed(header, TestKeys.issuer()));
    assertCode(() -> jws.verify(TYP, KEYS), ProblemCode.JWS_TYPE_MISMATCH);
  }

  @Tag("T12")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"crit\":[\"x\"],\"x\":1",
        "\"crit\":[]",
        "\"crit\":[\"b64\"],\"b64\":false",
        "\"crit\":[\"b64\"],\"b64\":true",
        "\"b64\":false",
        "\"b64\":true",
        "\"crit\":[\"typ\"]",
        "\"zip\":\"DEF\"",
        "\"other\":1"
      })
  void criticalOrUnknownParameter_isRefused(String member) throws Exception {
    String header = "{\"alg\":\"EdDSA\",\"typ\":\"test+jwt\"," + member + "}";
    String text = signed(header, TestKeys.issuer());
    assertCode(() -> CompactJws.parse(text), ProblemCode.JWS_HEADER_NOT_ALLOWED);
  }

  @Tag("T12")
  @Test
  void parameterThatTheCallerKnows_isAllowed_butNeverCrit() throws Exception {
    String text = signed("{\"alg\":\"EdDSA\",\"typ\":\"test+jwt\",\"other\":1}", TestKeys.issuer());
    assertThat(CompactJws.parse(text, Set.of("other")).verify(TYP, KEYS).header().has("other"))
        .isTrue();
    String critical =
        signed(
            "{\"alg\":\"EdDSA\",\"typ\":\"test+jwt\",\"crit\":[\"other\"],\"other\":1}",
            TestKeys.issuer());
    assertCode(
        () -> CompactJws.parse(critical, Set.of("other", "crit")),
        ProblemCode.JWS_HEADER_NOT_ALLOWED);
  }

  @Tag("T12")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"payload\":\"e30\",\"protected\":\"e30\",\"header\":{},\"signature\":\"\"}",
        "",
        ".",
        "a.b",
        "a.b.c.d",
        "a.b.c.d.e"
      })
  void textThatIsNotThreeParts_isRefused(String text) {
    assertCode(() -> CompactJws.parse(text), ProblemCode.JWS_MALFORMED);
  }

  @Tag("T19")
  @Test
  void otherSpellingsOfAPart_areRefused() throws Exception {
    String[] parts = good().text().split("\\.");
    for (int i = 0; i < 3; i++) {
      for (String suffix :
          new String[] {"=", "==", "\n", " ", "!*", "A", "\u00e9", "\uD83D\uDE00"}) {
        String[] changed = parts.clone();
        changed[i] = parts[i] + suffix;
        assertRefused(String.join(".", changed));
      }
      String[] changed = parts.clone();
      changed[i] = "\n" + parts[i];
      assertCode(() -> CompactJws.parse(String.join(".", changed)), ProblemCode.JWS_MALFORMED);
    }
  }

  @Tag("T19")
  @Test
  void trailingBitsOfThePayload_areRefused() throws Exception {
    String text = CompactJws.sign(TYP, new byte[] {1}, TestKeys.issuer()).text();
    assertThat(text).contains(".AQ.");
    assertCode(() -> CompactJws.parse(text.replace(".AQ.", ".AR.")), ProblemCode.JWS_MALFORMED);
  }

  @Tag("T20")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"EdDSA\",\"alg\":\"none\",\"typ\":\"test+jwt\"}",
        "{\"alg\":\"EdDSA\",\"typ\":\"other\",\"typ\":\"test+jwt\"}",
        "{\"alg\":\"EdDSA\",\"typ\":\"test+jwt\",\"\\u0061lg\":\"none\"}",
        "{\"alg\":\"EdDSA\",\"typ\":\"test+jwt\",\"jwk\":{\"x\":1,\"x\":2}}"
      })
  void headerWithOneNameTwice_isRefused(String header) throws Exception {
    String text = signed(header, TestKeys.issuer());
    JwsException refused = assertCode(() -> CompactJws.parse(text), ProblemCode.JWS_MALFORMED);
    assertThat(refused.getCause())
        .isInstanceOfSatisfying(
            JsonFormatException.class,
            cause -> assertThat(cause.problem().code()).isEqualTo(ProblemCode.DUPLICATE_KEY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "\"alg\"", "{\"alg\":\"EdDSA\"", "{\"alg\":\"EdDSA\"} "})
  void headerThatIsNoObject_isRefusedOrHarmless(String header) throws Exception {
    String text = signed(header, TestKeys.issuer());
    if (header.endsWith(" ")) {
      assertCode(() -> CompactJws.parse(text).verify(TYP, KEYS), ProblemCode.JWS_TYPE_MISMATCH);
    } else {
      assertCode(() -> CompactJws.parse(text), ProblemCode.JWS_MALFORMED);
    }
  }

  @Test
  void tooMuch_isRefusedBeforeItIsDecoded() throws Exception {
    assertCode(
        () -> CompactJws.parse("a".repeat(CompactJws.MAX_CHARS + 1)), ProblemCode.LIMIT_EXCEEDED);
    String[] parts = good().text().split("\\.");
    assertCode(
        () -> CompactJws.parse("A".repeat(70_000) + "." + parts[1] + "." + parts[2]),
        ProblemCode.LIMIT_EXCEEDED);
    assertCode(
        () -> CompactJws.parse(parts[0] + "." + parts[1] + "." + "A".repeat(2_000)),
        ProblemCode.LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"alg", "typ", "kid", "crit", "b64"})
  void parameterThatIsWrittenAlready_cannotBeSigned(String name) {
    JsonObject more = JsonObject.builder().put(name, "x").build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CompactJws.sign(TYP, more, PAYLOAD, TestKeys.issuer()))
        .withMessageContaining(name);
  }

  @Test
  void payloads_areCopies() throws Exception {
    CompactJws jws = good();
    jws.unverifiedPayload()[0] = 'x';
    VerifiedJws verified = jws.verify(TYP, KEYS);
    verified.payload()[0] = 'x';
    assertThat(verified.payload()).isEqualTo(PAYLOAD);
  }

  @Property(tries = 400)
  void flippingAnyBit_isNeverAccepted(
      @ForAll @IntRange(max = 9_999) int at, @ForAll @IntRange(max = 6) int bit) throws Exception {
    byte[] text = good().text().getBytes(StandardCharsets.US_ASCII);
    text[at % text.length] ^= (byte) (1 << bit);
    assertRefused(new String(text, StandardCharsets.US_ASCII));
  }

  private static void assertRefused(String text) {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class, () -> CompactJws.parse(text).verify(TYP, KEYS));
    assertThat(refused).as("a changed text").isNotNull();
  }

  private static CompactJws good() throws Exception {
    return CompactJws.sign(TYP, PAYLOAD, TestKeys.issuer());
  }

  /** A compact serialization under any header, with a good signature. */
  private static String signed(String header, Signer signer) throws Exception {
    String input = part(header) + "." + Base64Url.encode(PAYLOAD);
    return input + "." + Base64Url.encode(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String part(String text) {
    return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static JwsException assertCode(Action action, ProblemCode code) {
    JwsException refused = catchThrowableOfType(JwsException.class, action::run);
    assertThat(refused).isNotNull();
    assertThat(refused.problem().code()).isEqualTo(code);
    return refused;
  }

  private interface Action {
    void run() throws Exception;
  }

  /** A key id is a name, nothing is looked up by it. */
  @Test
  void keyId_isOnlyWritten() throws Exception {
    Ed25519SecretKey key = TestKeys.ISSUER;
    Signer named = key.signer(new KeyId("https://school.example/keys#1"));
    CompactJws jws = CompactJws.sign(TYP, PAYLOAD, named);
    assertThat(jws.unverifiedHeader().text("kid")).contains("https://school.example/keys#1");
    assertThat(jws.verify(TYP, KEYS).key()).isEqualTo(key.publicKey());
  }
}

package nl.skillspaspoort.core.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.SharedVectors;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The did:jwk Method. */
final class DidJwkTest {
  private static final String X = Base64Url.encode(TestKeys.ISSUER.publicKey().encoded());

  @Test
  void vector_givesTheExpectedDocument() throws Exception {
    JsonObject vector = SharedVectors.json("did-jwk", "p-256.json");
    Did did = Did.parse(vector.text("did").orElseThrow());
    DidDocument expected =
        DidDocument.read(vector.get("expected_did_document").orElseThrow().asObject(""), "");
    assertThat(new DidJwk().resolve(did)).isEqualTo(expected);
    assertThat(expected.verificationMethods().get(0).id().value())
        .isEqualTo(vector.text("did_url").orElseThrow());
    assertThat(DidJwk.of(expected.verificationMethods().get(0).publicKey())).isEqualTo(did);
  }

  @Test
  void keyNameInTheKey_isPassedOver() throws Exception {
    Did did =
        did("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"../../etc\",\"x\":\"" + X + "\"}");
    DidDocument document = new DidJwk().resolve(did);
    assertThat(document.key(new KeyId(did + "#0"), VerificationRelationship.ASSERTION_METHOD))
        .isEqualTo(TestKeys.ISSUER.publicKey());
    assertThat(document.verificationMethods()).hasSize(1);
  }

  @Test
  void didOfAKey_leadsBackToIt() throws Exception {
    Did did = DidJwk.of(TestKeys.ISSUER.publicKey());
    assertThat(
            new DidJwk()
                .resolve(did)
                .key(
                    DidJwk.keyId(TestKeys.ISSUER.publicKey()),
                    VerificationRelationship.AUTHENTICATION))
        .isEqualTo(TestKeys.ISSUER.publicKey());
  }

  @Test
  @Tag("T8")
  void keyForEncryption_isNotGoodForProofs() throws Exception {
    Did did = did("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"use\":\"enc\",\"x\":\"" + X + "\"}");
    DidException refused =
        catchThrowableOfType(
            DidException.class,
            () ->
                new DidJwk()
                    .resolve(did)
                    .key(new KeyId(did + "#0"), VerificationRelationship.ASSERTION_METHOD));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.KEY_NOT_AUTHORIZED);
  }

  @ParameterizedTest
  @Tag("T18")
  @ValueSource(
      strings = {
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\",\"d\":\"SECRETSECRET\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"d\":\"SECRETSECRET\"}",
        "{\"kty\":\"oct\",\"k\":\"SECRETSECRET\",\"x\":\"%s\"}",
        "{\"kty\":\"oct\",\"x\":\"%s\"}",
        "{\"kty\":\"RSA\",\"n\":\"%s\",\"e\":\"AQAB\",\"p\":\"SECRETSECRET\"}"
      })
  void privateOrSymmetricKey_isRefusedWithoutShowingIt(String jwk) throws Exception {
    DidException refused =
        catchThrowableOfType(DidException.class, () -> new DidJwk().resolve(did(text(jwk, X))));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.PRIVATE_KEY_EXPOSED);
    assertThat(refused).hasMessageNotContaining("SECRET").hasMessageNotContaining(X);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AA\"}",
        "{\"kty\":\"RSA\",\"n\":\"AA\",\"e\":\"AQAB\"}"
      })
  void keyOfAnUnknownKind_isNotFound(String jwk) throws Exception {
    Did did = did(jwk);
    DidException refused =
        catchThrowableOfType(
            DidException.class,
            () ->
                new DidJwk()
                    .resolve(did)
                    .key(new KeyId(did + "#0"), VerificationRelationship.ASSERTION_METHOD));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.KEY_UNRESOLVED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\"} | INVALID_KEY",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"} | INVALID_KEY",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"} | WEAK_KEY",
        "{\"kty\":\"EC\",\"kty\":\"OKP\"} | INVALID_DID",
        "[] | INVALID_DID",
        "nonsense | INVALID_DID",
        "{}{} | INVALID_DID"
      })
  @Tag("T17")
  void otherJson_isRefused(String json, ProblemCode code) throws Exception {
    DidException refused =
        catchThrowableOfType(DidException.class, () -> new DidJwk().resolve(did(json)));
    assertThat(refused.problem().code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"did:jwk:e30.", "did:jwk:e3", "did:jwk:e30:e30", "did:jwk:e31"})
  void otherEncoding_isRefused(String text) throws Exception {
    Did did = Did.parse(text);
    DidException refused =
        catchThrowableOfType(DidException.class, () -> new DidJwk().resolve(did));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.INVALID_DID);
  }

  private static Did did(String json) throws DidException {
    return Did.parse("did:jwk:" + Base64Url.encode(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(String template, Object... values) {
    return String.format(Locale.ROOT, template, values);
  }
}

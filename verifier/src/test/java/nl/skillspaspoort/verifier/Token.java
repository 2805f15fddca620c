package nl.skillspaspoort.verifier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;

/**
 * A JSON Web Signature put together by hand, so that a test can make every part wrong; independent
 * of the code under test.
 */
final class Token {
  static final String CONTEXT = "https://www.w3.org/ns/credentials/v2";
  static final PresentationRequest REQUEST =
      new PresentationRequest("https://employer.example", "c2l4dGVlbi1ieXRlcy1vay0", "a vacancy");
  static final long NOW = FixedClock.NOW.getEpochSecond();

  private final String header;
  private final byte[] payload;
  private final Signer signer;

  private Token(String header, byte[] payload, Signer signer) {
    this.header = header;
    this.payload = payload;
    this.signer = signer;
  }

  /** The EVC certificate as a good vc+jwt. */
  static Token credential() {
    return of(
        header("vc", TestKeys.issuer()),
        Credentials.evc()
            .with("iss", TestKeys.did(TestKeys.ISSUER).value())
            .with("jti", Credentials.EVC_ID)
            .with("sub", TestKeys.did(TestKeys.HOLDER).value())
            .toBuilder()
            .put("iat", NOW)
            .build(),
        TestKeys.issuer());
  }

  /** A good vp+jwt that answers the request and shows these objects. */
  static Token presentation(JsonObject... shown) {
    return of(
        header("vp", TestKeys.holder()),
        JsonObject.builder()
            .put("@context", JsonArray.ofStrings(List.of(CONTEXT)))
            .put("type", JsonArray.ofStrings(List.of("VerifiablePresentation")))
            .put("holder", TestKeys.did(TestKeys.HOLDER).value())
            .put("verifiableCredential", JsonArray.of(shown))
            .put("iss", TestKeys.did(TestKeys.HOLDER).value())
            .put("aud", REQUEST.audience())
            .put("nonce", REQUEST.challenge())
            .put("iat", NOW)
            .put("exp", NOW + 600)
            .build(),
        TestKeys.holder());
  }

  static JsonObject envelope(String token) {
    return JsonObject.builder()
        .put("@context", CONTEXT)
        .put("id", "data:application/vc+jwt," + token)
        .put("type", "EnvelopedVerifiableCredential")
        .build();
  }

  static JsonObject header(String kind, Signer signer) {
    return JsonObject.builder()
        .put("alg", "EdDSA")
        .put("typ", kind + "+jwt")
        .put("kid", signer.keyId().value())
        .put("cty", kind)
        .build();
  }

  static Token of(JsonObject header, JsonObject payload, Signer signer) {
    return new Token(header.toJson(), utf8(payload.toJson()), signer);
  }

  Token header(UnaryOperator<JsonObject> change) {
    return new Token(change.apply(Credentials.json(header)).toJson(), payload, signer);
  }

  Token headerText(UnaryOperator<String> change) {
    return new Token(change.apply(header), payload, signer);
  }

  Token claims(UnaryOperator<JsonObject> change) {
    JsonObject claims = Credentials.json(new String(payload, StandardCharsets.UTF_8));
    return new Token(header, utf8(change.apply(claims).toJson()), signer);
  }

  Token payloadText(UnaryOperator<String> change) {
    return payload(utf8(change.apply(new String(payload, StandardCharsets.UTF_8))));
  }

  Optional<JsonValue> payloadMember(String name) {
    return Credentials.json(new String(payload, StandardCharsets.UTF_8)).get(name);
  }

  Token payload(byte[] bytes) {
    return new Token(header, bytes, signer);
  }

  Token by(Signer other) {
    return new Token(header, payload, other);
  }

  String signingInput() {
    return Base64Url.encode(utf8(header)) + "." + Base64Url.encode(payload);
  }

  byte[] signature() {
    try {
      return signer.sign(utf8(signingInput()));
    } catch (SigningException e) {
      throw new AssertionError(e);
    }
  }

  String text() {
    return with(signature());
  }

  String with(byte[] signature) {
    return signingInput() + "." + Base64Url.encode(signature);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package nl.skillspaspoort.verifier;

import static nl.skillspaspoort.verifier.Token.NOW;
import static nl.skillspaspoort.verifier.Token.REQUEST;
import static nl.skillspaspoort.verifier.Token.utf8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.TestKeys;

/**
 * An SD-JWT put together by hand, with key binding or without, so that a test can make every part
 * wrong; independent of the code under test.
 */
final class SdToken {
  private final JsonObject header;
  private final JsonObject payload;
  private final List<String> disclosures;
  private final Signer signer;

  private SdToken(JsonObject header, JsonObject payload, List<String> disclosures, Signer signer) {
    this.header = header;
    this.payload = payload;
    this.disclosures = List.copyOf(disclosures);
    this.signer = signer;
  }

  /**
   * The EVC certificate as a good vc+sd-jwt, bound to the holder's key. Of each result, status and
   * level are disclosed, in this order: two disclosures for each of ten results.
   */
  static SdToken credential() {
    List<String> disclosures = new ArrayList<>();
    return new SdToken(
        header("vc+sd-jwt").with("cty", "vc"),
        claims(hiding(Credentials.evc(), disclosures)).with("_sd_alg", "sha-256"),
        disclosures,
        TestKeys.issuer());
  }

  /** The same as a good dc+sd-jwt. */
  static SdToken sdJwtVc() {
    List<String> disclosures = new ArrayList<>();
    JsonObject document = hiding(Credentials.evc(), disclosures);
    JsonObject payload =
        claims(
            JsonObject.builder()
                .put("vct", "https://school.example/vct")
                .put("ld", document)
                .build());
    return new SdToken(header("dc+sd-jwt"), payload, disclosures, TestKeys.issuer());
  }

  private static JsonObject header(String typ) {
    return JsonObject.builder()
        .put("alg", "EdDSA")
        .put("typ", typ)
        .put("kid", TestKeys.issuer().keyId().value())
        .build();
  }

  private static JsonObject claims(JsonObject document) {
    return document
        .with("iss", TestKeys.did(TestKeys.ISSUER).value())
        .with("sub", TestKeys.did(TestKeys.HOLDER).value())
        .with("cnf", cnf(TestKeys.HOLDER))
        .toBuilder()
        .put("iat", NOW)
        .build();
  }

  static JsonObject cnf(Ed25519SecretKey key) {
    JsonObject jwk =
        JsonObject.builder()
            .put("kty", "OKP")
            .put("crv", "Ed25519")
            .put("x", Base64Url.encode(key.publicKey().encoded()))
            .build();
    return JsonObject.builder().put("jwk", jwk).build();
  }

  private static JsonObject hiding(JsonObject credential, List<String> disclosures) {
    JsonObject subject = (JsonObject) credential.get("credentialSubject").orElseThrow();
    List<JsonValue> results = new ArrayList<>();
    for (JsonValue each : (JsonArray) subject.get("result").orElseThrow()) {
      JsonObject result = (JsonObject) each;
      List<String> digests = new ArrayList<>();
      for (String member : List.of("status", "achievedLevel")) {
        String disclosure =
            disclosure("salt" + disclosures.size(), member, result.get(member).orElseThrow());
        disclosures.add(disclosure);
        digests.add(digest(disclosure));
        result = result.without(member);
      }
      results.add(result.with("_sd", JsonArray.ofStrings(digests)));
    }
    return credential.with("credentialSubject", subject.with("result", new JsonArray(results)));
  }

  static String disclosure(String salt, String name, JsonValue value) {
    return raw(JsonArray.of(new JsonString(salt), new JsonString(name), value).toJson());
  }

  static String raw(String json) {
    return Base64Url.encode(utf8(json));
  }

  static String digest(String text) {
    return digest("SHA-256", text);
  }

  static String digest(String algorithm, String text) {
    try {
      return Base64Url.encode(MessageDigest.getInstance(algorithm).digest(utf8(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  SdToken header(UnaryOperator<JsonObject> change) {
    return new SdToken(change.apply(header), payload, disclosures, signer);
  }

  SdToken payload(UnaryOperator<JsonObject> change) {
    return new SdToken(header, change.apply(payload), disclosures, signer);
  }

  SdToken disclosures(UnaryOperator<List<String>> change) {
    return new SdToken(header, payload, change.apply(new ArrayList<>(disclosures)), signer);
  }

  SdToken by(Signer other) {
    return new SdToken(header, payload, disclosures, other);
  }

  List<String> disclosures() {
    return disclosures;
  }

  /** The issuer-signed part. */
  Token issuerPart() {
    return Token.of(header, payload, signer);
  }

  /** As it was issued. */
  String text() {
    return around(issuerPart().text());
  }

  /** These disclosures behind another issuer-signed part. */
  String around(String issuerPart) {
    return issuerPart + "~" + String.join("~", disclosures) + (disclosures.isEmpty() ? "" : "~");
  }

  /** With a good key binding, which answers the request. */
  String shown() {
    return shown(text());
  }

  static String shown(String text) {
    return text + binding(text).text();
  }

  /** A good key binding for a text. */
  static Token binding(String text) {
    return Token.of(
        JsonObject.builder().put("alg", "EdDSA").put("typ", "kb+jwt").build(),
        JsonObject.builder()
            .put("iat", NOW)
            .put("aud", REQUEST.audience())
            .put("nonce", REQUEST.challenge())
            .put("sd_hash", digest(text))
            .build(),
        TestKeys.holder());
  }

  static JsonObject envelope(String mediaType, String token) {
    return JsonObject.builder()
        .put("@context", Token.CONTEXT)
        .put("id", "data:application/" + mediaType + "," + token)
        .put("type", "EnvelopedVerifiableCredential")
        .build();
  }
}

package nl.skillspaspoort.examples.vcapi;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.sdjwt.KeyBindingRequirement;
import nl.skillspaspoort.core.sdjwt.SdJwt;
import nl.skillspaspoort.core.sdjwt.SdJwtProfile;

/** {@code /conformance/verify}, {@code jws} and {@code sdjwt}: signatures one by one. */
final class SignatureAdapters {
  private static final Map<String, KeyAlgorithm> ALGORITHMS =
      Map.of(
          "EdDSA", KeyAlgorithm.ED25519,
          "Ed25519", KeyAlgorithm.ED25519,
          "ES256", KeyAlgorithm.P256,
          "ES384", KeyAlgorithm.P384,
          "ES512", KeyAlgorithm.P521);

  private static final Duration ANY_AGE = Duration.ofDays(36_500);

  private final InstantSource clock;

  SignatureAdapters(InstantSource clock) {
    this.clock = clock;
  }

  /** A signature over bytes: {@code alg}, {@code jwk}, {@code data}, {@code signature}. */
  static Answer verify(Request request) throws ProblemException {
    JsonObject body = request.json();
    String alg = text(body, "alg");
    VerificationKey key = key(body, "jwk");
    if (key.algorithm() != ALGORITHMS.get(alg)) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.ALG_NOT_ALLOWED,
              "/alg",
              "an algorithm that is not the one of the key",
              "the key's, one of " + ALGORITHMS.keySet().stream().sorted().toList()));
    }
    return valid(key.accepts(bytes(body, "data"), bytes(body, "signature")));
  }

  /** A JSON Web Signature of any type. */
  static Answer jws(Request request) throws ProblemException {
    JsonObject body = request.json();
    VerificationKey key = key(body, "jwk");
    CompactJws jws = CompactJws.parse(text(body, "jws"));
    try {
      jws.verifyAnyType(Set.of(key));
      return valid(true);
    } catch (JwsException e) {
      if (e.problem().code() == ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR
          || e.problem().code() == ProblemCode.ALG_NOT_ALLOWED) {
        return valid(false);
      }
      throw e;
    }
  }

  /** An SD-JWT of any type: its processed payload. A nonce demands a key binding. */
  Answer sdJwt(Request request) throws ProblemException {
    JsonObject body = request.json();
    VerificationKey issuer = key(body, "issuerJwk");
    SdJwt sdJwt = SdJwt.parse(text(body, "sdJwt"));
    return Answer.json(
        sdJwt
            .verify(Set.of(issuer), profile(sdJwt.unverifiedHeader()), requirement(body))
            .claims());
  }

  private static SdJwtProfile profile(JsonObject header) throws JsonFormatException {
    try {
      return SdJwtProfile.ofType(header.text("typ").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.JWS_TYPE_MISMATCH,
              "/sdJwt",
              "a typ that no issuer-signed part has",
              "the typ of an issuer-signed part"));
    }
  }

  private KeyBindingRequirement requirement(JsonObject body) throws ProblemException {
    if (!body.has("nonce")) {
      return KeyBindingRequirement.allowUnprovenHolder();
    }
    Instant now = clock.instant();
    String nonce = text(body, "nonce");
    String audience = text(body, "aud");
    if (nonce.isEmpty() || audience.isEmpty()) {
      throw new JsonFormatException(
          new Problem(ProblemCode.MALFORMED_VALUE_ERROR, "/nonce", "an empty text", "text"));
    }
    // When it was made is not asked: vectors are old.
    return KeyBindingRequirement.required(nonce, audience, now).within(ANY_AGE, Duration.ZERO);
  }

  private static Answer valid(boolean valid) {
    return Answer.json(JsonObject.builder().put("valid", valid).build());
  }

  private static VerificationKey key(JsonObject body, String name) throws ProblemException {
    JsonValue value = body.required(name, "");
    return Jwk.read(value.asObject("/" + name));
  }

  private static String text(JsonObject body, String name) throws JsonFormatException {
    return body.required(name, "").asString("/" + name);
  }

  private static byte[] bytes(JsonObject body, String name) throws ProblemException {
    try {
      return Base64Url.decode(text(body, name));
    } catch (EncodingException e) {
      throw new JsonFormatException(e.problem().under("/" + name));
    }
  }
}

package nl.skillspaspoort.core.sdjwt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * A key binding JWT and the text that it is about, neither checked.
 *
 * @param jws the JWT
 * @param boundText all that stands before it, the last {@code ~} included, as it was received
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.3">RFC 9901 §4.3</a>
 */
record KeyBindingJwt(CompactJws jws, String boundText) {
  /** The {@code typ} of key binding JWTs and of nothing else. */
  static final String TYP = "kb+jwt";

  /** How messages call it. */
  static final String PART = "key binding JWT";

  static final String NONCE = "nonce";
  static final String AUDIENCE = "aud";
  static final String SD_HASH = "sd_hash";

  static KeyBindingJwt sign(
      String boundText,
      HashAlgorithm hash,
      String nonce,
      String audience,
      Instant issuedAt,
      Signer holder)
      throws SigningException {
    JsonObject claims =
        JsonObject.builder()
            .put(JwtTimes.IAT, issuedAt.getEpochSecond())
            .put(AUDIENCE, audience)
            .put(NONCE, nonce)
            .put(SD_HASH, DigestAlgorithm.digest(hash, boundText))
            .build();
    byte[] payload = JsonWriter.compact(claims).getBytes(StandardCharsets.UTF_8);
    return new KeyBindingJwt(CompactJws.sign(TYP, payload, holder), boundText);
  }

  /** The claims, once the signature is known to be by that key. */
  JsonObject verify(VerificationKey holderKey) throws SdJwtException {
    try {
      return JsonReader.strict().readObject(jws.verify(TYP, Set.of(holderKey)).payload());
    } catch (JwsException e) {
      throw SdJwtException.in(PART, e);
    } catch (JsonFormatException e) {
      throw SdJwtException.in(PART, e);
    }
  }
}

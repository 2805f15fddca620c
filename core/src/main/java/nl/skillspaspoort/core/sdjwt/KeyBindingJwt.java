package nl.skillspaspoort.core.sdjwt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A key binding JWT and the text that it is about: well-formed, <b>nothing checked</b>. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.3">RFC 9901 §4.3</a>
 */
public final class KeyBindingJwt {
  /** The {@code typ} of key binding JWTs and of nothing else. */
  static final String TYP = "kb+jwt";

  /** How messages call it. */
  static final String PART = "key binding JWT";

  static final String NONCE = "nonce";
  static final String AUDIENCE = "aud";
  static final String SD_HASH = "sd_hash";

  private final CompactJws jws;
  private final String boundText;

  /**
   * The two parts of a text.
   *
   * @param boundText all that stands before the JWT, the last {@code ~} included, as it was
   *     received
   */
  KeyBindingJwt(CompactJws jws, String boundText) {
    this.jws = jws;
    this.boundText = boundText;
  }

  /**
   * What it says of itself, not checked by a signature.
   *
   * @param nonce what it answers
   * @param audience for whom it was made
   * @param times when it was made, and until when it counts if it says so
   */
  public record Claims(Optional<String> nonce, Optional<String> audience, JwtTimes times) {

    /** The times only: a nonce is a one-time secret between two parties. */
    @Override
    public String toString() {
      return "Claims[" + times + "]";
    }
  }

  /**
   * Reads what it says of itself, once its type is known.
   *
   * @throws SdJwtException {@code JWS_TYPE_MISMATCH}; {@code MISSING_MEMBER} without {@code iat} or
   *     {@code sd_hash}; {@code MALFORMED_VALUE_ERROR}; the codes of the JSON reader
   */
  public Claims unverifiedClaims(JsonReader reader) throws SdJwtException {
    if (!jws.unverifiedHeader().text("typ").equals(Optional.of(TYP))) {
      throw new SdJwtException(
          ProblemCode.JWS_TYPE_MISMATCH, PART, "another typ or none", "the typ " + TYP);
    }
    try {
      JsonObject claims = reader.readObject(jws.unverifiedPayload());
      claims.requiredText(SD_HASH, "");
      claims.required(JwtTimes.IAT, "");
      return new Claims(text(claims, NONCE), text(claims, AUDIENCE), JwtTimes.read(claims));
    } catch (JsonFormatException e) {
      throw SdJwtException.in(PART, e);
    }
  }

  private static Optional<String> text(JsonObject claims, String name) throws JsonFormatException {
    Optional<JsonValue> value = claims.get(name);
    return value.isEmpty() ? Optional.empty() : Optional.of(value.get().asString("/" + name));
  }

  /**
   * Checks that this key signed it, over exactly the text that came with it.
   *
   * @throws SdJwtException the codes of {@link CompactJws#verify}; {@code SD_HASH_MISMATCH} if it
   *     was made over another text
   */
  void verify(VerificationKey holderKey, HashAlgorithm hash) throws SdJwtException {
    if (!verify(holderKey)
        .text(SD_HASH)
        .equals(Optional.of(DigestAlgorithm.digest(hash, boundText)))) {
      throw new SdJwtException(
          ProblemCode.SD_HASH_MISMATCH,
          PART + ", /" + SD_HASH,
          "another value",
          "the hash of what is shown");
    }
  }

  CompactJws jws() {
    return jws;
  }

  String boundText() {
    return boundText;
  }

  static KeyBindingJwt sign(
      String boundText,
      HashAlgorithm hash,
      String nonce,
      String audience,
      Instant issuedAt,
      Optional<Instant> expires,
      Signer holder)
      throws SigningException {
    JsonObject claims =
        JsonObject.builder()
            .put(JwtTimes.IAT, issuedAt.getEpochSecond())
            .putIfPresent(JwtTimes.EXP, expires.map(end -> JsonNumber.of(end.getEpochSecond())))
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

  /** The size only. */
  @Override
  public String toString() {
    return "KeyBindingJwt[over " + boundText.length() + " chars]";
  }
}

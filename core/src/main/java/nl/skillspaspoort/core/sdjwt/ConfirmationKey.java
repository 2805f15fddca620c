package nl.skillspaspoort.core.sdjwt;

import java.util.Optional;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * The holder's key as the issuer named it in {@code cnf}: the key itself or its name. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7800#section-3.1">RFC 7800 §3.1</a>
 */
public final class ConfirmationKey {
  static final String CNF = "cnf";
  private static final String JWK = "jwk";
  private static final String KID = "kid";
  private static final int MAX_KEY_ID_CHARS = 1_024;

  private final @Nullable VerificationKey key;
  private final String keyId;

  private ConfirmationKey(@Nullable VerificationKey key, String keyId) {
    this.key = key;
    this.keyId = keyId;
  }

  /**
   * Reads {@code cnf}, which must have exactly one member: were there two, the sender could choose
   * which of them counts.
   */
  static ConfirmationKey of(JsonObject claims) throws SdJwtException {
    Optional<JsonValue> cnf = claims.get(CNF);
    if (cnf.isEmpty()) {
      throw new SdJwtException(
          ProblemCode.HOLDER_BINDING_MISSING, "", "a payload without cnf", "the claim cnf");
    }
    try {
      JsonObject object = cnf.get().asObject("/" + CNF);
      if (object.size() == 1 && object.has(JWK)) {
        JsonObject jwk = object.required(JWK, "/" + CNF).asObject("/" + CNF + "/" + JWK);
        return new ConfirmationKey(Jwk.read(jwk), "");
      }
      if (object.size() == 1 && object.has(KID)) {
        String keyId = object.requiredText(KID, "/" + CNF);
        if (keyId.isEmpty() || keyId.length() > MAX_KEY_ID_CHARS) {
          throw new SdJwtException(
              ProblemCode.MALFORMED_VALUE_ERROR,
              "/" + CNF + "/" + KID,
              "text of " + keyId.length() + " characters",
              "1 to " + MAX_KEY_ID_CHARS + " characters");
        }
        return new ConfirmationKey(null, keyId);
      }
      throw new SdJwtException(
          ProblemCode.MALFORMED_VALUE_ERROR,
          "/" + CNF,
          "an object of " + object.size() + " members",
          "one member, jwk or kid");
    } catch (JsonFormatException e) {
      throw new SdJwtException(e.problem(), e);
    } catch (KeyFormatException e) {
      Problem problem = e.problem();
      throw new SdJwtException(
          new Problem(problem.code(), "/" + CNF + "/" + JWK, problem.found(), problem.expected()),
          e);
    }
  }

  /** The key, if it stands there itself. */
  public Optional<VerificationKey> key() {
    return Optional.ofNullable(key);
  }

  /** The name of the key, if that stands there instead. */
  public Optional<String> keyId() {
    return key == null ? Optional.of(keyId) : Optional.empty();
  }

  /** {@code cnf} for a key. */
  static JsonObject claim(VerificationKey key) {
    return JsonObject.builder().put(JWK, Jwk.write(key)).build();
  }

  VerificationKey resolve(HolderKeys keys) throws SdJwtException {
    if (key != null) {
      return key;
    }
    Optional<VerificationKey> found = keys.byKeyId(keyId);
    if (found.isEmpty()) {
      throw new SdJwtException(
          ProblemCode.KEY_UNRESOLVED,
          "/" + CNF + "/" + KID,
          "the name of a key that is not known",
          "a key that can be looked up");
    }
    return found.get();
  }

  void checkIs(Signer holder) throws SdJwtException {
    boolean same =
        key != null ? key.equals(holder.publicKey()) : keyId.equals(holder.keyId().value());
    if (!same) {
      throw new SdJwtException(
          ProblemCode.HOLDER_MISMATCH, "/" + CNF, "another key", "the key of the signer");
    }
  }

  /** Which of the two it is. */
  @Override
  public String toString() {
    return "ConfirmationKey[" + (key == null ? KID : JWK) + "]";
  }
}

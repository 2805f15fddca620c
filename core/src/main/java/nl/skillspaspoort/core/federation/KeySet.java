package nl.skillspaspoort.core.federation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The keys of a {@code jwks} by their {@code kid}. Every key has one, and no two have the same. A
 * key of a kind that this build does not verify with is skipped; a private one is refused.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517 §5</a>
 */
final class KeySet {
  private static final int MOST_KEYS = 64;

  private final Map<String, VerificationKey> keys;

  private KeySet(Map<String, VerificationKey> keys) {
    this.keys = keys;
  }

  static KeySet read(JsonObject jwks, String where)
      throws JsonFormatException, FederationException {
    JsonArray array = jwks.required("keys", where).asArray(JsonPointer.member(where, "keys"));
    if (array.size() > MOST_KEYS) {
      throw FederationException.of(
          ProblemCode.LIMIT_EXCEEDED, array.size() + " keys", "at most " + MOST_KEYS);
    }
    Map<String, VerificationKey> keys = new LinkedHashMap<>();
    for (int i = 0; i < array.size(); i++) {
      String at = JsonPointer.element(JsonPointer.member(where, "keys"), i);
      JsonObject jwk = array.get(i).asObject(at);
      String kid = jwk.requiredText("kid", at);
      if (kid.isEmpty() || keys.containsKey(kid)) {
        throw FederationException.invalid("an empty kid, or one twice", "a kid of its own per key");
      }
      Optional<VerificationKey> key = key(jwk);
      if (key.isPresent()) {
        keys.put(kid, key.get());
      }
    }
    return new KeySet(keys);
  }

  static Optional<VerificationKey> key(JsonObject jwk) throws FederationException {
    try {
      return Optional.of(Jwk.read(jwk));
    } catch (KeyFormatException e) {
      ProblemCode code = e.problem().code();
      if (code == ProblemCode.PRIVATE_KEY_EXPOSED || code == ProblemCode.WEAK_KEY) {
        throw FederationException.because(e);
      }
      return Optional.empty();
    }
  }

  /** The key of this name only, so that the header says which key must have signed. */
  Set<VerificationKey> named(String kid) {
    return keys.containsKey(kid) ? Set.of(keys.get(kid)) : Set.of();
  }

  Set<VerificationKey> all() {
    return Set.copyOf(keys.values());
  }
}

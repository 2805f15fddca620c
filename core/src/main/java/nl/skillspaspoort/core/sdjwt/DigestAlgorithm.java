package nl.skillspaspoort.core.sdjwt;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The hash functions that may be named in {@code _sd_alg}; the same name goes for {@code sd_hash}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.1.1">RFC 9901 §4.1.1</a>
 */
final class DigestAlgorithm {
  private static final Map<String, HashAlgorithm> BY_NAME =
      Map.of(
          "sha-256", HashAlgorithm.SHA_256,
          "sha-384", HashAlgorithm.SHA_384,
          "sha-512", HashAlgorithm.SHA_512);

  private DigestAlgorithm() {}

  /** The one that a payload names; SHA-256 if it names none. */
  static HashAlgorithm of(JsonObject payload) throws SdJwtException {
    Optional<JsonValue> named = payload.get(Reserved.SD_ALG);
    if (named.isEmpty()) {
      return HashAlgorithm.SHA_256;
    }
    if (named.get() instanceof JsonString name && BY_NAME.containsKey(name.value())) {
      return BY_NAME.get(name.value());
    }
    throw new SdJwtException(
        ProblemCode.HASH_NOT_ALLOWED,
        "/" + Reserved.SD_ALG,
        named.get() instanceof JsonString ? "another name" : named.get().kind(),
        "sha-256, sha-384 or sha-512");
  }

  /** The registered name. */
  static String name(HashAlgorithm hash) {
    return BY_NAME.entrySet().stream()
        .filter(entry -> entry.getValue() == hash)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** The digest over the ASCII of a text, as digests are written. */
  static String digest(HashAlgorithm hash, String text) {
    return Base64Url.encode(hash.hash(text.getBytes(StandardCharsets.US_ASCII)));
  }
}

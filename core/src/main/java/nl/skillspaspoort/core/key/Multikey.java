package nl.skillspaspoort.core.key;

import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The Multikey text of a public key: multibase of a two-byte prefix and the key. Base58btc ({@code
 * z}), but base64url ({@code u}) for ML-DSA-44, whose keys are too long for base58.
 *
 * @see <a href="https://www.w3.org/TR/cid-1.0/#Multikey">CID 1.0, Multikey</a>
 */
public final class Multikey {
  /** Longest Multikey text that is looked at, in base58btc. */
  private static final int MAX_CHARS = 512;

  /** Longest Multikey text that is looked at, in base64url. */
  private static final int MAX_BASE64_CHARS = 2_048;

  private Multikey() {}

  /** The Multikey text, {@code z…}, or {@code u…} for ML-DSA-44. */
  public static String encode(VerificationKey key) {
    byte[] prefixed = Multicodec.prefixed(key.algorithm().multicodec(), key.encoded());
    return key.algorithm() == KeyAlgorithm.ML_DSA_44
        ? Multibase.base64(prefixed)
        : Multibase.base58(prefixed);
  }

  /**
   * The key of a Multikey text.
   *
   * @throws KeyFormatException if it is not one, is of an unknown kind, or must not be used
   */
  public static VerificationKey decode(String text) throws KeyFormatException {
    boolean base64 = text.startsWith("u");
    if (text.length() > (base64 ? MAX_BASE64_CHARS : MAX_CHARS)) {
      throw invalid("text of " + text.length() + " characters");
    }
    byte[] bytes;
    try {
      bytes = base64 ? Multibase.decodeBase64(text) : Multibase.decodeBase58(text);
    } catch (EncodingException e) {
      throw invalid(e.problem().found());
    }
    for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
      if (Multicodec.hasPrefix(algorithm.multicodec(), bytes)
          && base64 == (algorithm == KeyAlgorithm.ML_DSA_44)) {
        byte[] key = Multicodec.withoutPrefix(bytes);
        return switch (algorithm) {
          case ED25519 -> Ed25519PublicKey.of(key);
          case P256, P384, P521 -> EcPublicKey.of(algorithm, key);
          case ML_DSA_44 -> MlDsa44PublicKey.of(key);
          case BLS12_381_G2 -> Bls12381PublicKey.of(key);
        };
      }
    }
    throw SecretMultikey.isPrivate(bytes)
        ? new KeyFormatException(
            ProblemCode.PRIVATE_KEY_EXPOSED, "a private key", "a public key as Multikey")
        : invalid("a key of another kind");
  }

  private static KeyFormatException invalid(String found) {
    return new KeyFormatException(
        ProblemCode.INVALID_KEY, found, "a Multikey of a known kind, such as z6Mk…");
  }
}

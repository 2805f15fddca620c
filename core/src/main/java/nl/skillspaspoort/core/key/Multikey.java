package nl.skillspaspoort.core.key;

import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The Multikey text of a public key: base58btc multibase of a two-byte prefix and the key.
 *
 * @see <a href="https://www.w3.org/TR/cid-1.0/#Multikey">CID 1.0, Multikey</a>
 */
public final class Multikey {
  /** Longest Multikey text that is looked at. */
  private static final int MAX_CHARS = 512;

  private Multikey() {}

  /** The Multikey text, {@code z…}. */
  public static String encode(VerificationKey key) {
    byte[] encoded = key.encoded();
    byte[] prefixed = new byte[encoded.length + 2];
    int codec = key.algorithm().multicodec();
    prefixed[0] = (byte) ((codec & 0x7f) | 0x80);
    prefixed[1] = (byte) (codec >> 7);
    System.arraycopy(encoded, 0, prefixed, 2, encoded.length);
    return Multibase.base58(prefixed);
  }

  /**
   * The key of a Multikey text.
   *
   * @throws KeyFormatException if it is not one, is of an unknown kind, or must not be used
   */
  public static VerificationKey decode(String text) throws KeyFormatException {
    if (text.length() > MAX_CHARS) {
      throw invalid("text of " + text.length() + " characters");
    }
    byte[] bytes;
    try {
      bytes = Multibase.decodeBase58(text);
    } catch (EncodingException e) {
      throw invalid(e.problem().found());
    }
    for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
      int codec = algorithm.multicodec();
      if (bytes.length > 2
          && (bytes[0] & 0xff) == ((codec & 0x7f) | 0x80)
          && (bytes[1] & 0xff) == codec >> 7) {
        byte[] key = new byte[bytes.length - 2];
        System.arraycopy(bytes, 2, key, 0, key.length);
        return switch (algorithm) {
          case ED25519 -> Ed25519PublicKey.of(key);
        };
      }
    }
    throw invalid("a key of another kind");
  }

  private static KeyFormatException invalid(String found) {
    return new KeyFormatException(
        ProblemCode.INVALID_KEY, found, "a Multikey of a known kind, such as z6Mk…");
  }
}

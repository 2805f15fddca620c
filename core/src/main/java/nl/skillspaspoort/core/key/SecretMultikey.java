package nl.skillspaspoort.core.key;

import java.util.Arrays;
import java.util.Objects;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The Multikey text of a private key ({@code secretKeyMultibase}): base58btc multibase of a
 * two-byte prefix and the seed or scalar. Whoever reads the text can sign.
 *
 * @see <a href="https://www.w3.org/TR/cid-1.0/#Multikey">CID 1.0, Multikey</a>
 */
public final class SecretMultikey {
  private static final int ED25519 = 0x1300;
  private static final int P256 = 0x1306;
  private static final int P384 = 0x1307;
  private static final int P521 = 0x1308;
  private static final int MAX_CHARS = 512;

  private SecretMultikey() {}

  /**
   * The Multikey text: {@code z3u2…} for Ed25519, {@code z42t…} for P-256, {@code z2fa…} for P-384;
   * P-521 has its own prefix too.
   *
   * @throws IllegalArgumentException for an ML-DSA-44 key, which has no such form
   */
  public static String encode(SecretKey key, InsecureSecretKeyAccess access) {
    byte[] bytes;
    if (key instanceof Ed25519SecretKey ed25519) {
      bytes = prefixed(ED25519, ed25519.seed(access));
    } else if (key instanceof EcSecretKey ec) {
      bytes = prefixed(code(ec.curve()), ec.scalar(access));
    } else {
      throw new IllegalArgumentException(
          "found a key of the kind "
              + key.publicKey().algorithm()
              + "; expected ED25519, P256, P384 or P521");
    }
    try {
      return Multibase.base58(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static int code(EcCurve curve) {
    return switch (curve) {
      case P256 -> P256;
      case P384 -> P384;
      case P521 -> P521;
    };
  }

  private static byte[] prefixed(int code, byte[] secret) {
    try {
      return Multicodec.prefixed(code, secret);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /**
   * The key of a Multikey text.
   *
   * @throws KeyFormatException ({@code INVALID_KEY}) if it is none, or of a kind that this build
   *     does not know
   */
  public static SecretKey decode(String text, InsecureSecretKeyAccess access)
      throws KeyFormatException {
    Objects.requireNonNull(access, "access");
    if (text.length() > MAX_CHARS) {
      throw invalid("text of " + text.length() + " characters");
    }
    byte[] bytes;
    try {
      bytes = Multibase.decodeBase58(text);
    } catch (EncodingException e) {
      throw invalid("text of " + text.length() + " characters in another form");
    }
    if (!isPrivate(bytes)) {
      throw invalid("a key of another kind");
    }
    byte[] secret = Multicodec.withoutPrefix(bytes);
    try {
      for (EcCurve curve : EcCurve.values()) {
        if (Multicodec.hasPrefix(code(curve), bytes)) {
          return EcSecretKey.ofScalar(curve, secret);
        }
      }
      if (secret.length != Ed25519SecretKey.SEED_BYTES) {
        throw invalid("a seed of " + secret.length + " bytes");
      }
      return Ed25519SecretKey.ofSeed(secret, access);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(secret, (byte) 0);
    }
  }

  static boolean isPrivate(byte[] bytes) {
    return Multicodec.hasPrefix(ED25519, bytes)
        || Multicodec.hasPrefix(P256, bytes)
        || Multicodec.hasPrefix(P384, bytes)
        || Multicodec.hasPrefix(P521, bytes);
  }

  private static KeyFormatException invalid(String found) {
    return new KeyFormatException(
        ProblemCode.INVALID_KEY, found, "a secret Multikey of Ed25519, P-256, P-384 or P-521");
  }
}

package nl.skillspaspoort.core.key;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 public key: canonical, on the curve, in the prime-order group.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1.7">RFC 8032 §5.1.7</a>
 */
public final class Ed25519PublicKey implements VerificationKey {
  private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  /** The y coordinates of the eight points of small order (1, 2, 4 and 8). */
  private static final Set<BigInteger> LOW_ORDER =
      Set.of(
          BigInteger.ZERO,
          BigInteger.ONE,
          P.subtract(BigInteger.ONE),
          new BigInteger("5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16),
          new BigInteger("7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7", 16));

  /** The bytes before a key in its DER form, RFC 8410 §4. */
  private static final byte[] DER_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final byte[] encoded;
  private final Ed25519.PublicPoint point;
  private final @Nullable NativeCheck nativeCheck;

  /** Worked out when first asked for. */
  private volatile @Nullable String multibase;

  private Ed25519PublicKey(byte[] encoded, Ed25519.PublicPoint point) {
    this.encoded = encoded;
    this.point = point;
    this.nativeCheck = NativeCheck.of("Ed25519", "EdDSA", der(encoded));
  }

  private static byte[] der(byte[] encoded) {
    byte[] der = Arrays.copyOf(DER_PREFIX, DER_PREFIX.length + encoded.length);
    System.arraycopy(encoded, 0, der, DER_PREFIX.length, encoded.length);
    return der;
  }

  /**
   * A key from its 32 bytes.
   *
   * @throws KeyFormatException {@code WEAK_KEY} for a point of small order, {@code INVALID_KEY} for
   *     another length, a number that is not reduced, or a point that is not on the curve or not in
   *     the prime-order group
   */
  public static Ed25519PublicKey of(byte[] encoded) throws KeyFormatException {
    if (encoded.length != KeyAlgorithm.ED25519.keyBytes()) {
      throw invalid("a key of " + encoded.length + " bytes");
    }
    BigInteger y = littleEndian(encoded).clearBit(255);
    if (LOW_ORDER.contains(y.mod(P))) {
      throw new KeyFormatException(
          ProblemCode.WEAK_KEY, "an Ed25519 point of small order", "a point of prime order");
    }
    if (y.compareTo(P) >= 0) {
      throw invalid("a coordinate that is not reduced");
    }
    byte[] copy = encoded.clone();
    Ed25519.PublicPoint point = Ed25519.validatePublicKeyFullExport(copy, 0);
    if (point == null) {
      throw invalid("a point outside the prime-order group of the curve");
    }
    return new Ed25519PublicKey(copy, point);
  }

  private static KeyFormatException invalid(String found) {
    return new KeyFormatException(
        ProblemCode.INVALID_KEY, found, "an Ed25519 public key of 32 bytes");
  }

  @Override
  public KeyAlgorithm algorithm() {
    return KeyAlgorithm.ED25519;
  }

  @Override
  public byte[] encoded() {
    return encoded.clone();
  }

  @Override
  public String multibase() {
    String known = multibase;
    if (known == null) {
      known = VerificationKey.super.multibase();
      multibase = known;
    }
    return known;
  }

  @Override
  public boolean accepts(byte[] message, byte[] signature) {
    return signature.length == KeyAlgorithm.ED25519.signatureBytes()
        && isReduced(signature)
        && ((nativeCheck != null && nativeCheck.accepts(message, signature))
            || acceptsByBouncyCastle(message, signature));
  }

  /** What decides in the end. */
  boolean acceptsByBouncyCastle(byte[] message, byte[] signature) {
    return isReduced(signature) && Ed25519.verify(signature, 0, point, message, 0, message.length);
  }

  /** Only the native provider's opinion; for tests. */
  boolean acceptsNatively(byte[] message, byte[] signature) {
    return nativeCheck != null && nativeCheck.accepts(message, signature);
  }

  /** S &lt; L, which is a little more than 2^252. */
  private static boolean isReduced(byte[] signature) {
    int highest = signature[63] & 0xff;
    return highest < 0x10
        || (highest == 0x10
            && littleEndian(Arrays.copyOfRange(signature, 32, 64)).compareTo(L) < 0);
  }

  private static BigInteger littleEndian(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return new BigInteger(1, reversed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ed25519PublicKey key && Arrays.equals(key.encoded, encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  /** The Multikey form. */
  @Override
  public String toString() {
    return multibase();
  }
}

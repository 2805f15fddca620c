package nl.skillspaspoort.core.key;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Ed25519 as RFC 8032 §5.1 writes it, with big numbers, slow and easy to compare with the text: to
 * make the keys and signatures that no honest implementation makes.
 */
final class NaiveEd25519 {
  static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  static final Point B =
      decode(little(BigInteger.valueOf(4).multiply(BigInteger.valueOf(5).modInverse(P)).mod(P)))
          .orElseThrow();

  private NaiveEd25519() {}

  /** An affine point. */
  record Point(BigInteger x, BigInteger y) {
    static final Point ZERO = new Point(BigInteger.ZERO, BigInteger.ONE);

    Point plus(Point o) {
      BigInteger xy = x.multiply(o.y);
      BigInteger yx = y.multiply(o.x);
      BigInteger both = D.multiply(xy).multiply(yx).mod(P);
      return new Point(
          xy.add(yx).multiply(BigInteger.ONE.add(both).modInverse(P)).mod(P),
          y.multiply(o.y)
              .add(x.multiply(o.x))
              .multiply(BigInteger.ONE.subtract(both).modInverse(P))
              .mod(P));
    }

    Point times(BigInteger scalar) {
      Point sum = ZERO;
      for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
        sum = sum.plus(sum);
        if (scalar.testBit(bit)) {
          sum = sum.plus(this);
        }
      }
      return sum;
    }

    byte[] encode() {
      byte[] bytes = little(y);
      bytes[31] |= (byte) (x.testBit(0) ? 0x80 : 0);
      return bytes;
    }
  }

  /** §5.1.3, but a coordinate that is not reduced is taken modulo p. */
  static Optional<Point> decode(byte[] encoded) {
    boolean odd = (encoded[31] & 0x80) != 0;
    BigInteger y = number(encoded).clearBit(255).mod(P);
    BigInteger yy = y.multiply(y);
    BigInteger xx =
        yy.subtract(BigInteger.ONE)
            .multiply(D.multiply(yy).add(BigInteger.ONE).modInverse(P))
            .mod(P);
    BigInteger x = xx.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
    if (!x.multiply(x).mod(P).equals(xx)) {
      x = x.multiply(BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P)).mod(P);
    }
    if (!x.multiply(x).mod(P).equals(xx)) {
      return Optional.empty();
    }
    return Optional.of(new Point(x.testBit(0) == odd ? x : P.subtract(x).mod(P), y));
  }

  /** The eight points whose order divides eight. */
  static Set<Point> torsion() {
    for (int y = 2; ; y++) {
      Optional<Point> any = decode(little(BigInteger.valueOf(y)));
      if (any.isPresent()) {
        Point generator = any.get().times(L);
        Set<Point> points = new LinkedHashSet<>();
        Point at = generator;
        while (points.add(at)) {
          at = at.plus(generator);
        }
        if (points.size() == 8) {
          return points;
        }
      }
    }
  }

  static BigInteger secretScalar(byte[] seed) {
    byte[] half = Arrays.copyOf(sha512(seed), 32);
    half[0] &= (byte) 0xf8;
    half[31] &= 0x7f;
    half[31] |= 0x40;
    return number(half);
  }

  static byte[] publicKey(byte[] seed) {
    return B.times(secretScalar(seed)).encode();
  }

  /** §5.1.6. */
  static byte[] sign(byte[] seed, byte[] message) {
    byte[] prefix = Arrays.copyOfRange(sha512(seed), 32, 64);
    BigInteger r = number(sha512(prefix, message)).mod(L);
    return withNonce(seed, message, r, B.times(r).encode());
  }

  /** A signature with any nonce and any R, which need not belong together. */
  static byte[] withNonce(byte[] seed, byte[] message, BigInteger r, byte[] encodedR) {
    BigInteger k = number(sha512(encodedR, publicKey(seed), message)).mod(L);
    return join(encodedR, little(r.add(k.multiply(secretScalar(seed))).mod(L)));
  }

  static BigInteger number(byte[] little) {
    byte[] big = new byte[little.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = little[big.length - 1 - i];
    }
    return new BigInteger(1, big);
  }

  static byte[] little(BigInteger number) {
    byte[] little = new byte[32];
    for (int i = 0; i < 32; i++) {
      little[i] = number.shiftRight(8 * i).byteValue();
    }
    return little;
  }

  static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] sha512(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

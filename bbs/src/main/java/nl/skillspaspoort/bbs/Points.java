package nl.skillspaspoort.bbs;

import java.math.BigInteger;
import supranational.blst.P1;
import supranational.blst.P1_Affine;
import supranational.blst.P2;
import supranational.blst.P2_Affine;
import supranational.blst.PT;
import supranational.blst.Scalar;

/**
 * Points of the two groups and the pairing. The native library changes a point in place; here every
 * operation gives a new one.
 */
final class Points {
  private static final int COMPRESSED = 0x80;

  private Points() {}

  /**
   * A point of G1 from 48 bytes.
   *
   * @throws MalformedException if they are not the one encoding of a point of the right group, or
   *     are that of the point at infinity
   */
  static P1 g1(byte[] compressed) throws MalformedException {
    if (compressed.length != Ciphersuite.POINT_BYTES || (compressed[0] & COMPRESSED) == 0) {
      throw new MalformedException("a point in another form");
    }
    P1_Affine point;
    try {
      point = new P1_Affine(compressed);
    } catch (RuntimeException e) {
      throw new MalformedException("a point that is not on the curve");
    }
    if (point.is_inf() || !point.in_group()) {
      throw new MalformedException("a point outside the group");
    }
    return new P1(point);
  }

  /** A point of G2 from 96 bytes; otherwise as {@link #g1}. */
  static P2_Affine g2(byte[] compressed) throws MalformedException {
    if (compressed.length != 2 * Ciphersuite.POINT_BYTES || (compressed[0] & COMPRESSED) == 0) {
      throw new MalformedException("a point in another form");
    }
    P2_Affine point;
    try {
      point = new P2_Affine(compressed);
    } catch (RuntimeException e) {
      throw new MalformedException("a point that is not on the curve");
    }
    if (point.is_inf() || !point.in_group()) {
      throw new MalformedException("a point outside the group");
    }
    return point;
  }

  static P1 times(P1 point, BigInteger scalar) {
    return point.dup().mult(scalar(scalar));
  }

  static P1 plus(P1 one, P1 other) {
    return one.dup().add(other);
  }

  static P1 minus(P1 one, P1 other) {
    return one.dup().add(other.dup().neg());
  }

  /** The public key of a secret scalar, compressed. */
  static byte[] publicKey(BigInteger secret) {
    return P2.generator().mult(scalar(secret)).compress();
  }

  /** The generator of G2, BP2 of the draft. */
  static P2_Affine generator2() {
    return P2.generator().to_affine();
  }

  /** True if the pairings of both pairs are equal. */
  static boolean pairEqually(P1 a1, P2_Affine a2, P1 b1, P2_Affine b2) {
    return PT.finalverify(new PT(a1.to_affine(), a2), new PT(b1.to_affine(), b2));
  }

  private static Scalar scalar(BigInteger value) {
    return new Scalar().from_bendian(bytes(value.mod(Ciphersuite.ORDER)));
  }

  /** A scalar in 32 bytes, big-endian. */
  static byte[] bytes(BigInteger scalar) {
    byte[] digits = scalar.toByteArray();
    byte[] bytes = new byte[Ciphersuite.SCALAR_BYTES];
    int skip = Math.max(0, digits.length - bytes.length);
    System.arraycopy(
        digits, skip, bytes, bytes.length - (digits.length - skip), digits.length - skip);
    return bytes;
  }

  /**
   * A scalar from bytes.
   *
   * @throws MalformedException if it is zero or not below the order
   */
  static BigInteger scalar(byte[] bytes) throws MalformedException {
    BigInteger scalar = new BigInteger(1, bytes);
    if (scalar.signum() == 0 || scalar.compareTo(Ciphersuite.ORDER) >= 0) {
      throw new MalformedException("a scalar that is out of range");
    }
    return scalar;
  }
}

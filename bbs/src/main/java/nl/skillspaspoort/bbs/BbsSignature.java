package nl.skillspaspoort.bbs;

import java.math.BigInteger;
import java.util.Arrays;
import supranational.blst.P1;

/**
 * A BBS signature: a point and a scalar.
 *
 * @param a a point of G1, not at infinity
 * @param e a scalar from 1 to below the order
 */
record BbsSignature(P1 a, BigInteger e) {
  private static final int BYTES = Ciphersuite.POINT_BYTES + Ciphersuite.SCALAR_BYTES;

  /** The draft's octets_to_signature. */
  static BbsSignature decode(byte[] octets) throws MalformedException {
    if (octets.length != BYTES) {
      throw new MalformedException("a signature of " + octets.length + " bytes");
    }
    return new BbsSignature(
        Points.g1(Arrays.copyOf(octets, Ciphersuite.POINT_BYTES)),
        Points.scalar(Arrays.copyOfRange(octets, Ciphersuite.POINT_BYTES, BYTES)));
  }

  byte[] encode() {
    return new Octets().point(a).scalar(e).toByteArray();
  }

  @Override
  public String toString() {
    return "BbsSignature";
  }
}

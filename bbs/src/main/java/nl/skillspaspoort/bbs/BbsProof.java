package nl.skillspaspoort.bbs;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import supranational.blst.P1;

/**
 * A BBS proof in the draft's order; none of the points at infinity, none of the scalars zero.
 *
 * @param hidden a scalar for each message that is not shown
 */
record BbsProof(
    P1 aBar,
    P1 bBar,
    P1 d,
    BigInteger eHat,
    BigInteger r1Hat,
    BigInteger r3Hat,
    List<BigInteger> hidden,
    BigInteger challenge) {
  private static final int POINTS = 3 * Ciphersuite.POINT_BYTES;
  private static final int SCALARS = 4;
  private static final int LEAST_BYTES = POINTS + SCALARS * Ciphersuite.SCALAR_BYTES;

  BbsProof {
    hidden = List.copyOf(hidden);
  }

  /** How many messages a proof of this length hides; negative if none has this length. */
  static int hidden(int length) {
    int more = length - LEAST_BYTES;
    return more % Ciphersuite.SCALAR_BYTES == 0 && more >= 0 ? more / Ciphersuite.SCALAR_BYTES : -1;
  }

  /** The draft's octets_to_proof. */
  static BbsProof decode(byte[] octets) throws MalformedException {
    int hidden = hidden(octets.length);
    if (hidden < 0) {
      throw new MalformedException("a proof of " + octets.length + " bytes");
    }
    List<P1> points = new ArrayList<>();
    for (int at = 0; at < POINTS; at += Ciphersuite.POINT_BYTES) {
      points.add(Points.g1(Arrays.copyOfRange(octets, at, at + Ciphersuite.POINT_BYTES)));
    }
    List<BigInteger> scalars = new ArrayList<>();
    for (int at = POINTS; at < octets.length; at += Ciphersuite.SCALAR_BYTES) {
      scalars.add(Points.scalar(Arrays.copyOfRange(octets, at, at + Ciphersuite.SCALAR_BYTES)));
    }
    return new BbsProof(
        points.get(0),
        points.get(1),
        points.get(2),
        scalars.get(0),
        scalars.get(1),
        scalars.get(2),
        scalars.subList(3, 3 + hidden),
        scalars.get(3 + hidden));
  }

  byte[] encode() {
    Octets octets =
        new Octets().point(aBar).point(bBar).point(d).scalar(eHat).scalar(r1Hat).scalar(r3Hat);
    hidden.forEach(octets::scalar);
    return octets.scalar(challenge).toByteArray();
  }

  @Override
  public String toString() {
    return "BbsProof[" + hidden.size() + " hidden]";
  }
}

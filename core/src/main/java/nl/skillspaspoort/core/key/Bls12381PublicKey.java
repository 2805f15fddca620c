package nl.skillspaspoort.core.key;

import java.math.BigInteger;
import java.util.Arrays;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A BBS public key: a point of the group G2 of BLS12-381, compressed to 96 bytes.
 *
 * <p>Checked here: length, compressed form, not the point at infinity, coordinates that are
 * reduced. That it is a point of the right group is checked by whoever computes with it: this
 * library has no pairing. So {@link #accepts} is always false; BBS signs many messages at once, and
 * what holds is for {@link nl.skillspaspoort.core.proof.BbsScheme} to say.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-irtf-cfrg-bbs-signatures/">The BBS Signature
 *     Scheme, Octets to Public Key</a>
 */
public final class Bls12381PublicKey implements VerificationKey {
  private static final int COORDINATE_BYTES = 48;
  private static final int COMPRESSED = 0x80;
  private static final int INFINITY = 0x40;
  private static final int FLAGS = 0xe0;

  /** The prime of the field under both groups. */
  private static final BigInteger FIELD_PRIME =
      new BigInteger(
          "1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f6241eabfffeb153ffffb9fe"
              + "ffffffffaaab",
          16);

  private final byte[] encoded;

  private Bls12381PublicKey(byte[] encoded) {
    this.encoded = encoded;
  }

  /**
   * A key from its compressed point of 96 bytes.
   *
   * @throws KeyFormatException ({@code INVALID_KEY}) for another length or form, a coordinate that
   *     is not reduced, or the point at infinity
   */
  public static Bls12381PublicKey of(byte[] compressed) throws KeyFormatException {
    if (compressed.length != KeyAlgorithm.BLS12_381_G2.keyBytes()) {
      throw invalid("a key of " + compressed.length + " bytes");
    }
    int flags = compressed[0] & 0xFF;
    if ((flags & COMPRESSED) == 0) {
      throw invalid("a point that is not compressed");
    }
    if ((flags & INFINITY) != 0) {
      throw invalid("the point at infinity");
    }
    byte[] first = Arrays.copyOf(compressed, COORDINATE_BYTES);
    first[0] &= (byte) ~FLAGS;
    byte[] second = Arrays.copyOfRange(compressed, COORDINATE_BYTES, compressed.length);
    if (new BigInteger(1, first).compareTo(FIELD_PRIME) >= 0
        || new BigInteger(1, second).compareTo(FIELD_PRIME) >= 0) {
      throw invalid("a coordinate that is not reduced");
    }
    return new Bls12381PublicKey(compressed.clone());
  }

  private static KeyFormatException invalid(String found) {
    return new KeyFormatException(
        ProblemCode.INVALID_KEY, found, "a point of G2 of BLS12-381, compressed to 96 bytes");
  }

  @Override
  public KeyAlgorithm algorithm() {
    return KeyAlgorithm.BLS12_381_G2;
  }

  @Override
  public byte[] encoded() {
    return encoded.clone();
  }

  /** False: see the class. */
  @Override
  public boolean accepts(byte[] message, byte[] signature) {
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bls12381PublicKey key && Arrays.equals(key.encoded, encoded);
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

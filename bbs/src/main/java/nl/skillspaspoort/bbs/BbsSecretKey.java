package nl.skillspaspoort.bbs;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.BbsSigner;
import nl.skillspaspoort.core.key.Bls12381PublicKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.SigningException;

/**
 * A BBS private key in memory.
 *
 * <p>Immutable and safe for use by several threads. It cannot be wiped: the arithmetic copies it
 * into numbers that stay in memory until they are collected.
 */
public final class BbsSecretKey {
  private static final int LEAST_MATERIAL_BYTES = 32;
  private static final int MOST_INFO_BYTES = 65_535;
  private static final String KEYGEN_DST = "KEYGEN_DST_";

  private final BigInteger scalar;
  private final Bls12381PublicKey publicKey;

  private BbsSecretKey(BigInteger scalar) {
    this.scalar = scalar;
    try {
      this.publicKey = Bls12381PublicKey.of(Points.publicKey(scalar));
    } catch (KeyFormatException e) {
      throw new AssertionError("a scalar in range gives a good public key", e);
    }
  }

  /** A fresh key. */
  public static BbsSecretKey generate(SecureRandom random) {
    byte[] material = new byte[LEAST_MATERIAL_BYTES];
    random.nextBytes(material);
    try {
      return ofMaterial(material, new byte[0], InsecureSecretKeyAccess.get());
    } finally {
      Arrays.fill(material, (byte) 0);
    }
  }

  /**
   * A key from secret random bytes: the draft's KeyGen.
   *
   * @param material at least 32 bytes
   * @param info tells keys of one material apart; at most 65,535 bytes
   * @throws IllegalArgumentException if one of them has another length
   */
  public static BbsSecretKey ofMaterial(
      byte[] material, byte[] info, InsecureSecretKeyAccess access) {
    return ofMaterial(material, info, Ciphersuite.ascii(Ciphersuite.ID + KEYGEN_DST), access);
  }

  static BbsSecretKey ofMaterial(
      byte[] material, byte[] info, byte[] tag, InsecureSecretKeyAccess access) {
    Objects.requireNonNull(access, "access");
    if (material.length < LEAST_MATERIAL_BYTES || info.length > MOST_INFO_BYTES) {
      throw new IllegalArgumentException(
          "found "
              + material.length
              + " bytes of material and "
              + info.length
              + " of info; expected at least 32 and at most 65535");
    }
    byte[] input =
        ByteBuffer.allocate(material.length + 2 + info.length)
            .put(material)
            .putShort((short) info.length)
            .put(info)
            .array();
    return new BbsSecretKey(Ciphersuite.hashToScalar(input, tag));
  }

  /**
   * A key from its scalar: 32 bytes, big-endian.
   *
   * @throws IllegalArgumentException if it has another length, is zero or not below the order
   */
  public static BbsSecretKey ofScalar(byte[] scalar, InsecureSecretKeyAccess access) {
    Objects.requireNonNull(access, "access");
    try {
      if (scalar.length == Ciphersuite.SCALAR_BYTES) {
        return new BbsSecretKey(Points.scalar(scalar));
      }
    } catch (MalformedException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "found a scalar of " + scalar.length + " bytes; expected 32, from 1 to below the order");
  }

  /** A copy of the scalar. */
  public byte[] scalar(InsecureSecretKeyAccess access) {
    Objects.requireNonNull(access, "access");
    return Points.bytes(scalar);
  }

  /** The public half. */
  public Bls12381PublicKey publicKey() {
    return publicKey;
  }

  /** The did:key of this key. */
  public Did did() {
    return DidKey.of(publicKey);
  }

  /** A signer that is known by this key's did:key. */
  public BbsSigner signer() {
    return signer(DidKey.keyId(publicKey));
  }

  /** A signer that writes this name into its proofs. */
  public BbsSigner signer(KeyId keyId) {
    return new InMemory(Objects.requireNonNull(keyId, "keyId"), this);
  }

  private record InMemory(KeyId keyId, BbsSecretKey key) implements BbsSigner {

    @Override
    public Bls12381PublicKey publicKey() {
      return key.publicKey;
    }

    /** Refused: a BBS key signs many messages at once, and nothing else. */
    @Override
    public byte[] sign(byte[] message) throws SigningException {
      throw new SigningException(
          "a BBS key for a single message",
          new UnsupportedOperationException("a BBS key signs a header and messages"));
    }

    @Override
    public byte[] sign(byte[] header, List<byte[]> messages) {
      return Bbs.CORE
          .sign(key.scalar, key.publicKey.encoded(), header, Ciphersuite.scalars(messages))
          .encode();
    }

    @Override
    public String toString() {
      return "BbsSigner[" + keyId + "]";
    }
  }

  /** The public key only. */
  @Override
  public String toString() {
    return "BbsSecretKey[public " + publicKey + "]";
  }
}

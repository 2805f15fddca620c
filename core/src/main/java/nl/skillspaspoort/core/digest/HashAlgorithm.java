package nl.skillspaspoort.core.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A hash function of the SHA-2 family.
 *
 * <p>Stateless; safe for use by several threads.
 *
 * @see <a href="https://csrc.nist.gov/pubs/fips/180-4/upd1/final">FIPS 180-4</a>
 */
public enum HashAlgorithm {
  /** SHA-256: 32 bytes. */
  SHA_256("SHA-256", 32),
  /** SHA-384: 48 bytes; goes with P-384 keys. */
  SHA_384("SHA-384", 48),
  /** SHA-512: 64 bytes. */
  SHA_512("SHA-512", 64);

  private final String jcaName;
  private final int bytes;

  HashAlgorithm(String jcaName, int bytes) {
    this.jcaName = jcaName;
    this.bytes = bytes;
  }

  /** The hash of the whole input; a new array of {@link #bytes()} bytes. */
  public byte[] hash(byte[] input) {
    try {
      return MessageDigest.getInstance(jcaName).digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("this Java platform lacks " + jcaName, e);
    }
  }

  /** The length of a hash, in bytes. */
  public int bytes() {
    return bytes;
  }

  /** The name in the Java Cryptography Architecture, for example {@code SHA-256}. */
  public String jcaName() {
    return jcaName;
  }
}

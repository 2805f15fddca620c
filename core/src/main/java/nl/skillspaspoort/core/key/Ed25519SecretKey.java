package nl.skillspaspoort.core.key;

import java.security.SecureRandom;
import java.util.Objects;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * An Ed25519 private key in memory.
 *
 * <p>Thread-safe. {@link #destroy} wipes the seed; signing afterwards throws {@link
 * IllegalStateException}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8032#section-5.1.5">RFC 8032 §5.1.5</a>
 */
public final class Ed25519SecretKey implements SecretKey {
  /** Length of the seed in bytes. */
  public static final int SEED_BYTES = 32;

  private final SecretBytes seed;
  private final Ed25519PublicKey publicKey;
  private final byte[] encodedPublicKey;

  private Ed25519SecretKey(byte[] seed) {
    this.seed = new SecretBytes(seed);
    this.encodedPublicKey = new byte[KeyAlgorithm.ED25519.keyBytes()];
    Ed25519.generatePublicKey(seed, 0, encodedPublicKey, 0);
    try {
      this.publicKey = Ed25519PublicKey.of(encodedPublicKey);
    } catch (KeyFormatException e) {
      throw new AssertionError("a seed always gives a good public key", e);
    }
  }

  /** A fresh key. */
  public static Ed25519SecretKey generate(SecureRandom random) {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    return new Ed25519SecretKey(seed);
  }

  /**
   * A key from its seed, which is copied.
   *
   * @throws IllegalArgumentException unless the seed has 32 bytes
   */
  public static Ed25519SecretKey ofSeed(byte[] seed, InsecureSecretKeyAccess access) {
    Objects.requireNonNull(access, "access");
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("found a seed of " + seed.length + " bytes; expected 32");
    }
    return new Ed25519SecretKey(seed.clone());
  }

  /** A copy of the seed. */
  public byte[] seed(InsecureSecretKeyAccess access) {
    Objects.requireNonNull(access, "access");
    return seed.copy();
  }

  @Override
  public Ed25519PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public Signer signer(KeyId keyId) {
    return new InMemorySigner(keyId, publicKey, message -> seed.use(copy -> sign(copy, message)));
  }

  private byte[] sign(byte[] copy, byte[] message) {
    byte[] signature = new byte[KeyAlgorithm.ED25519.signatureBytes()];
    Ed25519.sign(copy, 0, encodedPublicKey, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  @Override
  public void destroy() {
    seed.destroy();
  }

  /** The public key only. */
  @Override
  public String toString() {
    return "Ed25519SecretKey[public " + publicKey + "]";
  }
}

package nl.skillspaspoort.core.key;

import java.security.SecureRandom;
import java.util.Arrays;
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
public final class Ed25519SecretKey {
  /** Length of the seed in bytes. */
  public static final int SEED_BYTES = 32;

  private final byte[] seed;
  private final Ed25519PublicKey publicKey;
  private final byte[] encodedPublicKey;
  private boolean destroyed;

  private Ed25519SecretKey(byte[] seed) {
    this.seed = seed;
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
    synchronized (seed) {
      checkAlive();
      return seed.clone();
    }
  }

  /** The public half. */
  public Ed25519PublicKey publicKey() {
    return publicKey;
  }

  /** A signer that writes this name into its proofs. */
  public Signer signer(KeyId keyId) {
    Objects.requireNonNull(keyId, "keyId");
    return new InMemorySigner(keyId);
  }

  /** Overwrites the seed. */
  public void destroy() {
    synchronized (seed) {
      Arrays.fill(seed, (byte) 0);
      destroyed = true;
    }
  }

  private void checkAlive() {
    if (destroyed) {
      throw new IllegalStateException("the key was destroyed");
    }
  }

  /** The public key only. */
  @Override
  public String toString() {
    return "Ed25519SecretKey[public " + publicKey + "]";
  }

  private final class InMemorySigner implements Signer {
    private final KeyId keyId;

    InMemorySigner(KeyId keyId) {
      this.keyId = keyId;
    }

    @Override
    public KeyId keyId() {
      return keyId;
    }

    @Override
    public VerificationKey publicKey() {
      return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
      byte[] copy = seed(InsecureSecretKeyAccess.get());
      try {
        byte[] signature = new byte[KeyAlgorithm.ED25519.signatureBytes()];
        Ed25519.sign(copy, 0, encodedPublicKey, 0, message, 0, message.length, signature, 0);
        return signature;
      } finally {
        Arrays.fill(copy, (byte) 0);
      }
    }

    @Override
    public String toString() {
      return "Signer[" + keyId + "]";
    }
  }
}

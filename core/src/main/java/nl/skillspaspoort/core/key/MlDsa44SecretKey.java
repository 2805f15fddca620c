package nl.skillspaspoort.core.key;

import java.security.SecureRandom;
import java.util.Objects;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * An ML-DSA-44 private key in memory, kept as its seed. Experimental: the way in which credentials
 * use it may change.
 *
 * <p>Signatures are the deterministic variant of FIPS 204 §3.4 with an empty context string.
 *
 * <p>Thread-safe. {@link #destroy} wipes the seed; signing afterwards throws {@link
 * IllegalStateException}.
 *
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.204">FIPS 204</a>
 */
public final class MlDsa44SecretKey implements SecretKey {
  /** Length of the seed in bytes. */
  public static final int SEED_BYTES = 32;

  private final SecretBytes seed;
  private final MlDsa44PublicKey publicKey;

  private MlDsa44SecretKey(byte[] seed) {
    try {
      this.publicKey = MlDsa44PublicKey.of(expand(seed).getPublicKey());
    } catch (KeyFormatException e) {
      throw new AssertionError("a seed always gives a good public key", e);
    }
    this.seed = new SecretBytes(seed);
  }

  /** A fresh key. */
  public static MlDsa44SecretKey generate(SecureRandom random) {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    return new MlDsa44SecretKey(seed);
  }

  /**
   * A key from its seed (ξ of FIPS 204), which is copied.
   *
   * @throws IllegalArgumentException unless the seed has 32 bytes
   */
  public static MlDsa44SecretKey ofSeed(byte[] seed, InsecureSecretKeyAccess access) {
    Objects.requireNonNull(access, "access");
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("found a seed of " + seed.length + " bytes; expected 32");
    }
    return new MlDsa44SecretKey(seed.clone());
  }

  /** A copy of the seed. */
  public byte[] seed(InsecureSecretKeyAccess access) {
    Objects.requireNonNull(access, "access");
    return seed.copy();
  }

  @Override
  public MlDsa44PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public Signer signer(KeyId keyId) {
    return new InMemorySigner(
        keyId, publicKey, message -> seed.use(copy -> sign(expand(copy), message)));
  }

  private static byte[] sign(MLDSAPrivateKeyParameters key, byte[] message) {
    MLDSASigner signer = new MLDSASigner();
    signer.init(true, key);
    signer.update(message, 0, message.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new AssertionError("a key in memory always signs", e);
    } finally {
      key.destroy();
    }
  }

  private static MLDSAPrivateKeyParameters expand(byte[] seed) {
    return new MLDSAPrivateKeyParameters(MLDSAParameters.ml_dsa_44, seed);
  }

  @Override
  public void destroy() {
    seed.destroy();
  }

  /** The kind only: the public key is long. */
  @Override
  public String toString() {
    return "MlDsa44SecretKey";
  }
}

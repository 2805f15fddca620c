package nl.skillspaspoort.core.key;

import java.util.Arrays;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;

/**
 * An ML-DSA-44 public key. Experimental: the way in which credentials use it may change.
 *
 * <p>Signatures are pure ML-DSA with an empty context string. Every string of 1,312 bytes is a key:
 * there is no weak or malformed one to refuse.
 *
 * @see <a href="https://doi.org/10.6028/NIST.FIPS.204">FIPS 204</a>
 */
public final class MlDsa44PublicKey implements VerificationKey {
  private final byte[] encoded;
  private final MLDSAPublicKeyParameters parameters;

  private MlDsa44PublicKey(byte[] encoded) {
    this.encoded = encoded;
    this.parameters = new MLDSAPublicKeyParameters(MLDSAParameters.ml_dsa_44, encoded);
  }

  /**
   * A key from its 1,312 bytes.
   *
   * @throws KeyFormatException ({@code INVALID_KEY}) for another length
   */
  public static MlDsa44PublicKey of(byte[] encoded) throws KeyFormatException {
    if (encoded.length != KeyAlgorithm.ML_DSA_44.keyBytes()) {
      throw new KeyFormatException(
          ProblemCode.INVALID_KEY,
          "a key of " + encoded.length + " bytes",
          "an ML-DSA-44 public key of 1312 bytes");
    }
    return new MlDsa44PublicKey(encoded.clone());
  }

  @Override
  public KeyAlgorithm algorithm() {
    return KeyAlgorithm.ML_DSA_44;
  }

  @Override
  public byte[] encoded() {
    return encoded.clone();
  }

  @Override
  public boolean accepts(byte[] message, byte[] signature) {
    if (signature.length != KeyAlgorithm.ML_DSA_44.signatureBytes()) {
      return false;
    }
    MLDSASigner verifier = new MLDSASigner();
    verifier.init(false, parameters);
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MlDsa44PublicKey key && Arrays.equals(key.encoded, encoded);
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

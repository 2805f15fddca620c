package nl.skillspaspoort.core.key;

/**
 * A public key that was checked when it entered: right length, on its curve, not weak.
 *
 * <p>Immutable and safe for use by several threads. Equal keys have the same algorithm and bytes.
 */
public sealed interface VerificationKey
    permits Ed25519PublicKey, EcPublicKey, MlDsa44PublicKey, Bls12381PublicKey {

  /** The kind of key. */
  KeyAlgorithm algorithm();

  /**
   * A fresh copy of the encoded public key: 32 bytes for Ed25519, a compressed point for the NIST
   * curves, 1,312 bytes for ML-DSA-44, a compressed point of 96 bytes for BLS12-381.
   */
  byte[] encoded();

  /** The Multikey form, {@code z…}, or {@code u…} for ML-DSA-44. */
  default String multibase() {
    return Multikey.encode(this);
  }

  /**
   * True if the signature over the message was made with the private half of this key. Every
   * signature of another length or with values out of range gives false; nothing is thrown.
   *
   * <p>A signature is no identifier: for ECDSA anybody can turn a good one into a second good one.
   */
  boolean accepts(byte[] message, byte[] signature);
}

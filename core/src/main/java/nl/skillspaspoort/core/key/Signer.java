package nl.skillspaspoort.core.key;

/**
 * Makes signatures with one private key, wherever that is: in memory, in a key store, in an HSM,
 * behind a service.
 *
 * <p>Implementations are safe for use by several threads and never show the private key.
 */
public interface Signer {

  /** The name of the key in proofs. */
  KeyId keyId();

  /** The public half. */
  VerificationKey publicKey();

  /**
   * The signature over a message, in the fixed-length form of {@link #publicKey()}'s algorithm.
   *
   * @throws SigningException if the key cannot be used now
   */
  byte[] sign(byte[] message) throws SigningException;
}

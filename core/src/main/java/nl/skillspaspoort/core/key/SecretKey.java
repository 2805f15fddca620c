package nl.skillspaspoort.core.key;

/**
 * A private key in memory.
 *
 * <p>Thread-safe. The bytes go in and out only with {@link InsecureSecretKeyAccess}. A key store,
 * an HSM or a service behind a network is a {@link Signer} of its own and needs none of this.
 */
public sealed interface SecretKey permits Ed25519SecretKey, EcSecretKey, MlDsa44SecretKey {

  /** The public half. */
  VerificationKey publicKey();

  /**
   * A signer that writes this name into its proofs. After {@link #destroy} it throws {@link
   * IllegalStateException}.
   */
  Signer signer(KeyId keyId);

  /**
   * Overwrites the bytes of the key. Copies that the arithmetic made while it signed stay in memory
   * until they are collected.
   */
  void destroy();
}

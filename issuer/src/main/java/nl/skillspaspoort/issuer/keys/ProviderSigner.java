package nl.skillspaspoort.issuer.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Signs with a private key of a Java security provider, which may be a mere handle to one in
 * hardware.
 */
final class ProviderSigner implements Signer {
  private final KeyId keyId;
  private final VerificationKey publicKey;
  private final PrivateKey privateKey;
  private final Optional<Provider> provider;
  private final String algorithm;

  private ProviderSigner(
      KeyId keyId,
      VerificationKey publicKey,
      PrivateKey privateKey,
      Optional<Provider> provider,
      String algorithm) {
    this.keyId = Objects.requireNonNull(keyId, "keyId");
    this.publicKey = publicKey;
    this.privateKey = privateKey;
    this.provider = provider;
    this.algorithm = algorithm;
  }

  /** A signer that has shown once that its two halves belong together. */
  static ProviderSigner of(
      KeyId keyId, VerificationKey publicKey, PrivateKey privateKey, Optional<Provider> provider)
      throws KeyFormatException {
    ProviderSigner signer =
        new ProviderSigner(
            keyId, publicKey, privateKey, provider, algorithm(publicKey.algorithm()));
    byte[] message = "Do both halves of the key belong together?".getBytes(StandardCharsets.UTF_8);
    try {
      if (publicKey.accepts(message, signer.sign(message))) {
        return signer;
      }
    } catch (SigningException e) {
      throw new KeyFormatException(
          ProblemCode.KEY_NOT_OPENED, "a key that does not sign", "a key for signatures");
    }
    throw new KeyFormatException(
        ProblemCode.INVALID_KEY,
        "a certificate of another key",
        "the certificate of the private key");
  }

  /** The form of signatures that proofs and tokens use: {@code r ‖ s}, not ASN.1. */
  private static String algorithm(KeyAlgorithm algorithm) throws KeyFormatException {
    return switch (algorithm) {
      case ED25519 -> "Ed25519";
      case P256 -> "SHA256withECDSAinP1363Format";
      case P384 -> "SHA384withECDSAinP1363Format";
      case P521 -> "SHA512withECDSAinP1363Format";
      default ->
          throw new KeyFormatException(
              ProblemCode.INVALID_KEY,
              "a key of the kind " + algorithm,
              "Ed25519, P-256, P-384 or P-521");
    };
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
  public byte[] sign(byte[] message) throws SigningException {
    try {
      Signature signature =
          provider.isPresent()
              ? Signature.getInstance(algorithm, provider.get())
              : Signature.getInstance(algorithm);
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new SigningException("a key store that did not sign", e);
    }
  }

  @Override
  public String toString() {
    return "Signer[" + keyId + "]";
  }
}

package nl.skillspaspoort.core.key;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Signature checks with one key by the Amazon Corretto Crypto Provider, about twice as fast as
 * Bouncy Castle, if that provider is on the class path and works on this machine.
 *
 * <p>Only its yes counts. Whatever it refuses, does not know or fails at is for Bouncy Castle to
 * decide, so that answers never depend on the provider: it checks Ed25519 without the cofactor, and
 * so refuses some signatures that RFC 8032 allows. Its yes is one for Bouncy Castle too.
 *
 * <p>Safe for use by several threads.
 */
final class NativeCheck {
  /** Longer messages are hashed piece by piece, and the provider would keep them as a whole. */
  static final int MAX_MESSAGE_BYTES = 64 << 10;

  private static final int MOST_IDLE = 4;

  private final String algorithm;
  private final PublicKey key;
  private final Provider provider;
  private final BlockingQueue<Signature> idle = new ArrayBlockingQueue<>(MOST_IDLE);

  private NativeCheck(String algorithm, PublicKey key, Provider provider) {
    this.algorithm = algorithm;
    this.key = key;
    this.provider = provider;
  }

  /**
   * A check with a key; null if there is no native provider.
   *
   * @param algorithm the signature algorithm in the Java Cryptography Architecture
   * @param subjectPublicKeyInfo the key in DER
   */
  static @Nullable NativeCheck of(
      String algorithm, String keyAlgorithm, byte[] subjectPublicKeyInfo) {
    Optional<Provider> provider = SignatureProvider.found();
    return provider.isEmpty()
        ? null
        : new NativeCheck(
            algorithm, new Encoded(keyAlgorithm, subjectPublicKeyInfo), provider.get());
  }

  /** True if the provider accepts the signature; false says nothing. */
  boolean accepts(byte[] message, byte[] signature) {
    if (message.length > MAX_MESSAGE_BYTES) {
      return false;
    }
    try {
      Signature check = idle.poll();
      if (check == null) {
        check = Signature.getInstance(algorithm, provider);
        check.initVerify(key);
      }
      check.update(message);
      boolean accepted = check.verify(signature);
      // Not after an exception: who knows what it still holds.
      idle.offer(check);
      return accepted;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /** A key as a provider reads it, made without asking any provider. */
  private static final class Encoded implements PublicKey {
    private static final long serialVersionUID = 1L;

    private final String algorithm;
    private final byte[] subjectPublicKeyInfo;

    Encoded(String algorithm, byte[] subjectPublicKeyInfo) {
      this.algorithm = algorithm;
      this.subjectPublicKeyInfo = subjectPublicKeyInfo;
    }

    @Override
    public String getAlgorithm() {
      return algorithm;
    }

    @Override
    public String getFormat() {
      return "X.509";
    }

    @Override
    public byte[] getEncoded() {
      return subjectPublicKeyInfo.clone();
    }
  }
}

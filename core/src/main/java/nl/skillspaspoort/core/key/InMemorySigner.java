package nl.skillspaspoort.core.key;

import java.util.Objects;
import java.util.function.UnaryOperator;

/** The signer of a key in memory. */
final class InMemorySigner implements Signer {
  private final KeyId keyId;
  private final VerificationKey publicKey;
  private final UnaryOperator<byte[]> signing;

  InMemorySigner(KeyId keyId, VerificationKey publicKey, UnaryOperator<byte[]> signing) {
    this.keyId = Objects.requireNonNull(keyId, "keyId");
    this.publicKey = publicKey;
    this.signing = signing;
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
    return signing.apply(message);
  }

  @Override
  public String toString() {
    return "Signer[" + keyId + "]";
  }
}

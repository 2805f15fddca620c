package nl.skillspaspoort.wallet.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;

/**
 * One way into a wallet file: its root key, wrapped under a key that Argon2id makes of a secret.
 * Anybody can read a slot. The section "Slots" of {@code docs/wallet-format.md} gives every byte.
 */
final class KeySlot {
  static final int BYTES = 92;

  /** What a secret is. */
  enum Kind {
    PASSPHRASE(1),
    RECOVERY_CODE(2);

    private final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  private static final int ARGON2ID = 1;
  private static final int SALT_BYTES = 16;
  private static final int OPEN_BYTES = 4 + 12 + SALT_BYTES + AesGcm.NONCE_BYTES;
  private static final int WRAPPED_BYTES = KeyRing.KEY_BYTES + AesGcm.TAG_BYTES;

  private final Kind kind;
  private final KeyDerivation derivation;
  private final byte[] salt;
  private final byte[] nonce;
  private final byte[] wrapped;

  private KeySlot(Kind kind, KeyDerivation derivation, byte[] salt, byte[] nonce, byte[] wrapped) {
    this.kind = kind;
    this.derivation = derivation;
    this.salt = salt;
    this.nonce = nonce;
    this.wrapped = wrapped;
  }

  /** The root key under a key that is made of a secret and a fresh salt. */
  static KeySlot wrap(
      Kind kind, KeyDerivation derivation, byte[] secret, byte[] rootKey, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] nonce = AesGcm.freshNonce(random);
    KeySlot open = new KeySlot(kind, derivation, salt, nonce, new byte[0]);
    byte[] slotKey = open.slotKey(secret);
    try {
      byte[] wrapped =
          AesGcm.cipher(Cipher.ENCRYPT_MODE, slotKey, nonce, open.additional()).doFinal(rootKey);
      return new KeySlot(kind, derivation, salt, nonce, wrapped);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(slotKey, (byte) 0);
    }
  }

  /** The root key, if this is the right key; the caller wipes it. */
  Optional<byte[]> unwrap(byte[] slotKey) {
    try {
      return Optional.of(
          AesGcm.cipher(Cipher.DECRYPT_MODE, slotKey, nonce, additional()).doFinal(wrapped));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES-GCM", e);
    }
  }

  Kind kind() {
    return kind;
  }

  KeyDerivation derivation() {
    return derivation;
  }

  byte[] slotKey(byte[] secret) {
    return derivation.key(secret, salt);
  }

  private byte[] additional() {
    ByteBuffer bytes = ByteBuffer.allocate(SealedFile.PREFIX_BYTES + OPEN_BYTES);
    SealedFile.writePrefix(bytes);
    writeOpen(bytes);
    return bytes.array();
  }

  private void writeOpen(ByteBuffer to) {
    to.put((byte) kind.number)
        .put((byte) ARGON2ID)
        .putShort((short) 0)
        .putInt(derivation.memoryKib())
        .putInt(derivation.iterations())
        .putInt(derivation.lanes())
        .put(salt)
        .put(nonce);
  }

  void write(ByteBuffer to) {
    writeOpen(to);
    to.put(wrapped);
  }

  /** Reads a slot; no work is done with it. */
  static KeySlot read(ByteBuffer from) throws StoreException {
    int number = from.get();
    int function = from.get();
    int zero = from.getShort();
    KeyDerivation derivation = new KeyDerivation(from.getInt(), from.getInt(), from.getInt());
    byte[] salt = new byte[SALT_BYTES];
    byte[] nonce = new byte[AesGcm.NONCE_BYTES];
    byte[] wrapped = new byte[WRAPPED_BYTES];
    from.get(salt).get(nonce).get(wrapped);
    for (Kind kind : Kind.values()) {
      if (kind.number == number && function == ARGON2ID && zero == 0) {
        return new KeySlot(kind, derivation, salt, nonce, wrapped);
      }
    }
    throw SealedFile.format("another kind of slot or key derivation");
  }
}

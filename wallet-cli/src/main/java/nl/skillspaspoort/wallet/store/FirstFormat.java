package nl.skillspaspoort.wallet.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;

/**
 * Wallet files of version 1, to read: one key that Argon2id makes of the passphrase at every save.
 * Nothing writes them any more.
 */
final class FirstFormat {
  static final int VERSION = 1;

  private static final int ARGON2ID = 1;
  private static final int AES_256_GCM = 1;
  private static final int SALT_BYTES = 16;
  private static final int HEADER_BYTES =
      SealedFile.PREFIX_BYTES + 2 + 12 + SALT_BYTES + AesGcm.NONCE_BYTES;

  private FirstFormat() {}

  /** The content of a file; the caller wipes it. */
  static byte[] open(byte[] file, byte[] passphrase, KeyDerivation.Limits limits)
      throws StoreException {
    if (file.length < HEADER_BYTES + AesGcm.TAG_BYTES) {
      throw SealedFile.format("a file of " + file.length + " bytes that is cut off");
    }
    ByteBuffer header =
        ByteBuffer.wrap(file, SealedFile.PREFIX_BYTES, HEADER_BYTES - SealedFile.PREFIX_BYTES);
    if (header.get() != ARGON2ID || header.get() != AES_256_GCM) {
      throw SealedFile.format("another key derivation or cipher");
    }
    KeyDerivation derivation = new KeyDerivation(header.getInt(), header.getInt(), header.getInt());
    limits.check(derivation);
    byte[] salt = new byte[SALT_BYTES];
    byte[] nonce = new byte[AesGcm.NONCE_BYTES];
    header.get(salt).get(nonce);
    byte[] key = derivation.key(passphrase, salt);
    try {
      return AesGcm.cipher(Cipher.DECRYPT_MODE, key, nonce, Arrays.copyOf(file, HEADER_BYTES))
          .doFinal(file, HEADER_BYTES, file.length - HEADER_BYTES);
    } catch (AEADBadTagException e) {
      throw SealedFile.notOpened(KeySlot.Kind.PASSPHRASE);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}

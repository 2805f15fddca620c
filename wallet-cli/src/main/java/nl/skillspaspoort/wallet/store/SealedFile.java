package nl.skillspaspoort.wallet.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The bytes of a wallet file: a header that anybody can read, and the content sealed with
 * AES-256-GCM under a key that Argon2id makes of the passphrase. The tag covers the header too.
 *
 * <p>Salt and nonce are fresh in every file, so no key is used twice.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D, GCM</a>
 */
final class SealedFile {
  static final int MAX_BYTES = 256 << 20;

  private static final byte[] MAGIC = "SKILLSPAS-WALLET".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int ARGON2ID = 1;
  private static final int AES_256_GCM = 1;
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;
  private static final int HEADER_BYTES = MAGIC.length + 4 + 12 + SALT_BYTES + NONCE_BYTES;

  private SealedFile() {}

  /** A new file around this content. */
  static byte[] seal(
      byte[] content, Passphrase passphrase, KeyDerivation derivation, SecureRandom random)
      throws StoreException {
    if (content.length > MAX_BYTES - HEADER_BYTES - TAG_BYTES) {
      throw new StoreException(
          ProblemCode.LIMIT_EXCEEDED,
          "a wallet of " + content.length + " bytes",
          "at most " + MAX_BYTES + " bytes");
    }
    byte[] salt = new byte[SALT_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(salt);
    random.nextBytes(nonce);
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES)
            .put(MAGIC)
            .putShort((short) VERSION)
            .put((byte) ARGON2ID)
            .put((byte) AES_256_GCM)
            .putInt(derivation.memoryKib())
            .putInt(derivation.iterations())
            .putInt(derivation.lanes())
            .put(salt)
            .put(nonce)
            .array();
    byte[] key = derivation.key(passphrase, salt);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, header);
      byte[] file = Arrays.copyOf(header, HEADER_BYTES + content.length + TAG_BYTES);
      cipher.doFinal(content, 0, content.length, file, HEADER_BYTES);
      return file;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** The content of a file; the caller wipes it. */
  static byte[] open(byte[] file, Passphrase passphrase, KeyDerivation.Limits limits)
      throws StoreException {
    ByteBuffer header = header(file);
    KeyDerivation derivation = new KeyDerivation(header.getInt(), header.getInt(), header.getInt());
    limits.check(derivation);
    byte[] salt = new byte[SALT_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    header.get(salt).get(nonce);
    byte[] key = derivation.key(passphrase, salt);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, Arrays.copyOf(file, HEADER_BYTES))
          .doFinal(file, HEADER_BYTES, file.length - HEADER_BYTES);
    } catch (AEADBadTagException e) {
      throw new StoreException(
          ProblemCode.WALLET_NOT_OPENED,
          "a file that this passphrase does not open",
          "the right passphrase and the file as it was saved");
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** The header, read up to the parameters of the key derivation. */
  private static ByteBuffer header(byte[] file) throws StoreException {
    if (file.length < HEADER_BYTES + TAG_BYTES) {
      throw format("a file of " + file.length + " bytes");
    }
    ByteBuffer header = ByteBuffer.wrap(file, 0, HEADER_BYTES);
    byte[] magic = new byte[MAGIC.length];
    header.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw format("a file that starts otherwise");
    }
    int version = header.getShort();
    if (version != VERSION) {
      throw format("a wallet file of version " + Short.toUnsignedInt((short) version));
    }
    if (header.get() != ARGON2ID || header.get() != AES_256_GCM) {
      throw format("another key derivation or cipher");
    }
    return header;
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] header)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(header);
    return cipher;
  }

  private static StoreException format(String found) {
    return new StoreException(
        ProblemCode.WALLET_FORMAT, found, "a skillspas wallet file of version " + VERSION);
  }
}

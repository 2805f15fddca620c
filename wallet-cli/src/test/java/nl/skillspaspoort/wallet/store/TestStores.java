package nl.skillspaspoort.wallet.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Cipher;

/** Sealed file stores whose key derivation costs next to nothing: for tests only. */
public final class TestStores {
  static final KeyDerivation CHEAP = new KeyDerivation(8, 1, 1);
  static final KeyDerivation.Limits CHEAP_LIMITS =
      new KeyDerivation.Limits(CHEAP, new KeyDerivation(64, 4, 2));

  static final Sealing CHEAP_SEALING = new Sealing(CHEAP, CHEAP_LIMITS, new SecureRandom());

  private TestStores() {}

  /** The store in this directory on the real disk. */
  public static SealedFileStore in(Path directory) {
    return in(directory, new SecureRandom());
  }

  /** The store in this directory on the real disk, with this source of salts and nonces. */
  public static SealedFileStore in(Path directory, SecureRandom random) {
    return on(new LocalFiles(), directory).random(random);
  }

  static SealedFileStore on(FileOperations files, Path directory) {
    return new SealedFileStore(
        new WalletDirectory(directory, files, Duration.ofSeconds(60)), CHEAP_SEALING);
  }

  /** A file of version 1, as releases before this one wrote it. */
  static byte[] firstFormat(byte[] content, String passphrase) {
    byte[] salt = new byte[16];
    byte[] nonce = new byte[12];
    new SecureRandom().nextBytes(salt);
    byte[] header =
        ByteBuffer.allocate(60)
            .put(SealedFile.MAGIC)
            .putShort((short) 1)
            .put((byte) 1)
            .put((byte) 1)
            .putInt(CHEAP.memoryKib())
            .putInt(CHEAP.iterations())
            .putInt(CHEAP.lanes())
            .put(salt)
            .put(nonce)
            .array();
    byte[] key = CHEAP.key(passphrase.getBytes(StandardCharsets.UTF_8), salt);
    try {
      byte[] body = AesGcm.cipher(Cipher.ENCRYPT_MODE, key, nonce, header).doFinal(content);
      return ByteBuffer.allocate(header.length + body.length).put(header).put(body).array();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

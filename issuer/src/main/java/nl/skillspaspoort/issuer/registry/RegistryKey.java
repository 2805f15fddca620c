package nl.skillspaspoort.issuer.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The secret under which a registry hashes persons and seals its audit log: 32 bytes, kept outside
 * the database. Lose it, and nobody is found again; show it, and whoever has the database can try
 * numbers until one fits. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104, HMAC</a>
 */
public final class RegistryKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final SecretKeySpec key;

  private RegistryKey(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException(
          "found a key of " + secret.length + " bytes; expected " + BYTES);
    }
    this.key = new SecretKeySpec(secret, ALGORITHM);
  }

  /** A fresh key. */
  public static RegistryKey generate(SecureRandom random) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return new RegistryKey(secret);
  }

  /** A key from 32 bytes that a vault gave; they are copied. */
  public static RegistryKey of(byte[] secret) {
    return new RegistryKey(secret);
  }

  /**
   * The key in a file, which is made with a fresh one if it is not there: one line of base64url,
   * for the owner's eyes only.
   *
   * @throws RegistryException {@code KEY_FILE_PERMISSIONS} if others can read it, {@code
   *     KEY_NOT_OPENED} if it holds no key
   * @throws IOException if it cannot be read or made
   */
  public static RegistryKey inFile(Path file, SecureRandom random)
      throws IOException, RegistryException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      RegistryKey fresh = generate(random);
      FileAttribute<?>[] rights =
          isPosix(file)
              ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
              : new FileAttribute<?>[0];
      Files.createFile(file, rights);
      Files.writeString(
          file, Base64Url.encode(fresh.key.getEncoded()) + "\n", StandardOpenOption.WRITE);
      return fresh;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new NoSuchFileException(file.toString(), null, "not an ordinary file");
    }
    if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw RegistryException.of(
          ProblemCode.KEY_FILE_PERMISSIONS,
          "a key file that others can read",
          "a file with the mode 0600");
    }
    try {
      return new RegistryKey(Base64Url.decode(Files.readString(file).strip()));
    } catch (EncodingException | IllegalArgumentException e) {
      throw RegistryException.of(
          ProblemCode.KEY_NOT_OPENED, "a file without such a key", "32 bytes in base64url");
    }
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * The keyed hash of some texts for one use, in base64url. Where one text ends and the next begins
   * counts.
   */
  public String hash(String use, String... texts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      update(mac, use);
      for (String text : texts) {
        update(mac, text);
      }
      return Base64Url.encode(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has " + ALGORITHM, e);
    }
  }

  private static void update(Mac mac, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    mac.update(
        new byte[] {
          (byte) (bytes.length >>> 24),
          (byte) (bytes.length >>> 16),
          (byte) (bytes.length >>> 8),
          (byte) bytes.length
        });
    mac.update(bytes);
  }

  /** Compares two hashes in a time that does not depend on where they differ. */
  public static boolean sameHash(String first, String second) {
    return MessageDigest.isEqual(
        first.getBytes(StandardCharsets.US_ASCII), second.getBytes(StandardCharsets.US_ASCII));
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "RegistryKey";
  }
}

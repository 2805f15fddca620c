package nl.skillspaspoort.wallet.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The bytes of a wallet file of version 2: a header that anybody can read, with one slot for each
 * secret that opens it, and the content sealed with AES-256-GCM. The tag covers the header too.
 *
 * <p>Salt and nonce are fresh in every file, so no content key is used twice.
 */
final class SealedFile {
  static final int MAX_BYTES = 256 << 20;

  /** Magic and version. */
  static final int PREFIX_BYTES = 18;

  static final byte[] MAGIC = "SKILLSPAS-WALLET".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 2;
  private static final int AES_256_GCM = 1;
  private static final int SALT_BYTES = 32;
  private static final int MOST_SLOTS = KeySlot.Kind.values().length;
  private static final int LEAST_BYTES = headerBytes(1) + AesGcm.TAG_BYTES;

  private SealedFile() {}

  private static int headerBytes(int slots) {
    return PREFIX_BYTES + 2 + slots * KeySlot.BYTES + SALT_BYTES + AesGcm.NONCE_BYTES;
  }

  static void writePrefix(ByteBuffer to) {
    to.put(MAGIC).putShort((short) VERSION);
  }

  /** A new file around this content. */
  static byte[] seal(byte[] content, KeyRing keys, SecureRandom random) throws StoreException {
    int slots = keys.slots().size();
    int headerBytes = headerBytes(slots);
    if (content.length > MAX_BYTES - headerBytes - AesGcm.TAG_BYTES) {
      throw new StoreException(
          ProblemCode.LIMIT_EXCEEDED,
          "a wallet of " + content.length + " bytes",
          "at most " + MAX_BYTES + " bytes");
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    byte[] nonce = AesGcm.freshNonce(random);
    ByteBuffer header = ByteBuffer.allocate(headerBytes);
    writePrefix(header);
    header.put((byte) AES_256_GCM).put((byte) slots);
    keys.slots().forEach(slot -> slot.write(header));
    header.put(salt).put(nonce);
    byte[] key = keys.contentKey(salt);
    try {
      Cipher cipher = AesGcm.cipher(Cipher.ENCRYPT_MODE, key, nonce, header.array());
      byte[] file = Arrays.copyOf(header.array(), headerBytes + content.length + AesGcm.TAG_BYTES);
      cipher.doFinal(content, 0, content.length, file, headerBytes);
      return file;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** What was in a file, and its keys. The caller wipes both. */
  static final class Opened {
    private final KeyRing keys;
    private final byte[] content;

    Opened(KeyRing keys, byte[] content) {
      this.keys = keys;
      this.content = content;
    }

    KeyRing keys() {
      return keys;
    }

    byte[] content() {
      return content;
    }

    void wipe() {
      keys.close();
      Arrays.fill(content, (byte) 0);
    }
  }

  /**
   * Opens a file with a secret.
   *
   * @throws StoreException {@code WALLET_FORMAT} for anything that is told without work; {@code
   *     WALLET_NOT_OPENED} or {@code RECOVERY_CODE_WRONG} for another secret or a changed file
   */
  static Opened open(byte[] file, KeySlot.Kind kind, byte[] secret, KeyDerivation.Limits limits)
      throws StoreException {
    Header header = Header.read(file);
    for (KeySlot slot : header.slots) {
      limits.check(slot.derivation());
    }
    for (KeySlot slot : header.slots) {
      if (slot.kind() == kind) {
        byte[] slotKey = slot.slotKey(secret);
        try {
          byte[] root = slot.unwrap(slotKey).orElseThrow(() -> notOpened(kind));
          return open(file, header, root, kind);
        } finally {
          Arrays.fill(slotKey, (byte) 0);
        }
      }
    }
    throw noSlot();
  }

  /** Every file has a passphrase. */
  static StoreException noSlot() {
    return new StoreException(
        ProblemCode.RECOVERY_CODE_WRONG,
        "a file without a recovery code",
        "a file that has one, or the passphrase");
  }

  /** Opens a file that was sealed with the root key of this ring. */
  static Opened open(byte[] file, KeyRing keys) throws StoreException {
    return open(file, Header.read(file), keys.root(), KeySlot.Kind.PASSPHRASE);
  }

  /** Takes the root key over. */
  private static Opened open(byte[] file, Header header, byte[] root, KeySlot.Kind kind)
      throws StoreException {
    byte[] key = KeyRing.contentKey(root, header.salt);
    try {
      byte[] content =
          AesGcm.cipher(Cipher.DECRYPT_MODE, key, header.nonce, Arrays.copyOf(file, header.bytes()))
              .doFinal(file, header.bytes(), file.length - header.bytes());
      return new Opened(new KeyRing(root, header.slots), content);
    } catch (AEADBadTagException e) {
      Arrays.fill(root, (byte) 0);
      throw notOpened(kind);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** The version of a file, or -1 if it is none. */
  static int version(byte[] file) {
    return file.length >= PREFIX_BYTES
            && Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
        ? Short.toUnsignedInt(ByteBuffer.wrap(file).getShort(MAGIC.length))
        : -1;
  }

  private static final class Header {
    private final List<KeySlot> slots;
    private final byte[] salt;
    private final byte[] nonce;

    Header(List<KeySlot> slots, byte[] salt, byte[] nonce) {
      this.slots = slots;
      this.salt = salt;
      this.nonce = nonce;
    }

    static Header read(byte[] file) throws StoreException {
      int version = version(file);
      if (version > VERSION) {
        throw format("a wallet file of version " + version + ", made by a newer program");
      }
      if (version != VERSION || file.length < LEAST_BYTES) {
        throw version < 0 || version == VERSION
            ? format("a file of " + file.length + " bytes that starts otherwise or is cut off")
            : format("a wallet file of version " + version);
      }
      ByteBuffer header = ByteBuffer.wrap(file, PREFIX_BYTES, file.length - PREFIX_BYTES);
      if (header.get() != AES_256_GCM) {
        throw format("another cipher");
      }
      int count = header.get();
      if (count < 1 || count > MOST_SLOTS || file.length < headerBytes(count) + AesGcm.TAG_BYTES) {
        throw format("another number of slots, or a file that is cut off");
      }
      List<KeySlot> slots = new ArrayList<>();
      // In order and each once: the passphrase first.
      for (KeySlot.Kind kind : List.of(KeySlot.Kind.values()).subList(0, count)) {
        KeySlot slot = KeySlot.read(header);
        if (slot.kind() != kind) {
          throw format("slots in another order");
        }
        slots.add(slot);
      }
      byte[] salt = new byte[SALT_BYTES];
      byte[] nonce = new byte[AesGcm.NONCE_BYTES];
      header.get(salt).get(nonce);
      return new Header(List.copyOf(slots), salt, nonce);
    }

    int bytes() {
      return headerBytes(slots.size());
    }
  }

  static StoreException notOpened(KeySlot.Kind kind) {
    return kind == KeySlot.Kind.PASSPHRASE
        ? new StoreException(
            ProblemCode.WALLET_NOT_OPENED,
            "a file that this passphrase does not open",
            "the right passphrase and the file as it was saved")
        : new StoreException(
            ProblemCode.RECOVERY_CODE_WRONG,
            "a file that this recovery code does not open",
            "the right recovery code and the file as it was saved");
  }

  static StoreException format(String found) {
    return new StoreException(
        ProblemCode.WALLET_FORMAT, found, "a skillspas wallet file of version 1 or " + VERSION);
  }
}

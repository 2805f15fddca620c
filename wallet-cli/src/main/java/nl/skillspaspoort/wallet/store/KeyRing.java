package nl.skillspaspoort.wallet.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * The keys of an opened wallet file: the root key, and the ways in. Neither a secret behind a way
 * nor the key that is made of it is kept. A way stays as it is or is made anew with a fresh root
 * key, together with all others: who has an old file and every secret of it cannot open a newer one
 * that has other secrets.
 *
 * <p>Wiped when it is closed. Not thread-safe.
 */
final class KeyRing implements AutoCloseable {
  static final int KEY_BYTES = 32;

  private static final byte[] PURPOSE =
      "skillspas wallet 2 content".getBytes(StandardCharsets.US_ASCII);

  private final byte[] root;
  private final List<KeySlot> slots;

  /**
   * A ring of which the parts are known.
   *
   * @param root taken over
   */
  KeyRing(byte[] root, List<KeySlot> slots) {
    this.root = root;
    this.slots = List.copyOf(slots);
  }

  /** A ring with a fresh root key, that these secrets open and nothing else. */
  static KeyRing fresh(
      SortedMap<KeySlot.Kind, byte[]> secrets, KeyDerivation derivation, SecureRandom random) {
    byte[] root = new byte[KEY_BYTES];
    random.nextBytes(root);
    List<KeySlot> slots = new ArrayList<>();
    secrets.forEach(
        (kind, secret) -> slots.add(KeySlot.wrap(kind, derivation, secret, root, random)));
    return new KeyRing(root, slots);
  }

  /** A copy. */
  byte[] root() {
    return root.clone();
  }

  List<KeySlot> slots() {
    return slots;
  }

  boolean has(KeySlot.Kind kind) {
    return slots.stream().anyMatch(slot -> slot.kind() == kind);
  }

  /** The key of one file, by its salt; the caller wipes it. */
  byte[] contentKey(byte[] salt) {
    return contentKey(root, salt);
  }

  /**
   * The key of one file.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc5869">RFC 5869, HKDF</a>
   */
  static byte[] contentKey(byte[] root, byte[] salt) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(root, salt, PURPOSE));
    byte[] key = new byte[KEY_BYTES];
    hkdf.generateBytes(key, 0, KEY_BYTES);
    return key;
  }

  /** The same keys in arrays of their own. */
  KeyRing copy() {
    return new KeyRing(root.clone(), slots);
  }

  @Override
  public void close() {
    Arrays.fill(root, (byte) 0);
  }

  @Override
  public String toString() {
    return "KeyRing[" + slots.size() + " slots]";
  }
}

package nl.skillspaspoort.wallet.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * The keys of an opened wallet file: the root key, and the ways in with the key of each. The secret
 * behind a way is not kept. A ring with another secret has another root key: who knows an old
 * secret and an old file cannot open a newer one.
 *
 * <p>Wiped when it is closed. Not thread-safe.
 */
final class KeyRing implements AutoCloseable {
  static final int KEY_BYTES = 32;

  private static final byte[] PURPOSE =
      "skillspas wallet 2 content".getBytes(StandardCharsets.US_ASCII);

  private final byte[] root;
  private final List<KeySlot> slots;
  private final List<byte[]> slotKeys;

  /**
   * A ring of which the parts are known.
   *
   * @param root taken over
   * @param slotKeys taken over; one for each slot, in their order
   */
  KeyRing(byte[] root, List<KeySlot> slots, List<byte[]> slotKeys) {
    this.root = root;
    this.slots = List.copyOf(slots);
    this.slotKeys = List.copyOf(slotKeys);
  }

  /** A ring that nothing opens yet. */
  static KeyRing fresh(SecureRandom random) {
    return new KeyRing(freshRoot(random), List.of(), List.of());
  }

  private static byte[] freshRoot(SecureRandom random) {
    byte[] root = new byte[KEY_BYTES];
    random.nextBytes(root);
    return root;
  }

  /**
   * A new ring with a fresh root key, that this secret opens, and everything else that opens this
   * one but a secret of the same kind. Both are closed by the caller.
   */
  KeyRing with(KeySlot.Kind kind, byte[] secret, KeyDerivation derivation, SecureRandom random) {
    byte[] newRoot = freshRoot(random);
    List<KeySlot> newSlots = new ArrayList<>();
    List<byte[]> newKeys = new ArrayList<>();
    for (KeySlot.Kind each : KeySlot.Kind.values()) {
      if (each == kind) {
        byte[] salt = KeySlot.freshSalt(random);
        byte[] key = derivation.key(secret, salt);
        newSlots.add(KeySlot.wrap(kind, derivation, salt, key, newRoot, random));
        newKeys.add(key);
      }
      for (int i = 0; i < slots.size(); i++) {
        if (slots.get(i).kind() == each && each != kind) {
          newSlots.add(slots.get(i).rewrap(slotKeys.get(i), newRoot, random));
          newKeys.add(slotKeys.get(i).clone());
        }
      }
    }
    return new KeyRing(newRoot, newSlots, newKeys);
  }

  /** A copy. */
  byte[] root() {
    return root.clone();
  }

  List<KeySlot> slots() {
    return slots;
  }

  /** The keys of the slots, in their order: not copies. */
  List<byte[]> slotKeys() {
    return slotKeys;
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
    return new KeyRing(root.clone(), slots, slotKeys.stream().map(byte[]::clone).toList());
  }

  @Override
  public void close() {
    Arrays.fill(root, (byte) 0);
    slotKeys.forEach(key -> Arrays.fill(key, (byte) 0));
  }

  @Override
  public String toString() {
    return "KeyRing[" + slots.size() + " slots]";
  }
}

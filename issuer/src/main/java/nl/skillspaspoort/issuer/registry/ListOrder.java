package nl.skillspaspoort.issuer.registry;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret order in which the places of a status list are given out: a random permutation that
 * follows from a seed. So a place is random to everybody who has no access to the database, giving
 * one out is one addition, and no place can come twice.
 *
 * <p>Fisher-Yates over the key stream of AES-256 in counter mode, without bias. Immutable.
 */
final class ListOrder {
  private static final int BLOCK_BYTES = 4_096;

  private final int[] places;

  ListOrder(byte[] seed, int entries) {
    places = new int[entries];
    for (int i = 0; i < entries; i++) {
      places[i] = i;
    }
    KeyStream stream = new KeyStream(seed);
    for (int i = entries - 1; i > 0; i--) {
      int j = stream.below(i + 1);
      int place = places[i];
      places[i] = places[j];
      places[j] = place;
    }
  }

  /** The place that is given out after so many others. */
  int place(int after) {
    return places[after];
  }

  private static final class KeyStream {
    private final Cipher cipher;
    private ByteBuffer block = ByteBuffer.allocate(0);

    KeyStream(byte[] seed) {
      try {
        cipher = Cipher.getInstance("AES/CTR/NoPadding");
        cipher.init(
            Cipher.ENCRYPT_MODE, new SecretKeySpec(seed, "AES"), new IvParameterSpec(new byte[16]));
      } catch (GeneralSecurityException e) {
        throw new AssertionError("every JDK has AES in counter mode", e);
      }
    }

    /** Evenly from 0 up to the bound: numbers of the last, incomplete round are drawn again. */
    int below(int bound) {
      long rounds = (1L << 32) / bound;
      while (true) {
        long drawn = next() & 0xffff_ffffL;
        if (drawn < rounds * bound) {
          return (int) (drawn % bound);
        }
      }
    }

    private int next() {
      if (!block.hasRemaining()) {
        block = ByteBuffer.wrap(cipher.update(new byte[BLOCK_BYTES]));
      }
      return block.getInt();
    }
  }
}

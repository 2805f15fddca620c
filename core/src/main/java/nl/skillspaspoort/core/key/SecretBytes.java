package nl.skillspaspoort.core.key;

import java.util.Arrays;
import java.util.function.Function;

/** The bytes of a private key until they are destroyed. Thread-safe. */
final class SecretBytes {
  private final byte[] bytes;
  private boolean destroyed;

  /** Keeps the array itself. */
  SecretBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] copy() {
    synchronized (bytes) {
      if (destroyed) {
        throw new IllegalStateException("the key was destroyed");
      }
      return bytes.clone();
    }
  }

  /** Works on a copy that is wiped afterwards. */
  <T> T use(Function<byte[], T> work) {
    byte[] copy = copy();
    try {
      return work.apply(copy);
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }

  void destroy() {
    synchronized (bytes) {
      Arrays.fill(bytes, (byte) 0);
      destroyed = true;
    }
  }
}

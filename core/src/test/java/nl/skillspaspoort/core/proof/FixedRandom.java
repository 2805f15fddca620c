package nl.skillspaspoort.core.proof;

import java.io.ByteArrayInputStream;
import java.security.SecureRandom;

/** Gives the bytes that it was made of, and then no more: for vectors that print their keys. */
final class FixedRandom extends SecureRandom {
  private static final long serialVersionUID = 1L;

  private final transient ByteArrayInputStream bytes;

  FixedRandom(byte[] bytes) {
    this.bytes = new ByteArrayInputStream(bytes);
  }

  @Override
  public void nextBytes(byte[] target) {
    if (bytes.read(target, 0, target.length) != target.length) {
      throw new AssertionError("no fixed bytes are left");
    }
  }
}

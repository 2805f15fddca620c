package nl.skillspaspoort.wallet.store;

import java.util.Arrays;

/**
 * An opened backup: the content of a wallet as it was when the backup was made, and what opened it.
 *
 * <p>Wiped when it is closed. Not thread-safe.
 */
public final class Backup implements AutoCloseable {
  private final KeyRing keys;
  private final byte[] content;
  private boolean closed;

  Backup(SealedFile.Opened opened) {
    this.keys = opened.keys();
    this.content = opened.content();
  }

  /** A copy of the content, which the caller wipes. */
  public byte[] content() {
    checkOpen();
    return content.clone();
  }

  /** A copy of its keys, which the caller closes. */
  KeyRing keys() {
    checkOpen();
    return keys.copy();
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the backup was closed");
    }
  }

  /** Forgets content and keys. */
  @Override
  public void close() {
    closed = true;
    keys.close();
    Arrays.fill(content, (byte) 0);
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "Backup";
  }
}

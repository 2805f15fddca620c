package nl.skillspaspoort.wallet.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import nl.skillspaspoort.wallet.store.WalletDirectory.Generation;

/** What was read or written last in a directory, and the keys for the next time. */
final class OpenSealedFile implements OpenStore {
  private final WalletDirectory directory;
  private final Sealing sealing;
  private final boolean previousGeneration;
  private KeyRing keys;
  private byte[] sealed;
  private byte[] content;
  private boolean holdsPrevious;

  /** The content is one that the caller has not been given. */
  private boolean changedByOthers;

  private boolean closed;

  /** Keys of a change of which nobody knows whether it reached the disk. */
  private Optional<KeyRing> uncertain = Optional.empty();

  /**
   * An open file.
   *
   * @param opened taken over
   * @param generation where it was read
   */
  OpenSealedFile(
      WalletDirectory directory, Sealing sealing, SealedFile.Opened opened, Generation generation) {
    this.directory = directory;
    this.sealing = sealing;
    this.keys = opened.keys();
    this.content = opened.content();
    this.sealed = generation.bytes();
    this.previousGeneration = generation.isPrevious();
    this.holdsPrevious = previousGeneration;
  }

  @Override
  public synchronized byte[] content() {
    checkOpen();
    return content.clone();
  }

  @Override
  public synchronized <E extends Exception> void revise(Revision<E> revision)
      throws StoreException, E {
    checkOpen();
    directory.<Boolean, E>locked(
        () -> {
          refresh();
          Optional<byte[]> others =
              changedByOthers ? Optional.of(content.clone()) : Optional.empty();
          try {
            Optional<byte[]> after = revision.apply(others);
            changedByOthers = false;
            if (after.isPresent()) {
              save(after.get());
            }
          } finally {
            others.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
          }
          return true;
        });
  }

  /** Another process may have saved since. */
  private void refresh() throws IOException, StoreException {
    Generation generation = directory.read();
    if (generation.isPrevious() && !holdsPrevious) {
      // Somebody took the file away. What is held is newer than what is left, and is saved again.
      return;
    }
    if (Arrays.equals(generation.bytes(), sealed)) {
      return;
    }
    SealedFile.Opened opened = reopen(generation.bytes());
    keys.close();
    keys = opened.keys();
    hold(generation.bytes(), opened.content());
    changedByOthers = true;
  }

  private SealedFile.Opened reopen(byte[] file) throws StoreException {
    try {
      return SealedFile.open(file, keys);
    } catch (StoreException e) {
      if (uncertain.isEmpty()) {
        throw e;
      }
      return SealedFile.open(file, uncertain.get());
    }
  }

  private void save(byte[] after) throws IOException, StoreException {
    byte[] file = sealing.seal(after, keys);
    if (directory.present(WalletDirectory.FILE)) {
      directory.write(WalletDirectory.PREVIOUS, sealed);
    }
    directory.write(WalletDirectory.FILE, file);
    hold(file, after);
    holdsPrevious = false;
  }

  private void hold(byte[] newSealed, byte[] newContent) {
    Arrays.fill(content, (byte) 0);
    sealed = newSealed;
    content = newContent;
  }

  /** For a file in an older format, under the lock. */
  void saveInNewestFormat() throws IOException, StoreException {
    save(content.clone());
  }

  @Override
  public synchronized byte[] backup() throws StoreException {
    checkOpen();
    return sealing.seal(content, keys);
  }

  @Override
  public synchronized boolean hasRecoveryCode() {
    checkOpen();
    return keys.has(KeySlot.Kind.RECOVERY_CODE);
  }

  @Override
  public synchronized void changeSecrets(char[] passphrase, RecoveryCode code)
      throws StoreException {
    checkOpen();
    directory.<Boolean, StoreException>locked(
        () -> {
          refresh();
          KeyRing before = keys;
          KeyRing after = sealing.ring(passphrase, code);
          keys = after;
          boolean saved = false;
          try {
            save(content.clone());
            saved = true;
          } finally {
            if (!saved) {
              keys = before;
              uncertain.ifPresent(KeyRing::close);
              uncertain = Optional.of(after);
            }
          }
          before.close();
          // Once more, so that the generation before does not open with the old secrets either.
          save(content.clone());
          return true;
        });
  }

  @Override
  public boolean isPreviousGeneration() {
    return previousGeneration;
  }

  @Override
  public synchronized void close() {
    closed = true;
    keys.close();
    uncertain.ifPresent(KeyRing::close);
    Arrays.fill(content, (byte) 0);
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the wallet was closed");
    }
  }
}

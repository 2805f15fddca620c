package nl.skillspaspoort.wallet.store;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.wallet.store.WalletDirectory.Generation;

/**
 * One encrypted file in a directory that only its owner can enter.
 *
 * <p>A save writes a new file beside the old one, makes it last, and swaps names in one step; the
 * generation before it is kept. A process that dies at any moment, or a loss of power, leaves the
 * old content or the new one. Several processes may have the same wallet open: each change is read,
 * made and saved under a lock.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class SealedFileStore implements Store {
  /** Name of the newest generation. */
  public static final String FILE = WalletDirectory.FILE;

  /** Name of the generation before the newest. */
  public static final String PREVIOUS = WalletDirectory.PREVIOUS;

  /**
   * Long, because whoever holds the lock is at work and never waits for a person; one that died
   * holds nothing.
   */
  private static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(60);

  private final WalletDirectory directory;
  private final Sealing sealing;

  SealedFileStore(WalletDirectory directory, Sealing sealing) {
    this.directory = directory;
    this.sealing = sealing;
  }

  /** The store in this directory, which need not be there. */
  public static SealedFileStore in(Path directory) {
    return new SealedFileStore(
        new WalletDirectory(directory, new LocalFiles(), DEFAULT_LOCK_TIMEOUT), Sealing.standard());
  }

  /** The same store with another source of keys, salts and nonces. */
  public SealedFileStore random(SecureRandom other) {
    return new SealedFileStore(directory, sealing.random(Objects.requireNonNull(other)));
  }

  /** The same store with another time to wait for another process; 60 seconds if left out. */
  public SealedFileStore lockTimeout(Duration other) {
    if (other.isNegative()) {
      throw new IllegalArgumentException("found " + other + "; expected zero or more");
    }
    return new SealedFileStore(directory.lockTimeout(other), sealing);
  }

  /** The directory, absolute. */
  public Path directory() {
    return directory.path();
  }

  @Override
  public boolean exists() throws StoreException {
    return directory.holdsWallet();
  }

  @Override
  public OpenStore create(char[] passphrase, byte[] content) throws StoreException {
    return put(new SealedFile.Opened(sealing.ring(passphrase), content.clone()));
  }

  @Override
  public OpenStore create(char[] passphrase, RecoveryCode code, byte[] content)
      throws StoreException {
    return put(new SealedFile.Opened(sealing.ring(passphrase, code), content.clone()));
  }

  @Override
  public OpenStore restore(Backup backup) throws StoreException {
    return put(new SealedFile.Opened(backup.keys(), backup.content()));
  }

  private OpenStore put(SealedFile.Opened first) throws StoreException {
    boolean done = false;
    try {
      directory.prepare();
      OpenStore store =
          directory.<OpenStore, StoreException>locked(
              () -> {
                if (exists()) {
                  throw new StoreException(
                      ProblemCode.WALLET_EXISTS, "a wallet file", "a place without one");
                }
                byte[] sealed = sealing.seal(first.content(), first.keys());
                directory.write(FILE, sealed);
                return new OpenSealedFile(directory, sealing, first, new Generation(sealed, false));
              });
      done = true;
      return store;
    } finally {
      if (!done) {
        first.wipe();
      }
    }
  }

  @Override
  public OpenStore open(char[] passphrase) throws StoreException {
    return Sealing.using(passphrase, this::open);
  }

  @Override
  public OpenStore open(RecoveryCode code) throws StoreException {
    return Sealing.using(code, this::open);
  }

  private OpenStore open(KeySlot.Kind kind, byte[] secret) throws StoreException {
    Generation generation;
    try {
      generation = directory.read();
    } catch (IOException e) {
      throw WalletDirectory.failed("reading the file", e);
    }
    return SealedFile.version(generation.bytes()) == FirstFormat.VERSION
        ? directory.<OpenStore, StoreException>locked(() -> upgrade(kind, secret))
        : open(generation, kind, secret);
  }

  private OpenSealedFile open(Generation generation, KeySlot.Kind kind, byte[] secret)
      throws StoreException {
    return new OpenSealedFile(
        directory, sealing, sealing.open(generation.bytes(), kind, secret), generation);
  }

  /** Under the lock: somebody else may have done it meanwhile. */
  private OpenStore upgrade(KeySlot.Kind kind, byte[] secret) throws IOException, StoreException {
    Generation generation = directory.read();
    OpenSealedFile open = open(generation, kind, secret);
    boolean done = false;
    try {
      if (SealedFile.version(generation.bytes()) == FirstFormat.VERSION) {
        open.saveInNewestFormat();
      }
      done = true;
      return open;
    } finally {
      if (!done) {
        open.close();
      }
    }
  }

  @Override
  public Backup openBackup(byte[] sealed, char[] passphrase) throws StoreException {
    return Sealing.using(
        passphrase, (kind, secret) -> new Backup(sealing.open(sealed, kind, secret)));
  }

  @Override
  public Backup openBackup(byte[] sealed, RecoveryCode code) throws StoreException {
    return Sealing.using(code, (kind, secret) -> new Backup(sealing.open(sealed, kind, secret)));
  }
}

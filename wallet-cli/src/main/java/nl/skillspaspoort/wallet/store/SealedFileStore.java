package nl.skillspaspoort.wallet.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

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
  public static final String FILE = "wallet.sealed";

  /** Name of the generation before the newest. */
  public static final String PREVIOUS = "wallet.sealed.previous";

  private static final String TEMPORARY = "wallet.sealed.new";
  private static final String LOCK = "wallet.lock";

  /**
   * Long, because whoever holds the lock is at work and never waits for a person; one that died
   * holds nothing.
   */
  private static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(60);

  private static final long PAUSE_MILLIS = 20;

  /**
   * One thread of this process at a time: where the system gives up all locks of a process on a
   * file as soon as any channel on it is closed (POSIX), a second channel would undo the first
   * one's lock.
   */
  private static final ReentrantLock[] GATES = gates();

  private final Path directory;
  private final FileOperations files;
  private final SecureRandom random;
  private final Duration lockTimeout;
  private final KeyDerivation derivation;
  private final KeyDerivation.Limits limits;

  SealedFileStore(
      Path directory,
      FileOperations files,
      SecureRandom random,
      Duration lockTimeout,
      KeyDerivation derivation,
      KeyDerivation.Limits limits) {
    this.directory = directory.toAbsolutePath().normalize();
    this.files = files;
    this.random = random;
    this.lockTimeout = lockTimeout;
    this.derivation = derivation;
    this.limits = limits;
  }

  /** The store in this directory, which need not be there. */
  public static SealedFileStore in(Path directory) {
    return new SealedFileStore(
        directory,
        new LocalFiles(),
        new SecureRandom(),
        DEFAULT_LOCK_TIMEOUT,
        KeyDerivation.DEFAULT,
        KeyDerivation.Limits.DEFAULT);
  }

  /** The same store with another source of salts and nonces. */
  public SealedFileStore random(SecureRandom other) {
    return new SealedFileStore(
        directory, files, Objects.requireNonNull(other), lockTimeout, derivation, limits);
  }

  /** The same store with another time to wait for another process; 60 seconds if left out. */
  public SealedFileStore lockTimeout(Duration other) {
    if (other.isNegative()) {
      throw new IllegalArgumentException("found " + other + "; expected zero or more");
    }
    return new SealedFileStore(directory, files, random, other, derivation, limits);
  }

  /** The directory, absolute. */
  public Path directory() {
    return directory;
  }

  @Override
  public boolean exists() throws StoreException {
    try {
      return present(FILE) || present(PREVIOUS);
    } catch (IOException e) {
      throw failed("looking for the file", e);
    }
  }

  @Override
  public OpenStore create(char[] passphrase, byte[] content) throws StoreException {
    Passphrase secret = Passphrase.of(passphrase);
    boolean created = false;
    try {
      prepareDirectory();
      OpenStore store =
          locked(
              () -> {
                if (exists()) {
                  throw new StoreException(
                      ProblemCode.WALLET_EXISTS, "a wallet file", "a place without one");
                }
                byte[] sealed = SealedFile.seal(content, secret, derivation, random);
                write(FILE, sealed);
                return new Opened(secret, sealed, content.clone(), false);
              });
      created = true;
      return store;
    } finally {
      if (!created) {
        secret.close();
      }
    }
  }

  @Override
  public OpenStore open(char[] passphrase) throws StoreException {
    Generation generation;
    try {
      generation = read();
    } catch (IOException e) {
      throw failed("reading the file", e);
    }
    Passphrase secret = Passphrase.of(passphrase);
    boolean opened = false;
    try {
      byte[] content = SealedFile.open(generation.bytes, secret, limits);
      OpenStore store = new Opened(secret, generation.bytes, content, generation.previous);
      opened = true;
      return store;
    } finally {
      if (!opened) {
        secret.close();
      }
    }
  }

  private void prepareDirectory() throws StoreException {
    try {
      if (files.kind(directory) == FileOperations.Kind.NOTHING) {
        files.createDirectory(directory);
      } else if (files.kind(directory) == FileOperations.Kind.DIRECTORY
          && files.isEmpty(directory)) {
        files.restrictDirectory(directory);
      }
    } catch (IOException e) {
      throw failed("making the directory", e);
    }
  }

  /** The newest generation; the one before it only if that is not there at all. */
  private Generation read() throws IOException, StoreException {
    if (files.kind(directory) == FileOperations.Kind.NOTHING) {
      throw notFound();
    }
    checkDirectory();
    boolean previous = !present(FILE);
    if (previous && !present(PREVIOUS)) {
      throw notFound();
    }
    Path file = directory.resolve(previous ? PREVIOUS : FILE);
    if (!files.isOwnerOnly(file)) {
      throw readableByOthers("a file");
    }
    return new Generation(files.read(file, SealedFile.MAX_BYTES), previous);
  }

  private void checkDirectory() throws IOException, StoreException {
    if (files.kind(directory) != FileOperations.Kind.DIRECTORY) {
      throw notOurs("something that is not a directory");
    }
    if (!files.isOwnerOnly(directory)) {
      throw readableByOthers("a directory");
    }
  }

  /** True if there is a file of this name; a link or a directory in its place is refused. */
  private boolean present(String name) throws IOException, StoreException {
    return switch (files.kind(directory.resolve(name))) {
      case NOTHING -> false;
      case FILE -> true;
      case DIRECTORY, OTHER -> throw notOurs("a link or a directory in the place of a file");
    };
  }

  /** Under the lock only. */
  private void write(String name, byte[] bytes) throws IOException, StoreException {
    present(name);
    Path temporary = directory.resolve(TEMPORARY);
    if (present(TEMPORARY)) {
      files.delete(temporary);
    }
    try {
      try (FileOperations.NewFile file = files.create(temporary)) {
        file.write(bytes);
        file.force();
      }
      files.replace(temporary, directory.resolve(name));
    } catch (IOException e) {
      removeQuietly(temporary, e);
      throw e;
    }
    files.forceDirectory(directory);
  }

  private void removeQuietly(Path temporary, IOException reason) {
    try {
      if (files.kind(temporary) == FileOperations.Kind.FILE) {
        files.delete(temporary);
      }
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  @FunctionalInterface
  private interface Work<T, E extends Exception> {
    T run() throws IOException, StoreException, E;
  }

  private <T, E extends Exception> T locked(Work<T, E> work) throws StoreException, E {
    try {
      ReentrantLock gate = enterGate();
      try {
        return underFileLock(work);
      } finally {
        gate.unlock();
      }
    } catch (IOException e) {
      throw failed("reading or writing in the wallet's directory", e);
    }
  }

  private ReentrantLock enterGate() throws IOException, StoreException {
    int number = Math.floorMod(files.realPath(directory).hashCode(), GATES.length);
    try {
      if (GATES[number].tryLock(lockTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
        return GATES[number];
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw busy();
  }

  @SuppressWarnings("try") // The lock is held, not used.
  private <T, E extends Exception> T underFileLock(Work<T, E> work)
      throws IOException, StoreException, E {
    checkDirectory();
    present(LOCK);
    try (Closeable lock = fileLock()) {
      return work.run();
    }
  }

  private Closeable fileLock() throws IOException, StoreException {
    Path file = directory.resolve(LOCK);
    Optional<Closeable> lock = files.tryLock(file);
    for (long left = lockTimeout.toMillis(); lock.isEmpty() && left > 0; left -= PAUSE_MILLIS) {
      files.pause(PAUSE_MILLIS);
      lock = files.tryLock(file);
    }
    return lock.orElseThrow(this::busy);
  }

  private StoreException busy() {
    return new StoreException(
        ProblemCode.WALLET_LOCKED,
        "a lock that somebody else held for " + lockTimeout.toMillis() + " ms",
        "a wallet that nobody else is changing");
  }

  private static StoreException notFound() {
    return new StoreException(ProblemCode.WALLET_NOT_FOUND, "no wallet file", FILE);
  }

  private static StoreException notOurs(String found) {
    return new StoreException(ProblemCode.WALLET_FORMAT, found, "a directory with plain files");
  }

  private static StoreException readableByOthers(String what) {
    return new StoreException(
        ProblemCode.WALLET_PERMISSIONS,
        what + " to which others than its owner have rights",
        "rights for the owner only (0700 for the directory, 0600 for the file)");
  }

  /**
   * The message of an I/O error may hold a path, which is not for a problem; it is in the cause.
   */
  private static StoreException failed(String doing, IOException cause) {
    return new StoreException(
        Problem.of(
            ProblemCode.WALLET_IO,
            cause.getClass().getSimpleName() + " while " + doing,
            "a directory that can be read and written"),
        cause);
  }

  private static ReentrantLock[] gates() {
    ReentrantLock[] gates = new ReentrantLock[64];
    Arrays.setAll(gates, i -> new ReentrantLock(true));
    return gates;
  }

  private static final class Generation {
    private final byte[] bytes;
    private final boolean previous;

    Generation(byte[] bytes, boolean previous) {
      this.bytes = bytes;
      this.previous = previous;
    }
  }

  /** What was read or written last, and the passphrase for the next time. */
  private final class Opened implements OpenStore {
    private final Passphrase passphrase;
    private final boolean previousGeneration;
    private byte[] sealed;
    private byte[] content;
    private boolean holdsPrevious;
    private boolean closed;

    Opened(Passphrase passphrase, byte[] sealed, byte[] content, boolean previousGeneration) {
      this.passphrase = passphrase;
      this.sealed = sealed;
      this.content = content;
      this.previousGeneration = previousGeneration;
      this.holdsPrevious = previousGeneration;
    }

    @Override
    public synchronized byte[] content() {
      checkOpen();
      return content.clone();
    }

    @Override
    public synchronized <E extends Exception> void update(Change<E> change)
        throws StoreException, E {
      checkOpen();
      SealedFileStore.this.<Boolean, E>locked(
          () -> {
            refresh();
            byte[] before = content.clone();
            try {
              byte[] after = change.apply(before);
              save(after);
            } finally {
              Arrays.fill(before, (byte) 0);
            }
            return true;
          });
    }

    /** Another process may have saved since: key derivation is spared when none did. */
    private void refresh() throws IOException, StoreException {
      Generation generation = read();
      if (generation.previous && !holdsPrevious) {
        // Somebody took the file away. What is held is newer than what is left, and is saved again.
        return;
      }
      if (!Arrays.equals(generation.bytes, sealed)) {
        hold(generation.bytes, SealedFile.open(generation.bytes, passphrase, limits));
      }
    }

    private void save(byte[] after) throws IOException, StoreException {
      byte[] file = SealedFile.seal(after, passphrase, derivation, random);
      if (present(FILE)) {
        write(PREVIOUS, sealed);
      }
      write(FILE, file);
      hold(file, after);
      holdsPrevious = false;
    }

    private void hold(byte[] newSealed, byte[] newContent) {
      Arrays.fill(content, (byte) 0);
      sealed = newSealed;
      content = newContent;
    }

    @Override
    public boolean isPreviousGeneration() {
      return previousGeneration;
    }

    @Override
    public synchronized void close() {
      closed = true;
      passphrase.close();
      Arrays.fill(content, (byte) 0);
    }

    private void checkOpen() {
      if (closed) {
        throw new IllegalStateException("the wallet was closed");
      }
    }
  }
}

package nl.skillspaspoort.wallet.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The directory of one wallet: its generations, how one takes the place of another, and the lock.
 *
 * <p>Immutable and safe for use by several threads.
 */
final class WalletDirectory {
  static final String FILE = "wallet.sealed";
  static final String PREVIOUS = "wallet.sealed.previous";

  private static final String TEMPORARY = "wallet.sealed.new";
  private static final String LOCK = "wallet.lock";
  private static final long PAUSE_MILLIS = 20;

  /**
   * One thread of this process at a time: where the system gives up all locks of a process on a
   * file as soon as any channel on it is closed (POSIX), a second channel would undo the first
   * one's lock.
   */
  private static final ReentrantLock[] GATES = gates();

  private final Path directory;
  private final FileOperations files;
  private final Duration lockTimeout;

  WalletDirectory(Path directory, FileOperations files, Duration lockTimeout) {
    this.directory = directory.toAbsolutePath().normalize();
    this.files = files;
    this.lockTimeout = lockTimeout;
  }

  WalletDirectory lockTimeout(Duration other) {
    return new WalletDirectory(directory, files, other);
  }

  Path path() {
    return directory;
  }

  boolean holdsWallet() throws StoreException {
    try {
      return present(FILE) || present(PREVIOUS);
    } catch (IOException e) {
      throw failed("looking for the file", e);
    }
  }

  void prepare() throws StoreException {
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
  Generation read() throws IOException, StoreException {
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
  boolean present(String name) throws IOException, StoreException {
    return switch (files.kind(directory.resolve(name))) {
      case NOTHING -> false;
      case FILE -> true;
      case DIRECTORY, OTHER -> throw notOurs("a link or a directory in the place of a file");
    };
  }

  /** Under the lock only. */
  void write(String name, byte[] bytes) throws IOException, StoreException {
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
  interface Work<T, E extends Exception> {
    T run() throws IOException, StoreException, E;
  }

  <T, E extends Exception> T locked(Work<T, E> work) throws StoreException, E {
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
  static StoreException failed(String doing, IOException cause) {
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

  /** The bytes of a file, and whether it is the one before the newest. */
  static final class Generation {
    private final byte[] bytes;
    private final boolean previous;

    Generation(byte[] bytes, boolean previous) {
      this.bytes = bytes;
      this.previous = previous;
    }

    byte[] bytes() {
      return bytes;
    }

    boolean isPrevious() {
      return previous;
    }
  }
}

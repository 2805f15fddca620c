package nl.skillspaspoort.wallet.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Every touch of the disk by the store, one method per operation: so that tests can let each of
 * them fail, tear or be lost.
 *
 * <p>No method follows a symbolic link in the last part of its path.
 */
interface FileOperations {

  /** What stands at a path. */
  enum Kind {
    NOTHING,
    FILE,
    DIRECTORY,
    /** A symbolic link, a device, a pipe: nothing that the store would have put there. */
    OTHER
  }

  Kind kind(Path path) throws IOException;

  /** The one name of a directory that is there, whatever links led to it. */
  Path realPath(Path directory) throws IOException;

  /** True if nobody but the owner may read or change it. */
  boolean isOwnerOnly(Path path) throws IOException;

  /** True if a directory holds nothing. */
  boolean isEmpty(Path directory) throws IOException;

  /** Makes a directory, and those above it that are missing, for the owner only from the start. */
  void createDirectory(Path directory) throws IOException;

  /** Takes everybody else's rights to a directory away. */
  void restrictDirectory(Path directory) throws IOException;

  /**
   * All bytes of a file.
   *
   * @throws IOException also if there are more than {@code maxBytes}
   */
  byte[] read(Path file, int maxBytes) throws IOException;

  /** Makes a file that was not there, for the owner only from the start. */
  NewFile create(Path file) throws IOException;

  /** Gives a file another's name in one step; the other is gone then. */
  void replace(Path source, Path target) throws IOException;

  void delete(Path file) throws IOException;

  /** Makes the names in a directory last through a loss of power. */
  void forceDirectory(Path directory) throws IOException;

  /**
   * The lock that other processes respect, made if it is not there; empty if another holds it. Only
   * one caller in this process may ask at a time.
   */
  Optional<Closeable> tryLock(Path file) throws IOException;

  /** Waits a moment before the next try for a lock. */
  void pause(long millis) throws IOException;

  /** A file that is being written. */
  interface NewFile extends Closeable {
    void write(byte[] bytes) throws IOException;

    /** Makes the bytes last through a loss of power. */
    void force() throws IOException;
  }
}

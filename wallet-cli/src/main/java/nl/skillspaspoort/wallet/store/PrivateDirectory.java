package nl.skillspaspoort.wallet.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A new directory of files for the owner's eyes only, that is there whole or not at all: it is
 * filled under a random name beside its place and gets its own name at the end. Closing it before
 * that leaves nothing behind. Not thread-safe.
 */
public final class PrivateDirectory implements Closeable {
  private final Path temporary;
  private final Path target;
  private boolean finished;

  private PrivateDirectory(Path temporary, Path target) {
    this.temporary = temporary;
    this.target = target;
  }

  /**
   * Starts a directory.
   *
   * @throws FileAlreadyExistsException if something of that name is there
   * @throws NoSuchFileException if the directory that it goes into is not there
   * @throws IOException if nothing can be written there, or nothing can be kept from others there
   */
  public static PrivateDirectory at(Path target) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new NoSuchFileException(target.toString());
    }
    requireFree(absolute);
    return new PrivateDirectory(
        Files.createTempDirectory(parent, ".", OwnerRights.on(absolute).ofNewDirectory()),
        absolute);
  }

  private static void requireFree(Path target) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
  }

  /**
   * Adds a file.
   *
   * @param name of our own making, never from a credential
   */
  public void add(String name, byte[] content) throws IOException {
    Path file = temporary.resolve(name);
    if (!temporary.equals(file.getParent())) {
      throw new IllegalArgumentException("found a name with a directory; expected a plain one");
    }
    try (PrivateFile writing = PrivateFile.at(file)) {
      writing.finish(content);
    }
  }

  /**
   * Gives the directory its name.
   *
   * @throws FileAlreadyExistsException if something of that name has come meanwhile
   */
  public void finish() throws IOException {
    requireFree(target);
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    finished = true;
  }

  /** Removes what was written, unless it was finished. */
  @Override
  public void close() throws IOException {
    if (finished) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(temporary);
  }
}

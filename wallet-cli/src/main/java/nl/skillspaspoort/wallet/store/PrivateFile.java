package nl.skillspaspoort.wallet.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A new file for the owner's eyes only, that is there whole or not at all: it is written under a
 * random name beside its place and gets its own name at the end. Closing it before that leaves
 * nothing behind. Not thread-safe.
 */
public final class PrivateFile implements Closeable {
  private final Path temporary;
  private final Path target;
  private final FileChannel channel;
  private boolean finished;

  private PrivateFile(Path temporary, Path target, FileChannel channel) {
    this.temporary = temporary;
    this.target = target;
    this.channel = channel;
  }

  /**
   * True if only its owner has rights on a file.
   *
   * @throws IOException if it cannot be told
   */
  public static boolean isOwnerOnly(Path file) throws IOException {
    return OwnerRights.on(file).hold(file);
  }

  /**
   * Starts a file.
   *
   * @throws FileAlreadyExistsException if something of that name is there
   * @throws NoSuchFileException if its directory is not there
   * @throws IOException if nothing can be written there, or nothing can be kept from others there
   */
  public static PrivateFile at(Path target) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    Path directory = absolute.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new NoSuchFileException(target.toString());
    }
    requireFree(absolute);
    Path temporary =
        Files.createTempFile(directory, ".", ".new", OwnerRights.on(absolute).ofNewFile());
    try {
      return new PrivateFile(
          temporary,
          absolute,
          FileChannel.open(temporary, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      Files.delete(temporary);
      throw e;
    }
  }

  private static void requireFree(Path target) throws IOException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(target.toString());
    }
  }

  /**
   * Writes the whole content and gives the file its name.
   *
   * @throws FileAlreadyExistsException if something of that name has come meanwhile
   */
  public void finish(byte[] content) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
    channel.close();
    Files.move(temporary, target);
    finished = true;
  }

  /** Removes what was written, unless it was finished. */
  @Override
  public void close() throws IOException {
    channel.close();
    if (!finished) {
      Files.deleteIfExists(temporary);
    }
  }
}

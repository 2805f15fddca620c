package nl.skillspaspoort.wallet.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One directory that is forgotten when the process ends. Safe for use by several threads. */
final class MemoryFiles implements FileOperations {
  private final Path directory;
  private final Map<Path, byte[]> files = new ConcurrentHashMap<>();

  MemoryFiles(Path directory) {
    this.directory = directory;
  }

  @Override
  public Kind kind(Path path) {
    if (path.equals(directory)) {
      return Kind.DIRECTORY;
    }
    return files.containsKey(path) ? Kind.FILE : Kind.NOTHING;
  }

  @Override
  public Path realPath(Path path) {
    return path;
  }

  @Override
  public boolean isOwnerOnly(Path path) {
    return true;
  }

  @Override
  public boolean isEmpty(Path path) {
    return files.isEmpty();
  }

  @Override
  public void createDirectory(Path path) {
    // It is always there.
  }

  @Override
  public void restrictDirectory(Path path) {
    // Nobody else is here.
  }

  @Override
  public byte[] read(Path file, int maxBytes) throws IOException {
    return bytes(file).clone();
  }

  private byte[] bytes(Path file) throws NoSuchFileException {
    byte[] bytes = files.get(file);
    if (bytes == null) {
      throw new NoSuchFileException(file.toString());
    }
    return bytes;
  }

  @Override
  public NewFile create(Path file) throws IOException {
    if (files.putIfAbsent(file, new byte[0]) != null) {
      throw new FileAlreadyExistsException(file.toString());
    }
    return new NewFile() {
      @Override
      public void write(byte[] bytes) {
        files.put(file, bytes.clone());
      }

      @Override
      public void force() {
        // Nothing here lasts.
      }

      @Override
      public void close() {
        // Nothing is held.
      }
    };
  }

  @Override
  public void replace(Path source, Path target) throws IOException {
    files.put(target, bytes(source));
    files.remove(source);
  }

  @Override
  public void delete(Path file) throws IOException {
    bytes(file);
    files.remove(file);
  }

  @Override
  public void forceDirectory(Path path) {
    // Nothing here lasts.
  }

  /** The store lets one thread of this process in at a time, and there is no other process. */
  @Override
  public Optional<Closeable> tryLock(Path file) {
    return Optional.of(() -> {});
  }

  @Override
  public void pause(long millis) {
    // Nobody waits for this lock.
  }
}

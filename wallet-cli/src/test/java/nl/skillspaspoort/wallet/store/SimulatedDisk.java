package nl.skillspaspoort.wallet.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A disk in memory that can stop at any operation, and that remembers what would have survived a
 * loss of power: bytes that were forced, under names whose directory was forced.
 */
final class SimulatedDisk implements FileOperations {

  /** What happens at the operation that was chosen. */
  enum Fault {
    /** The process ends before it. */
    ENDS_BEFORE,
    /** The process ends in the middle: of a write, half is done; every other operation is not. */
    ENDS_WITHIN,
    /** The process ends after it. */
    ENDS_AFTER,
    /** It fails as on a full or broken disk, and the process goes on. */
    FAILS,
    /** It fails after half of a write or, every other operation, after it was done. */
    FAILS_LATE
  }

  /** What is left on the disk afterwards. */
  enum Survival {
    /** Everything that was done: the process was killed. */
    ALL,
    /** Only what was forced: the power was lost. */
    FORCED,
    /** New names, but of the bytes under them only what was forced: the power was lost. */
    NAMES_AND_FORCED_BYTES,
    /** New names, and half of the bytes that were not forced. */
    NAMES_AND_HALF_OF_THE_BYTES
  }

  /** The end of the process. */
  static final class ProcessEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Node {
    private byte[] bytes = new byte[0];
    private byte[] forced = new byte[0];
  }

  private final Map<Path, Node> names = new HashMap<>();
  private final Map<Path, Node> forcedNames = new HashMap<>();
  private boolean directoryMade;
  private boolean locked;
  private boolean ended;
  private int operations;
  private int faultAt = -1;
  private Fault fault = Fault.ENDS_BEFORE;

  /** Lets the operation with this number, counted from now and from 0, go wrong. */
  void plan(int operation, Fault what) {
    operations = 0;
    faultAt = operation;
    fault = what;
  }

  /** True if fewer operations were asked for than planned for. */
  boolean faultWasNotReached() {
    return operations <= faultAt;
  }

  /** The disk as a new process finds it. */
  SimulatedDisk afterwards(Survival survival) {
    SimulatedDisk disk = new SimulatedDisk();
    disk.directoryMade = directoryMade;
    (survival == Survival.FORCED ? forcedNames : names)
        .forEach(
            (name, node) -> {
              Node left = new Node();
              left.bytes =
                  switch (survival) {
                    case ALL -> node.bytes;
                    case FORCED, NAMES_AND_FORCED_BYTES -> node.forced;
                    case NAMES_AND_HALF_OF_THE_BYTES ->
                        node.bytes.length == node.forced.length
                            ? node.forced
                            : Arrays.copyOf(node.bytes, node.bytes.length / 2);
                  };
              left.forced = left.bytes;
              disk.names.put(name, left);
              disk.forcedNames.put(name, left);
            });
    return disk;
  }

  boolean holds(Path file) {
    return names.containsKey(file);
  }

  @FunctionalInterface
  private interface Action {
    void run() throws IOException;
  }

  private void operation(Action whole, Action half) throws IOException {
    if (ended) {
      throw new ProcessEnded();
    }
    if (operations++ != faultAt) {
      whole.run();
      return;
    }
    switch (fault) {
      case ENDS_WITHIN, FAILS_LATE -> half.run();
      case ENDS_AFTER -> whole.run();
      case ENDS_BEFORE, FAILS -> {}
    }
    if (fault == Fault.FAILS || fault == Fault.FAILS_LATE) {
      throw new IOException("the disk is full");
    }
    ended = true;
    throw new ProcessEnded();
  }

  /** An operation that is done or not done. */
  private void operation(Action action) throws IOException {
    operation(action, fault == Fault.FAILS_LATE ? action : () -> {});
  }

  private void observe() throws IOException {
    operation(() -> {});
  }

  @Override
  public Kind kind(Path path) throws IOException {
    observe();
    if (names.containsKey(path)) {
      return Kind.FILE;
    }
    return directoryMade && path.equals(Path.of("/wallet")) ? Kind.DIRECTORY : Kind.NOTHING;
  }

  @Override
  public Path realPath(Path directory) throws IOException {
    observe();
    return directory;
  }

  @Override
  public boolean isOwnerOnly(Path path) throws IOException {
    observe();
    return true;
  }

  @Override
  public boolean isEmpty(Path directory) throws IOException {
    observe();
    return names.isEmpty();
  }

  @Override
  public void createDirectory(Path directory) throws IOException {
    operation(() -> directoryMade = true);
  }

  @Override
  public void restrictDirectory(Path directory) throws IOException {
    observe();
  }

  @Override
  public byte[] read(Path file, int maxBytes) throws IOException {
    observe();
    return node(file).bytes.clone();
  }

  private Node node(Path file) throws IOException {
    Node node = names.get(file);
    if (node == null) {
      throw new NoSuchFileException(file.toString());
    }
    return node;
  }

  @Override
  public NewFile create(Path file) throws IOException {
    Node node = new Node();
    operation(
        () -> {
          if (names.putIfAbsent(file, node) != null) {
            throw new FileAlreadyExistsException(file.toString());
          }
        });
    return new NewFile() {
      @Override
      public void write(byte[] bytes) throws IOException {
        operation(
            () -> node.bytes = bytes.clone(),
            () -> node.bytes = Arrays.copyOf(bytes, bytes.length / 2));
      }

      @Override
      public void force() throws IOException {
        operation(() -> node.forced = node.bytes);
      }

      @Override
      public void close() throws IOException {
        observe();
      }
    };
  }

  @Override
  public void replace(Path source, Path target) throws IOException {
    operation(
        () -> {
          names.put(target, node(source));
          names.remove(source);
        });
  }

  @Override
  public void delete(Path file) throws IOException {
    operation(
        () -> {
          node(file);
          names.remove(file);
        });
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    operation(
        () -> {
          forcedNames.clear();
          forcedNames.putAll(names);
        });
  }

  @Override
  public Optional<Closeable> tryLock(Path file) throws IOException {
    observe();
    if (locked) {
      return Optional.empty();
    }
    locked = true;
    return Optional.of(() -> locked = false);
  }

  @Override
  public void pause(long millis) throws IOException {
    observe();
  }
}

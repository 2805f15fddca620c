package nl.skillspaspoort.verifier.trust;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.trust.ListMemory;
import nl.skillspaspoort.core.trust.TrustListException;

/**
 * What was seen last of each trust list, in one JSON file. Several threads and several processes
 * may use one file: every change is made under a lock (on a file beside it, of the same name and
 * {@code .lock}), written whole to a new file and then put in place.
 *
 * <p>A file that is not there remembers nothing: the lists read then say {@code FIRST_SEEN}. A file
 * that cannot be read is an error, never an empty memory.
 */
public final class FileListMemory implements ListMemory {
  private static final long MAX_BYTES = 8L << 20;
  private static final String LISTS = "lists";

  private final Path file;

  private FileListMemory(Path file) {
    this.file = file.toAbsolutePath();
  }

  /** A memory in this file, which need not be there yet; its directory must. */
  public static FileListMemory at(Path file) {
    return new FileListMemory(file);
  }

  @Override
  public Optional<Entry> find(String listId) throws TrustListException {
    try {
      return Optional.ofNullable(read().get(listId));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public boolean replace(String listId, Optional<Entry> expected, Entry next)
      throws TrustListException {
    // A file lock holds for the whole process, so threads of it need a lock of their own.
    synchronized (FileListMemory.class) {
      try (FileChannel channel = FileChannel.open(beside(".lock"), LOCK_OPTIONS);
          FileLock lock = channel.lock()) {
        Map<String, Entry> entries = read();
        if (!lock.isValid() || !Optional.ofNullable(entries.get(listId)).equals(expected)) {
          return false;
        }
        entries.put(listId, next);
        write(entries);
        return true;
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }

  private static final Set<StandardOpenOption> LOCK_OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private Map<String, Entry> read() throws IOException, TrustListException {
    Map<String, Entry> entries = new TreeMap<>();
    byte[] bytes;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new IOException("a file of more than " + MAX_BYTES + " bytes");
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return entries;
    }
    try {
      JsonObject lists =
          JsonReader.strict().readObject(bytes).required(LISTS, "").asObject("/" + LISTS);
      for (String id : lists.names()) {
        String where = JsonPointer.member("/" + LISTS, id);
        JsonValue entry = lists.required(id, "/" + LISTS);
        entries.put(id, Entry.read(entry.asObject(where), where));
      }
      return entries;
    } catch (JsonFormatException e) {
      Problem problem = e.problem();
      throw new TrustListException(
          new Problem(
              ProblemCode.LIST_MEMORY, problem.where(), problem.found(), problem.expected()),
          e);
    }
  }

  private void write(Map<String, Entry> entries) throws IOException {
    JsonObject.Builder lists = JsonObject.builder();
    entries.forEach((id, entry) -> lists.put(id, entry.toJson()));
    String text = JsonWriter.pretty(JsonObject.builder().put(LISTS, lists.build()).build());
    Path fresh = beside(".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static TrustListException failed(IOException e) {
    return new TrustListException(
        Problem.of(
            ProblemCode.LIST_MEMORY,
            "a file that cannot be used: " + e.getClass().getSimpleName(),
            "a file that can be read and written"),
        e);
  }

  /** Nothing of the content. */
  @Override
  public String toString() {
    return "FileListMemory[" + file.getFileName() + "]";
  }
}

package nl.skillspaspoort.issuer.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * What each version of each achievement said, by digest: what stands here cannot be changed without
 * a new version. Kept beside the catalogue files, in version control. Immutable.
 *
 * <p>A text file: one line for each version, with identifier, version and digest between tabs.
 */
public final class CatalogueLock {
  /** What the file is called beside the catalogue files. */
  public static final String FILE_NAME = "catalogue.lock";

  /** A lock that holds nothing yet. */
  public static final CatalogueLock EMPTY = new CatalogueLock(new TreeMap<>());

  /** How an entry stands to a lock. */
  public enum State {
    /** This version is not in the lock yet. */
    NEW,
    /** This version is in the lock with the same content. */
    LOCKED,
    /** The content differs from that of the same version, or the version went back. */
    NOT_RAISED
  }

  private record Key(String id, CatalogueVersion version) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::id).thenComparing(Key::version).compare(this, other);
    }
  }

  private final TreeMap<Key, String> digests;

  private CatalogueLock(TreeMap<Key, String> digests) {
    this.digests = digests;
  }

  /**
   * Reads a lock.
   *
   * @throws CatalogueException naming the line, if it is none
   */
  public static CatalogueLock read(byte[] utf8) throws CatalogueException {
    TreeMap<Key, String> digests = new TreeMap<>();
    String[] lines = new String(utf8, StandardCharsets.UTF_8).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty()) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      if (cells.length != 3
          || !CatalogueVersion.isOne(cells[1])
          || digests.put(new Key(cells[0], new CatalogueVersion(cells[1])), cells[2]) != null) {
        throw CatalogueException.of(
            ProblemCode.MALFORMED_VALUE_ERROR,
            "line " + (i + 1),
            "another line, or a version again",
            "identifier, version and digest between tabs, each version once");
      }
    }
    return new CatalogueLock(digests);
  }

  /** How an entry stands to this lock. */
  public State state(CatalogueEntry entry) {
    Key key = key(entry);
    String digest = digests.get(key);
    if (digest != null) {
      return digest.equals(entry.digest()) ? State.LOCKED : State.NOT_RAISED;
    }
    return newest(entry.id()).filter(last -> last.compareTo(key.version()) > 0).isPresent()
        ? State.NOT_RAISED
        : State.NEW;
  }

  /** The problem ({@code VERSION_NOT_RAISED}) of an entry that was changed under its version. */
  public Optional<Problem> check(CatalogueEntry entry) {
    if (state(entry) != State.NOT_RAISED) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            ProblemCode.VERSION_NOT_RAISED,
            "version",
            "another content than version " + entry.version() + " had, or an older version",
            "a version after " + newest(entry.id()).orElseThrow()));
  }

  /**
   * This lock and an entry.
   *
   * @throws CatalogueException ({@code VERSION_NOT_RAISED}) if it was changed under its version
   */
  public CatalogueLock with(CatalogueEntry entry) throws CatalogueException {
    Optional<Problem> problem = check(entry);
    if (problem.isPresent()) {
      throw new CatalogueException(problem.get());
    }
    TreeMap<Key, String> next = new TreeMap<>(digests);
    next.put(key(entry), entry.digest());
    return new CatalogueLock(next);
  }

  private static Key key(CatalogueEntry entry) {
    return new Key(entry.id(), new CatalogueVersion(entry.version()));
  }

  private Optional<CatalogueVersion> newest(String id) {
    return digests.keySet().stream()
        .filter(key -> key.id().equals(id))
        .map(Key::version)
        .max(Comparator.naturalOrder());
  }

  /** The file, in UTF-8. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<Key, String> line : digests.entrySet()) {
      text.append(line.getKey().id())
          .append('\t')
          .append(line.getKey().version())
          .append('\t')
          .append(line.getValue())
          .append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The number of versions. */
  @Override
  public String toString() {
    return "CatalogueLock[" + digests.size() + " versions]";
  }
}

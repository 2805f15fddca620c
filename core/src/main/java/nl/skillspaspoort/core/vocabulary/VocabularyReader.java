package nl.skillspaspoort.core.vocabulary;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import nl.skillspaspoort.core.internal.table.Table;
import nl.skillspaspoort.core.internal.table.TableException;
import nl.skillspaspoort.core.problem.Language;

/**
 * Reads a vocabulary from files as people have them: the CSV files of an ESCO download, those of
 * the Tabiya platform, our own, SKOS as N-Triples or Turtle, or a zip of any of these. The columns
 * tell what a table is; the end of a file name tells its language ({@code skills_nl.csv}).
 *
 * <p>Files may come in any order, are read as streams, and are bounded by {@link VocabularyLimits}.
 * Not thread-safe. It opens no file: streams come from the caller, who closes them.
 */
public final class VocabularyReader {
  private final Vocabulary.Builder builder;
  private final VocabularyTables tables;
  private final VocabularyLimits limits;
  private final List<String> skipped = new ArrayList<>();
  private long bytesLeft;
  private int filesRead;

  private VocabularyReader(Scheme scheme, VocabularyLimits limits) {
    this.builder = Vocabulary.builder(scheme);
    this.tables = new VocabularyTables(builder, limits);
    this.limits = limits;
    this.bytesLeft = limits.maxBytes();
  }

  /** A reader within the usual limits. */
  public static VocabularyReader of(Scheme scheme) {
    return within(scheme, VocabularyLimits.DEFAULT);
  }

  /** A reader within other limits. */
  public static VocabularyReader within(Scheme scheme, VocabularyLimits limits) {
    return new VocabularyReader(
        Objects.requireNonNull(scheme, "scheme"), Objects.requireNonNull(limits, "limits"));
  }

  /**
   * Reads one file: a table ({@code .csv}, {@code .tsv}), SKOS ({@code .nt}, {@code .ttl}) or a
   * {@code .zip} of these.
   *
   * @param name its name, for its kind and language and for messages; no path is opened
   * @return this reader
   * @throws VocabularyException if it cannot be read; says in which file and on which line
   */
  public VocabularyReader read(String name, InputStream in)
      throws IOException, VocabularyException {
    if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      return readZip(name, in);
    }
    if (!readFile(name, in)) {
      throw VocabularyException.format(
          name, "a file of an unknown kind", "a table of ESCO, Tabiya or ours, or SKOS");
    }
    return this;
  }

  /**
   * Reads every file of a zip that is known; the others are {@linkplain #skipped() skipped}.
   *
   * @param name its name, for messages
   * @return this reader
   * @throws VocabularyException if one cannot be read, or none is known
   */
  public VocabularyReader readZip(String name, InputStream in)
      throws IOException, VocabularyException {
    int before = filesRead;
    try {
      ZipInputStream zip = new ZipInputStream(in);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory() && !readFile(entry.getName(), zip)) {
          skipped.add(entry.getName());
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw VocabularyException.format(name, "a damaged zip", "a zip file");
    }
    if (filesRead == before) {
      throw VocabularyException.format(
          name, "no file of a known kind", "the CSV files of ESCO, Tabiya or ours, or SKOS");
    }
    return this;
  }

  /** True if the file is of a known kind; then it was read. */
  private boolean readFile(String name, InputStream in) throws IOException, VocabularyException {
    String lower = name.toLowerCase(Locale.ROOT);
    InputStream bounded = new Bounded(in, name);
    try {
      boolean known;
      if (lower.endsWith(".csv") || lower.endsWith(".tsv") || lower.endsWith(".txt")) {
        known = readTable(lower, bounded);
      } else if (lower.endsWith(".nt") || lower.endsWith(".ttl")) {
        new SkosReader(builder, limits).read(bounded, lower.endsWith(".ttl"));
        known = true;
      } else {
        known = false;
      }
      filesRead += known ? 1 : 0;
      return known;
    } catch (TableException e) {
      throw VocabularyException.format(name + ", line " + e.line(), e.found(), e.expected());
    } catch (TooMuchException e) {
      throw VocabularyException.tooMuch(
          name, "more than " + limits.maxBytes() + " bytes in all", "less");
    }
  }

  private boolean readTable(String name, InputStream in)
      throws IOException, TableException, VocabularyException {
    Optional<Language> language = languageOf(name);
    if (language.isEmpty() && isForeign(name)) {
      return false;
    }
    return tables.read(Table.read(in, limits.maxFieldChars()), language.orElse(Language.EN));
  }

  /** The language that a file name ends with, as in {@code skills_nl.csv}. */
  private static Optional<Language> languageOf(String name) {
    for (Language language : Language.values()) {
      if (name.matches(".*[_-]" + language.tag() + "\\.\\w+")) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** True for a file name that ends with another language, as in {@code skills_fr.csv}. */
  private static boolean isForeign(String name) {
    return name.matches(".*_[a-z]{2}\\.\\w+");
  }

  /** The files of zips that were not read: of another kind, or in another language. */
  public List<String> skipped() {
    return List.copyOf(skipped);
  }

  /** The vocabulary of everything that was read so far. */
  public Vocabulary vocabulary() {
    tables.finish();
    return builder.build();
  }

  /** Says that the bytes are used up; seen by nobody outside. */
  private static final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Counts what was unpacked, over all files together. */
  private final class Bounded extends FilterInputStream {
    private final String name;

    Bounded(InputStream in, String name) {
      super(in);
      this.name = name;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      bytesLeft -= Math.max(count, 0);
      if (bytesLeft < 0) {
        throw new TooMuchException();
      }
      return count;
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
      return name;
    }
  }
}

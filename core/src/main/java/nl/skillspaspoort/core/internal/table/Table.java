package nl.skillspaspoort.core.internal.table;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table whose first line names the columns, read row by row: strict UTF-8 with or without a byte
 * order mark, separated by comma, semicolon or tab as the first line is, quoted as RFC 4180 says.
 * Every row has as many fields as the header. Names of columns are compared without case.
 *
 * <p>Not thread-safe.
 */
public final class Table {
  private static final int HEADER_LINE = 64 * 1024;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final Iterator<CsvRecord> records;
  private final Map<String, Integer> columns;
  private final List<String> comments;

  private Table(Iterator<CsvRecord> records, Map<String, Integer> columns, List<String> comments) {
    this.records = records;
    this.columns = columns;
    this.comments = comments;
  }

  /**
   * Opens a table.
   *
   * @param maxFieldChars the longest field
   * @throws TableException if it has no header, or a column twice
   */
  public static Table read(InputStream in, int maxFieldChars) throws IOException, TableException {
    return open(in, maxFieldChars, Optional.empty());
  }

  /** Opens a tab-separated table in which lines that start with {@code #} are comments. */
  public static Table readTabSeparated(InputStream in, int maxFieldChars)
      throws IOException, TableException {
    return open(in, maxFieldChars, Optional.of('\t'));
  }

  private static Table open(InputStream in, int maxFieldChars, Optional<Character> separator)
      throws IOException, TableException {
    try {
      BufferedReader text = text(in);
      char between = separator.isPresent() ? separator.get() : separator(text);
      CsvReader<CsvRecord> reader =
          CsvReader.builder()
              .fieldSeparator(between)
              .commentStrategy(separator.isPresent() ? CommentStrategy.READ : CommentStrategy.NONE)
              .skipEmptyLines(true)
              .ignoreDifferentFieldCount(true)
              .acceptCharsAfterQuotes(false)
              .maxBufferSize(Math.max(maxFieldChars, HEADER_LINE))
              .ofCsvRecord(new Unclosed(text));
      return open(reader.iterator());
    } catch (CharacterCodingException e) {
      throw new TableException(1, "bytes that are not UTF-8", "UTF-8");
    }
  }

  private static Table open(Iterator<CsvRecord> records) throws IOException, TableException {
    List<String> comments = new ArrayList<>();
    for (CsvRecord record = next(records, 1); record != null; record = next(records, 1)) {
      if (record.isComment()) {
        comments.add(record.getField(0));
        continue;
      }
      Map<String, Integer> columns = new HashMap<>();
      for (int i = 0; i < record.getFieldCount(); i++) {
        if (columns.put(record.getField(i).strip().toLowerCase(Locale.ROOT), i) != null) {
          throw new TableException(
              record.getStartingLineNumber(), "column " + (i + 1) + " twice", "each once");
        }
      }
      return new Table(records, columns, List.copyOf(comments));
    }
    throw new TableException(1, "nothing", "a line with the names of the columns");
  }

  private static BufferedReader text(InputStream in) throws IOException {
    BufferedReader text =
        new BufferedReader(
            new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            HEADER_LINE);
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  /** The separator that the first line has most of. */
  private static char separator(BufferedReader text) throws IOException {
    text.mark(HEADER_LINE);
    Map<Character, Integer> counts = new HashMap<>();
    for (int i = 0; i < HEADER_LINE - 1; i++) {
      int next = text.read();
      if (next < 0 || next == '\n') {
        break;
      }
      counts.merge((char) next, 1, Integer::sum);
    }
    text.reset();
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (counts.getOrDefault(candidate, 0) > counts.getOrDefault(best, 0)) {
        best = candidate;
      }
    }
    return best;
  }

  /** The names of the columns, lower case. */
  public Set<String> columns() {
    return Set.copyOf(columns.keySet());
  }

  /** True if it has all of these columns. */
  public boolean has(String... names) {
    for (String name : names) {
      if (!columns.containsKey(name)) {
        return false;
      }
    }
    return true;
  }

  /** The comment lines before the header, without {@code #}. */
  public List<String> comments() {
    return comments;
  }

  /**
   * The next row; empty after the last one.
   *
   * @throws TableException if the row is broken or has another number of fields than the header
   */
  public Optional<Row> next() throws IOException, TableException {
    for (CsvRecord record = next(records, 0); record != null; record = next(records, 0)) {
      if (record.isComment()) {
        continue;
      }
      if (record.getFieldCount() != columns.size()) {
        throw new TableException(
            record.getStartingLineNumber(),
            record.getFieldCount() + " fields",
            columns.size() + " fields, as in the first line");
      }
      return Optional.of(new Row(record));
    }
    return Optional.empty();
  }

  private static @org.jspecify.annotations.Nullable CsvRecord next(
      Iterator<CsvRecord> records, long line) throws IOException, TableException {
    try {
      return records.hasNext() ? records.next() : null;
    } catch (CsvParseException e) {
      throw new TableException(
          line, "a record that is broken or too long", "quotes in pairs, and fields in bounds");
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw new TableException(line, "bytes that are not UTF-8", "UTF-8");
      }
      throw e.getCause();
    }
  }

  /** One row. */
  public final class Row {
    private final CsvRecord record;

    private Row(CsvRecord record) {
      this.record = record;
    }

    /** The line on which it starts, from 1. */
    public long line() {
      return record.getStartingLineNumber();
    }

    /** The field of a column; empty text if there is no such column. */
    public String get(String column) {
      Integer position = columns.get(column);
      return position == null ? "" : record.getField(position).strip();
    }

    /**
     * The field of a column, which must say something.
     *
     * @throws TableException if it is empty
     */
    public String required(String column) throws TableException {
      String text = get(column);
      if (text.isEmpty()) {
        throw new TableException(line(), "nothing in column " + column, "a value");
      }
      return text;
    }

    /** A complaint about this row. */
    public TableException wrong(String found, String expected) {
      return new TableException(line(), found, expected);
    }
  }

  /** The stream belongs to whoever opened it. */
  private static final class Unclosed extends FilterReader {
    Unclosed(Reader in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}

package nl.skillspaspoort.wallet.cli;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.screening.CsvLine;
import nl.skillspaspoort.verifier.screening.ScreeningRow;

/**
 * The table, row by row. One that was left half-way is gone on with: a row that was not finished is
 * cut off, and the others stay.
 */
final class ScreeningFile implements Closeable {
  private static final String VERDICTS = "(VALID|INVALID|UNDETERMINED)";
  private static final Pattern CSV_ROW =
      Pattern.compile("^(?:\"(?:[^\"]|\"\")*+\"|[^,\"]*+)," + VERDICTS + ",");
  private static final Pattern JSON_ROW =
      Pattern.compile("^\\{\"input\":\"(?:[^\"\\\\]|\\\\.)*+\",\"verdict\":\"" + VERDICTS + "\"");

  private final Writer writer;
  private final boolean json;
  private final long rows;
  private final String lastRow;
  private final Map<Verdict, Long> counts;

  private ScreeningFile(
      Writer writer, boolean json, long rows, String lastRow, Map<Verdict, Long> counts) {
    this.writer = writer;
    this.json = json;
    this.rows = rows;
    this.lastRow = lastRow;
    this.counts = counts;
  }

  static ScreeningFile open(Path target, boolean json) throws IOException {
    long lines = 0;
    String last = "";
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      cutUnfinished(target);
      try (BufferedReader reader = Files.newBufferedReader(target)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          lines++;
          last = line;
          Matcher row = (json ? JSON_ROW : CSV_ROW).matcher(line);
          if (row.find()) {
            counts.merge(Verdict.valueOf(row.group(1)), 1L, Long::sum);
          }
        }
      }
    }
    Writer writer =
        Files.newBufferedWriter(target, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (!json && lines == 0) {
      writer.write(CsvLine.of(ScreeningRow.COLUMNS) + "\r\n");
      writer.flush();
    }
    return new ScreeningFile(writer, json, json ? lines : Math.max(0, lines - 1), last, counts);
  }

  /** After a power cut the last line may be half a line. */
  private static void cutUnfinished(Path target) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            target, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      long end = channel.size();
      ByteBuffer one = ByteBuffer.allocate(1);
      while (end > 0) {
        one.clear();
        channel.read(one, end - 1);
        if (one.get(0) == '\n') {
          break;
        }
        end--;
      }
      channel.truncate(end);
    }
  }

  /** How many rows were there already. */
  long rows() {
    return rows;
  }

  /** How many rows of each verdict there are by now. */
  Map<Verdict, Long> counts() {
    return counts;
  }

  /** Whether the row at this place can be that of an input: of the last row this is looked at. */
  boolean isLast(long row, String input) {
    if (row < rows - 1) {
      return true;
    }
    String start =
        json
            ? "{\"input\":" + new JsonString(input).toJson() + ","
            : CsvLine.of(List.of(input)) + ",";
    return lastRow.startsWith(start);
  }

  void add(ScreeningRow row) throws IOException {
    writer.write(json ? row.toJson().toJson() + "\n" : row.toCsv() + "\r\n");
    writer.flush();
    counts.merge(row.verdict(), 1L, Long::sum);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}

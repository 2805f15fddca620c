package nl.skillspaspoort.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The measured rows in the documents: a table for each JDK in the text, and the picture. */
final class Report {
  private static final int[] JDKS = {17, 25};
  private static final String END = "<!-- end of measured rows -->";

  private Report() {}

  static String fileName(int jdk) {
    return "bench-" + jdk + ".tsv";
  }

  /**
   * One line of a result file.
   *
   * @param measured the median, or why there is none
   */
  record Line(
      String name,
      String measured,
      String unit,
      String error,
      String with,
      String ratio,
      String limit,
      boolean kept) {

    static Line parse(String text) {
      String[] cells = text.split("\t", -1);
      return new Line(
          cells[0],
          cells[1],
          cells[2],
          cells[3],
          cells[4],
          cells[5],
          cells[6],
          cells[7].equals("yes"));
    }

    double median() {
      return Double.parseDouble(measured);
    }

    boolean hasLimit() {
      return !limit.equals("-");
    }

    /** How much of what the limit allows is used: 1 is all of it. */
    double share() {
      double bound = Double.parseDouble(limit.substring(3));
      double value = Double.parseDouble(ratio);
      return limit.startsWith("<=") ? value / bound : bound / value;
    }

    private String unitInWords() {
      return switch (unit) {
        case "-" -> "";
        case Row.MICROSECONDS -> " µs";
        default -> " " + unit;
      };
    }

    private String markdown() {
      return "| "
          + String.join(
              " | ",
              name,
              measured + unitInWords(),
              error.equals("-") ? "" : error,
              with.equals("-") ? "" : with,
              ratio.equals("-") ? "" : ratio,
              hasLimit() ? limit : "",
              hasLimit() ? (kept ? "yes" : "**no**") : "")
          + " |";
    }
  }

  /** Rewrites {@code benchmarks.md} between its marks, and {@code benchmarks.svg}. */
  static void write(Path results, Path docs) throws IOException {
    Map<Integer, List<Line>> byJdk = new TreeMap<>();
    Path page = docs.resolve("benchmarks.md");
    String text = Files.readString(page);
    for (int jdk : JDKS) {
      Path file = results.resolve(fileName(jdk));
      if (Files.exists(file)) {
        List<Line> lines = Files.readAllLines(file).stream().skip(1).map(Line::parse).toList();
        byJdk.put(jdk, lines);
        text = replaced(text, jdk, lines);
      }
    }
    Files.writeString(page, text);
    Files.writeString(docs.resolve("benchmarks.svg"), new Picture(byJdk).svg());
  }

  private static String replaced(String page, int jdk, List<Line> lines) {
    String mark = "<!-- measured rows, JDK " + jdk + " -->";
    int start = page.indexOf(mark);
    int end = page.indexOf(END, start);
    if (start < 0 || end < 0) {
      throw new IllegalStateException("no place for JDK " + jdk + " in the page: " + mark);
    }
    List<String> table = new ArrayList<>();
    table.add(mark);
    table.add("| row | median | error | compared with | ratio | limit | kept |");
    table.add("|---|---|---|---|---|---|---|");
    lines.forEach(line -> table.add(line.markdown()));
    return page.substring(0, start) + String.join("\n", table) + "\n" + page.substring(end);
  }
}

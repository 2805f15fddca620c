package nl.skillspaspoort.examples.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The rows as a picture: how much of each limit is used, and the time against the number of skills.
 */
final class Picture {
  private static final int WIDTH = 900;
  private static final int LABELS = 330;
  private static final int BAR = 9;
  private static final double FULL = 420;
  private static final int PLOT_HEIGHT = 240;
  private static final String[] COLOURS = {"#2c6e9b", "#c8702a"};
  private static final String GROWTH = "verify eddsa-rdfc-2022, skills: ";

  private final Map<Integer, List<Report.Line>> byJdk;
  private final StringBuilder out = new StringBuilder(8_192);
  private int y = 40;

  Picture(Map<Integer, List<Report.Line>> byJdk) {
    this.byJdk = byJdk;
  }

  String svg() {
    text(20, 24, 16, "Skillspaspoort: measured rows and their limits");
    legend();
    bars();
    growth();
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                + "viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" role=\"img\">\n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
            WIDTH,
            y + 20,
            WIDTH,
            y + 20)
        + out
        + "</svg>\n";
  }

  private void legend() {
    int x = 560;
    int colour = 0;
    for (int jdk : byJdk.keySet()) {
      rectangle(x, 14, 12, 12, COLOURS[colour++ % COLOURS.length]);
      text(x + 18, 24, 12, "JDK " + jdk);
      x += 90;
    }
  }

  /** One bar for each JDK; the line at the right end is the limit. */
  private void bars() {
    int top = y;
    for (String name : limited()) {
      text(20, y + 12, 12, name);
      int colour = 0;
      for (List<Report.Line> lines : byJdk.values()) {
        int row = colour++;
        find(
            lines,
            name,
            line -> {
              double length = Math.min(line.share(), 1.1) * FULL;
              int at = y + row * (BAR + 2);
              rectangle(
                  LABELS, at, length, BAR, line.kept() ? COLOURS[row % COLOURS.length] : "#b00020");
              text(LABELS + length + 5, at + BAR - 1, 9, line.ratio() + " (" + line.limit() + ")");
            });
      }
      y += byJdk.size() * (BAR + 2) + 10;
    }
    line(LABELS + FULL, top - 4, LABELS + FULL, y - 6, "#444");
    text(LABELS + FULL - 14, y + 8, 10, "limit");
    y += 40;
  }

  private List<String> limited() {
    return byJdk.values().stream()
        .flatMap(List::stream)
        .filter(Report.Line::hasLimit)
        .map(Report.Line::name)
        .distinct()
        .toList();
  }

  private static void find(List<Report.Line> lines, String name, Consumer<Report.Line> found) {
    lines.stream().filter(line -> line.name().equals(name)).findFirst().ifPresent(found);
  }

  private void growth() {
    text(20, y, 13, "eddsa-rdfc-2022: time of a verification against the number of skills");
    int top = y + 20;
    int bottom = top + PLOT_HEIGHT;
    int most = GrowthBenchmark.SIZES.get(GrowthBenchmark.SIZES.size() - 1);
    double slowest = points().mapToDouble(Report.Line::median).max().orElse(1);
    line(60, bottom, WIDTH - 60, bottom, "#444");
    line(60, top, 60, bottom, "#444");
    text(20, top + 8, 10, String.format(Locale.ROOT, "%.0f us", slowest));
    for (int size : GrowthBenchmark.SIZES) {
      text(60 + (WIDTH - 120.0) * size / most - 4, bottom + 14, 10, String.valueOf(size));
    }
    int colour = 0;
    for (List<Report.Line> lines : byJdk.values()) {
      String ink = COLOURS[colour++ % COLOURS.length];
      StringBuilder path = new StringBuilder();
      for (int size : GrowthBenchmark.SIZES) {
        find(
            lines,
            GROWTH + size,
            line ->
                path.append(
                    String.format(
                        Locale.ROOT,
                        "%.1f,%.1f ",
                        60 + (WIDTH - 120.0) * size / most,
                        bottom - PLOT_HEIGHT * line.median() / slowest)));
      }
      out.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
          .append(ink)
          .append("\" points=\"")
          .append(path.toString().trim())
          .append("\"/>\n");
    }
    y = bottom + 20;
  }

  private Stream<Report.Line> points() {
    return byJdk.values().stream()
        .flatMap(List::stream)
        .filter(line -> line.name().startsWith(GROWTH));
  }

  private void text(double x, double at, int size, String words) {
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%d\">%s</text>%n",
            x,
            at,
            size,
            words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
  }

  private void rectangle(double x, double at, double width, double height, String colour) {
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
            x,
            at,
            width,
            height,
            colour));
  }

  private void line(double x1, double y1, double x2, double y2, String colour) {
    out.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
            x1,
            y1,
            x2,
            y2,
            colour));
  }
}

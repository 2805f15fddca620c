package nl.skillspaspoort.wallet.cli;

import java.util.List;

/**
 * Lines of a label and a value, for a screen of 80 columns. A value that goes on in the next line
 * starts there in a column where nothing else starts, so that it cannot look like a line of ours.
 */
final class Sheet {
  private static final int WIDTH = 80;
  private static final int LABEL = 16;
  private static final String CONTINUED = "  ";
  private static final String INDENT = "   ";
  private static final String HANGING = "     ";
  private static final int MOST_LINES = 3;
  private static final int MOST_LINES_IN_FULL = 40;

  private final Printer printer;
  private final Words words;

  Sheet(Session session) {
    this.printer = session.printer();
    this.words = session.words();
  }

  /** A label and a value. */
  void row(String labelKey, String value) {
    value(Columns.fit(words.text(labelKey), LABEL), value, MOST_LINES);
  }

  /** A label and a value that may be long, because it has to be read before saying yes. */
  void rowInFull(String labelKey, String value) {
    value(Columns.fit(words.text(labelKey), LABEL), value, MOST_LINES_IN_FULL);
  }

  /** A label and a value that somebody will copy. */
  void rowUnbroken(String labelKey, String value) {
    printer.answer(Columns.fit(words.text(labelKey), LABEL) + value);
  }

  /** A label that comes with its value. */
  void labelled(String label, String value) {
    value(Columns.fit(label, LABEL), value, MOST_LINES);
  }

  /** A value under the one before it. */
  void more(String value) {
    value(" ".repeat(LABEL), value, MOST_LINES);
  }

  private void value(String start, String value, int mostLines) {
    List<String> lines = Columns.wrap(value, WIDTH - LABEL - CONTINUED.length(), mostLines);
    printer.answer((start + lines.get(0)).stripTrailing());
    for (String line : lines.subList(1, lines.size())) {
      printer.answer(" ".repeat(LABEL) + CONTINUED + line);
    }
  }

  /** One of several values under a heading, in full; of a very long one its length is told. */
  void indented(String value) {
    int room = WIDTH - HANGING.length();
    List<String> lines = Columns.wrap(value, room, MOST_LINES_IN_FULL);
    if (Columns.cut(value, room * MOST_LINES_IN_FULL).length() < Printer.plain(value).length()) {
      lines.add(words.text("sheet.length", value.length()));
    }
    printer.answer(INDENT + lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      printer.answer(HANGING + line);
    }
  }

  /** A line of its own. */
  void heading(String value) {
    List<String> lines = Columns.wrap(value, WIDTH - HANGING.length(), MOST_LINES);
    printer.answer(lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      printer.answer(HANGING + line);
    }
  }

  void blank() {
    printer.answer("");
  }
}

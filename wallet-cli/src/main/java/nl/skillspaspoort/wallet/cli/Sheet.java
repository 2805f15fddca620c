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

  private final Session session;
  private final Printer printer;
  private final Words words;

  Sheet(Session session) {
    this.session = session;
    this.printer = session.printer();
    this.words = session.words();
  }

  /** A label and a value. */
  void row(String labelKey, String value) {
    labelled(words.text(labelKey), value);
  }

  /** A label and a value that may be long, because it has to be read before saying yes. */
  void rowInFull(String labelKey, String value) {
    value(words.text(labelKey), value, MOST_LINES_IN_FULL);
  }

  /** A label and a value that somebody will copy. */
  void rowUnbroken(String labelKey, String value) {
    printer.answer(start(words.text(labelKey)) + value);
  }

  /** A label that comes with its value. */
  void labelled(String label, String value) {
    value(label, value, MOST_LINES);
  }

  /** A value under the one before it. */
  void more(String value) {
    value("", value, MOST_LINES);
  }

  /** The label in its column; for somebody who listens, before a colon. */
  private String start(String label) {
    if (!session.plain()) {
      return Columns.fit(label, LABEL);
    }
    return label.isEmpty() ? "" : label + ": ";
  }

  private void value(String label, String value, int mostLines) {
    String start = start(label);
    if (session.plain()) {
      printer.answer(start + value);
      return;
    }
    List<String> lines = Columns.wrap(value, WIDTH - LABEL - CONTINUED.length(), mostLines);
    printer.answer((start + lines.get(0)).stripTrailing());
    for (String line : lines.subList(1, lines.size())) {
      printer.answer(" ".repeat(LABEL) + CONTINUED + line);
    }
  }

  /** One of several values under a heading, in full; of a very long one its length is told. */
  void indented(String value) {
    if (session.plain()) {
      printer.answer(value);
      return;
    }
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
    if (session.plain()) {
      printer.answer(value);
      return;
    }
    List<String> lines = Columns.wrap(value, WIDTH - HANGING.length(), MOST_LINES);
    session.heading(lines.get(0));
    for (String line : lines.subList(1, lines.size())) {
      printer.answer(HANGING + line);
    }
  }

  void blank() {
    printer.answer("");
  }
}

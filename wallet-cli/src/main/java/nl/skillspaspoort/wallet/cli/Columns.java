package nl.skillspaspoort.wallet.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, for people. Counts what a terminal shows, not Java's characters. */
final class Columns {
  private static final String CUT = "…";

  /** Room for accents, not for a tower of them. */
  private static final int MOST_PER_COLUMN = 4;

  private Columns() {}

  /** Exactly this wide: cut, or filled with spaces. */
  static String fit(String text, int width) {
    String cut = cut(text, width);
    return cut + " ".repeat(width - width(cut));
  }

  /** At most this wide. */
  static String cut(String text, int width) {
    String plain = Printer.plain(text);
    int most = MOST_PER_COLUMN * width;
    if (width(plain) <= width && plain.length() <= most) {
      return plain;
    }
    StringBuilder out = new StringBuilder();
    int used = 0;
    for (int i = 0; i < plain.length(); ) {
      int character = plain.codePointAt(i);
      used += width(character);
      if (used > width - 1 || out.length() >= most) {
        break;
      }
      out.appendCodePoint(character);
      i += Character.charCount(character);
    }
    return out + CUT;
  }

  /** Lines of at most this width, broken at spaces where there are any; cut after so many lines. */
  static List<String> wrap(String text, int width, int mostLines) {
    List<String> lines = new ArrayList<>();
    String rest = cut(text, width * mostLines);
    while (!rest.isEmpty() && lines.size() < mostLines - 1 && width(rest) > width) {
      int end = fitting(rest, width);
      int space = rest.lastIndexOf(' ', end);
      int at = space > 0 ? space : end;
      lines.add(rest.substring(0, at).stripTrailing());
      rest = rest.substring(at).stripLeading();
    }
    lines.add(cut(rest, width));
    return lines;
  }

  /** How many of Java's characters fit in this width: at least one. */
  private static int fitting(String text, int width) {
    int used = 0;
    int i = 0;
    while (i < text.length()) {
      int character = text.codePointAt(i);
      used += width(character);
      if (used > width) {
        break;
      }
      i += Character.charCount(character);
    }
    return Math.max(i, Character.charCount(text.codePointAt(0)));
  }

  private static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  private static int width(int character) {
    int type = Character.getType(character);
    boolean none =
        type == Character.NON_SPACING_MARK
            || type == Character.ENCLOSING_MARK
            || type == Character.FORMAT;
    if (none) {
      return 0;
    }
    boolean wide = Character.isIdeographic(character) || character >= 0x1f300;
    return wide ? 2 : 1;
  }
}

package nl.skillspaspoort.verifier.screening;

import java.util.List;
import java.util.Locale;

/**
 * One line of CSV that does nothing to a spreadsheet: a cell that would start a formula gets an
 * apostrophe in front, and a line is always one line.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class CsvLine {
  private static final String STARTS_A_FORMULA = "=+-@\t\r";

  private CsvLine() {}

  /** The cells with commas between them, quoted where they must be. */
  public static String of(List<String> cells) {
    return String.join(",", cells.stream().map(CsvLine::cell).toList());
  }

  private static String cell(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    boolean quoted = false;
    if (!text.isEmpty() && startsAFormula(text.charAt(0))) {
      plain.append('\'');
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
        plain.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted |= c == '"' || c == ',' || c == ';';
        plain.append(c == '"' ? "\"\"" : String.valueOf(c));
      }
    }
    return quoted ? '"' + plain.toString() + '"' : plain.toString();
  }

  /** Also in the wide form that spreadsheets of East Asia read the same. */
  private static boolean startsAFormula(char first) {
    return STARTS_A_FORMULA.indexOf(first) >= 0
        || first == '\uff1d'
        || first == '\uff0b'
        || first == '\uff0d'
        || first == '\uff20';
  }
}

package nl.skillspaspoort.wallet.cli;

import java.io.PrintStream;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.json.JsonWriter;

/**
 * The only thing that prints. A line is a line: whatever could move the cursor, change colours,
 * reorder text or hide it is shown as {@code \}{@code u001b} and the like, in answers, in errors
 * and in JSON (where that means the same character).
 */
final class Printer {
  private static final String PREFIX = "skillspas: ";
  private static final char ZERO_WIDTH_NON_JOINER = '\u200c';
  private static final char ZERO_WIDTH_JOINER = '\u200d';

  private final PrintStream out;
  private final PrintStream err;
  private final String hint;

  /**
   * A printer on two streams.
   *
   * @param hint the word before a hint, in the person's language
   */
  Printer(PrintStream out, PrintStream err, String hint) {
    this.out = out;
    this.err = err;
    this.hint = hint;
  }

  /** One line of the answer. */
  void answer(String line) {
    out.print(plain(line) + "\n");
  }

  /** The same in bold: the only escape sequences that are ours. */
  void heading(String line) {
    out.print("\u001b[1m" + plain(line) + "\u001b[0m\n");
  }

  /** The answer as data, indented. */
  void answer(JsonValue json) {
    JsonWriter.pretty(json).lines().forEach(this::answer);
  }

  /** One line beside the answer. */
  void say(String line) {
    err.print(PREFIX + plain(line) + "\n");
  }

  /** What somebody can do now. */
  void hint(String line) {
    say(hint + ": " + line);
  }

  /** Text that does nothing to a terminal. */
  static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (isHarmless(character)) {
                out.appendCodePoint(character);
              } else {
                escape(character, out);
              }
            });
    return out.toString();
  }

  private static boolean isHarmless(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      // Some scripts and emoji are not right without the joiners; the rest of these steer or hide.
      case Character.FORMAT -> character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
      default -> true;
    };
  }

  private static void escape(int character, StringBuilder out) {
    for (char unit : Character.toChars(character)) {
      out.append("\\u");
      for (int shift = 12; shift >= 0; shift -= 4) {
        out.append(Character.forDigit((unit >> shift) & 0xf, 16));
      }
    }
  }
}

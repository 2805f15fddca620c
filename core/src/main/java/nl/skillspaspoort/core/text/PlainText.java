package nl.skillspaspoort.core.text;

/** Text that others wrote, without what steers a screen or hides text. */
public final class PlainText {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private PlainText() {}

  /** The text, with a replacement (U+FFFD) for each character that steers or hides. */
  public static String of(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              if (isHarmless(character)) {
                plain.appendCodePoint(character);
              } else {
                plain.append('\ufffd');
              }
            });
    return plain.toString();
  }

  /** Plain text for the content of an element, or a quoted attribute, of HTML or XML. */
  public static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    of(text)
        .chars()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append((char) character);
              }
            });
    return safe.toString();
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
}

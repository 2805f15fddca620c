package nl.skillspaspoort.core.json;

/**
 * Writes JSON text: compact in one line, or indented for people. Characters beyond ASCII stay as
 * they are. Text with half a surrogate pair, which no UTF-8 can hold and the reader never gives, is
 * an {@link IllegalArgumentException}.
 */
public final class JsonWriter {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonWriter() {}

  /** One line, members in their order, no space between tokens. */
  public static String compact(JsonValue value) {
    StringBuilder out = new StringBuilder(256);
    write(value, out, -1);
    return out.toString();
  }

  /** Indented by two spaces, members in their order, a line feed at the end. */
  public static String pretty(JsonValue value) {
    StringBuilder out = new StringBuilder(512);
    write(value, out, 0);
    return out.append('\n').toString();
  }

  private static void write(JsonValue value, StringBuilder out, int indent) {
    if (value instanceof JsonObject object) {
      object(object, out, indent);
    } else if (value instanceof JsonArray array) {
      array(array, out, indent);
    } else if (value instanceof JsonString string) {
      string(string.value(), out);
    } else if (value instanceof JsonNumber number) {
      out.append(number.lexical());
    } else if (value instanceof JsonBoolean bool) {
      out.append(bool.value());
    } else {
      out.append("null");
    }
  }

  private static void object(JsonObject object, StringBuilder out, int indent) {
    out.append('{');
    int inner = indent < 0 ? -1 : indent + 1;
    for (int i = 0; i < object.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      newLine(out, inner);
      string(object.nameAt(i), out);
      out.append(indent < 0 ? ":" : ": ");
      write(object.valueAt(i), out, inner);
    }
    if (object.size() > 0) {
      newLine(out, indent);
    }
    out.append('}');
  }

  private static void array(JsonArray array, StringBuilder out, int indent) {
    out.append('[');
    int inner = indent < 0 ? -1 : indent + 1;
    for (int i = 0; i < array.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      newLine(out, inner);
      write(array.get(i), out, inner);
    }
    if (array.size() > 0) {
      newLine(out, indent);
    }
    out.append(']');
  }

  private static void newLine(StringBuilder out, int indent) {
    if (indent >= 0) {
      out.append('\n').append("  ".repeat(indent));
    }
  }

  /**
   * Writes a string as RFC 8785 §3.2.2.2 does, which is also good JSON for everybody.
   *
   * @throws IllegalArgumentException if it holds half a surrogate pair, which has no UTF-8 form
   */
  static void string(String text, StringBuilder out) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\') {
        if (Character.isSurrogate(c)) {
          checkPair(text, i++);
        }
        continue;
      }
      out.append(text, from, i);
      from = i + 1;
      escape(c, out);
    }
    out.append(text, from, text.length()).append('"');
  }

  private static void checkPair(String text, int at) {
    if (!Character.isHighSurrogate(text.charAt(at))
        || at + 1 == text.length()
        || !Character.isLowSurrogate(text.charAt(at + 1))) {
      throw new IllegalArgumentException(
          "found half a surrogate pair at position " + at + "; expected well-formed Unicode text");
    }
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
    }
  }
}

package nl.skillspaspoort.core.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON of the ordinary kind straight from UTF-8. It never refuses: whatever may be wrong, or
 * beyond a limit, gives null and is read again by the parser of {@link JsonReader}, which says what
 * and where. What it does read is exactly what that parser reads.
 *
 * <p>One object for one text; not thread-safe.
 */
final class OrdinaryJson {
  private static final int SET_FROM = 24;

  /** Longer numbers are left to the parser. */
  private static final int MOST_DIGITS = 300;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final long HIGHEST_BITS = 0x8080808080808080L;

  private static final char REPLACEMENT = '\uFFFD';
  private static final int END = -1;
  private static final String NO_NAME = "";

  private final byte[] text;
  private final JsonLimits limits;
  private int at;
  private int depth;
  private int values;

  // The members and elements of all objects and arrays that are open, the innermost on top.
  private String[] names = new String[32];
  private JsonValue[] members = new JsonValue[32];
  private int top;

  private OrdinaryJson(byte[] text, JsonLimits limits) {
    this.text = text;
    this.limits = limits;
  }

  /** The value; null if it is to be read by the parser. */
  static @Nullable JsonValue read(byte[] utf8, JsonLimits limits) {
    OrdinaryJson reading = new OrdinaryJson(utf8, limits);
    JsonValue value = reading.value(reading.next());
    return value != null && reading.next() == END ? value : null;
  }

  /** The next byte that is not white space, which is then behind; {@link #END} at the end. */
  private int next() {
    while (at < text.length) {
      byte unit = text[at++];
      if (unit != ' ' && unit != '\n' && unit != '\r' && unit != '\t') {
        return unit & 0xff;
      }
    }
    return END;
  }

  private @Nullable JsonValue value(int first) {
    if (++values > limits.maxValues()) {
      return null;
    }
    switch (first) {
      case '"' -> {
        String string = string();
        return string == null ? null : new JsonString(string);
      }
      case '{' -> {
        if (++depth >= limits.maxDepth()) {
          return null;
        }
        JsonObject object = object();
        depth--;
        return object;
      }
      case '[' -> {
        if (++depth >= limits.maxDepth()) {
          return null;
        }
        JsonArray array = array();
        depth--;
        return array;
      }
      case 't' -> {
        return word("true") ? JsonBoolean.TRUE : null;
      }
      case 'f' -> {
        return word("false") ? JsonBoolean.FALSE : null;
      }
      case 'n' -> {
        return word("null") ? JsonNull.NULL : null;
      }
      default -> {
        return first == '-' || (first >= '0' && first <= '9') ? number() : null;
      }
    }
  }

  private boolean word(String word) {
    int start = at - 1;
    at = start + word.length();
    return at <= text.length
        && Arrays.equals(
            text, start, at, word.getBytes(StandardCharsets.ISO_8859_1), 0, word.length());
  }

  private @Nullable JsonObject object() {
    int first = top;
    Set<String> seen = null;
    int unit = next();
    if (unit == '}') {
      return JsonObject.EMPTY;
    }
    while (true) {
      String name = unit == '"' ? name() : null;
      if (name == null || next() != ':' || top - first == limits.maxMembers()) {
        return null;
      }
      if (top - first == SET_FROM) {
        seen = new HashSet<>(Arrays.asList(names).subList(first, top));
      }
      if (seen == null ? isNamed(first, name) : !seen.add(name)) {
        return null;
      }
      JsonValue member = value(next());
      if (member == null) {
        return null;
      }
      push(name, member);
      int after = next();
      if (after == '}') {
        JsonObject object =
            JsonObject.ofDistinct(
                Arrays.copyOfRange(names, first, top), Arrays.copyOfRange(members, first, top));
        top = first;
        return object;
      }
      if (after != ',') {
        return null;
      }
      unit = next();
    }
  }

  private void push(String name, JsonValue member) {
    if (top == names.length) {
      names = Arrays.copyOf(names, top * 2);
      members = Arrays.copyOf(members, top * 2);
    }
    names[top] = name;
    members[top++] = member;
  }

  private boolean isNamed(int first, String name) {
    for (int i = first; i < top; i++) {
      if (names[i].equals(name)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable JsonArray array() {
    int first = top;
    int unit = next();
    if (unit == ']') {
      return new JsonArray(List.of());
    }
    while (true) {
      JsonValue element = value(unit);
      if (element == null || top - first == limits.maxElements()) {
        return null;
      }
      push(NO_NAME, element);
      int after = next();
      if (after == ']') {
        JsonArray array = new JsonArray(List.of(Arrays.copyOfRange(members, first, top)));
        top = first;
        return array;
      }
      if (after != ',') {
        return null;
      }
      unit = next();
    }
  }

  private @Nullable JsonNumber number() {
    int start = at - 1;
    while (at < text.length && isInNumber(text[at])) {
      at++;
    }
    if (at - start > MOST_DIGITS) {
      return null;
    }
    try {
      return JsonNumber.parse(new String(text, start, at - start, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isInNumber(byte unit) {
    return (unit >= '0' && unit <= '9')
        || unit == '.'
        || unit == '-'
        || unit == '+'
        || unit == 'e'
        || unit == 'E';
  }

  /** The name whose opening quote is behind. */
  private @Nullable String name() {
    String known = WellKnownNames.find(text, at);
    if (known == null) {
      return string();
    }
    at += known.length() + 1;
    return known.length() <= limits.maxStringChars() ? known : null;
  }

  /** The string whose opening quote is behind. */
  private @Nullable String string() {
    int start = at;
    int i = start;
    while (i <= text.length - Long.BYTES && isPlain((long) WORDS.get(text, i))) {
      i += Long.BYTES;
    }
    int all = 0;
    while (i < text.length) {
      byte unit = text[i];
      if (unit == '"') {
        at = i + 1;
        return plain(start, i, all < 0);
      }
      if (unit == '\\') {
        return escaped(start);
      }
      if (unit >= 0 && unit < ' ') {
        return null;
      }
      all |= unit;
      i++;
    }
    return null;
  }

  /**
   * True if each of the eight bytes is ASCII and neither a control, a quote nor a backslash.
   *
   * <p>Taking one from a byte sets its highest bit if it was zero, taking 32 if it was a control.
   */
  private static boolean isPlain(long bytes) {
    long quotes = (bytes ^ '"' * EACH) - EACH;
    long backslashes = (bytes ^ '\\' * EACH) - EACH;
    long controls = bytes - ' ' * EACH;
    return ((quotes | backslashes | controls | bytes) & HIGHEST_BITS) == 0;
  }

  private @Nullable String plain(int start, int end, boolean beyondAscii) {
    if (end - start > limits.maxStringChars()) {
      return null;
    }
    if (!beyondAscii) {
      return new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    }
    // Bytes that are not UTF-8 become this character; the character itself is left to the parser.
    String string = new String(text, start, end - start, StandardCharsets.UTF_8);
    return string.indexOf(REPLACEMENT) < 0 ? string : null;
  }

  private @Nullable String escaped(int start) {
    StringBuilder out = new StringBuilder(64);
    int from = start;
    int i = start;
    while (i < text.length) {
      byte unit = text[i];
      if (unit >= 0 && unit < ' ') {
        return null;
      }
      if (unit != '"' && unit != '\\') {
        i++;
        continue;
      }
      String before = plain(from, i, true);
      if (before == null) {
        return null;
      }
      out.append(before);
      if (unit == '"') {
        at = i + 1;
        return isWellFormed(out) && out.length() <= limits.maxStringChars() ? out.toString() : null;
      }
      int escape = i + 1 < text.length ? escape(text[i + 1]) : END;
      i += 2;
      if (escape == 'u') {
        escape = hexadecimal(i);
        i += 4;
      }
      if (escape == END) {
        return null;
      }
      out.append((char) escape);
      from = i;
    }
    return null;
  }

  /** RFC 8259 §7; {@code u} stands for itself, which no other escape does. */
  private static int escape(byte unit) {
    return switch (unit) {
      case '"', '\\', '/', 'u' -> unit;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> END;
    };
  }

  private int hexadecimal(int from) {
    if (from + 4 > text.length) {
      return END;
    }
    int unit = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = text[i] < 0 ? END : Character.digit(text[i], 16);
      if (digit < 0) {
        return END;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private static boolean isWellFormed(CharSequence text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}

package nl.skillspaspoort.core.carrier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads values of a PDF one after the other, each step forwards. Not thread-safe. */
final class PdfScan {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_WORD = 128;
  private static final int MAX_VALUES = 1 << 20;
  private static final String DELIMITERS = "()<>[]{}/%";
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");

  /** Possessive: a long number that turns out to be none is looked at once, not at each length. */
  private static final Pattern PLAIN = Pattern.compile("[+-]?[0-9]*+\\.?[0-9]*+|true|false|null");

  /** What is left of the steps that one file may cost, however often its parts are read. */
  static final class Work {
    private int steps;

    Work(int steps) {
      this.steps = steps;
    }

    void spend(int more) throws CarrierException {
      steps -= more;
      if (steps < 0) {
        throw CarrierException.tooLarge("a PDF that takes more work", "an ordinary PDF");
      }
    }
  }

  private final byte[] bytes;
  private final Work work;
  private int position;
  private int values;

  PdfScan(byte[] bytes, int start, Work work) {
    this.bytes = bytes;
    this.position = start;
    this.work = work;
  }

  private void advance(int more) throws CarrierException {
    work.spend(more);
    position += more;
  }

  CarrierException malformed(String found, String expected) {
    return CarrierException.malformed("byte " + position, found, expected);
  }

  /** The next value. */
  PdfValue value() throws CarrierException {
    return value(0);
  }

  /** The next value, which must be a whole number that is not negative and fits the file. */
  int number() throws CarrierException {
    if (token() instanceof PdfValue.Whole number
        && number.value() >= 0
        && number.value() <= Integer.MAX_VALUE) {
      return (int) number.value();
    }
    throw malformed("another value", "a whole number");
  }

  /** True, and past it, if this word comes next. */
  boolean takes(String word) throws CarrierException {
    int before = position;
    skipSpace();
    if (isRegular(peek(0)) && token() instanceof PdfValue.Word found) {
      if (found.value().equals(word)) {
        return true;
      }
    }
    position = before;
    return false;
  }

  void require(String word) throws CarrierException {
    if (!takes(word)) {
      throw malformed("something else", word);
    }
  }

  /** Where the bytes of a stream start: after the line end that follows its word. */
  int streamStart() throws CarrierException {
    if (peek(0) == '\r') {
      advance(1);
    }
    if (peek(0) != '\n') {
      throw malformed("no line end", "the line end after stream");
    }
    return position + 1;
  }

  private PdfValue value(int depth) throws CarrierException {
    if (depth > MAX_DEPTH) {
      throw CarrierException.tooLarge("a deeper PDF", "at most " + MAX_DEPTH + " levels");
    }
    skipSpace();
    if (peek(0) == '<' && peek(1) == '<') {
      advance(2);
      return dictionary(depth);
    }
    if (peek(0) == '[') {
      advance(1);
      return array(depth);
    }
    PdfValue token = token();
    return token instanceof PdfValue.Whole number ? reference(number) : token;
  }

  /** A number, or the reference that starts with it. */
  private PdfValue reference(PdfValue.Whole number) throws CarrierException {
    int before = position;
    skipSpace();
    if (isDigit(peek(0)) && token() instanceof PdfValue.Whole && takes("R")) {
      return new PdfValue.Reference(number.value());
    }
    position = before;
    return number;
  }

  private PdfValue array(int depth) throws CarrierException {
    List<PdfValue> list = new ArrayList<>();
    for (skipSpace(); peek(0) != ']'; skipSpace()) {
      list.add(value(depth + 1));
    }
    advance(1);
    return new PdfValue.Array(list);
  }

  private PdfValue dictionary(int depth) throws CarrierException {
    Map<String, PdfValue> members = new HashMap<>();
    for (skipSpace(); peek(0) != '>'; skipSpace()) {
      if (!(token() instanceof PdfValue.Name name)) {
        throw malformed("another value", "a name");
      }
      if (members.put(name.value(), value(depth + 1)) != null) {
        throw malformed("a name that stands twice", "each name once");
      }
    }
    if (peek(1) != '>') {
      throw malformed("a dictionary that breaks off", "its end");
    }
    advance(2);
    return new PdfValue.Dictionary(members);
  }

  private PdfValue token() throws CarrierException {
    if (++values > MAX_VALUES) {
      throw CarrierException.tooLarge("more values", "at most " + MAX_VALUES);
    }
    skipSpace();
    int first = peek(0);
    return switch (first) {
      case '/' -> name();
      case '(' -> text();
      case '<' -> hex();
      default -> word();
    };
  }

  private PdfValue name() throws CarrierException {
    advance(1);
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    while (isRegular(peek(0))) {
      int c = peek(0);
      if (c == '#' && hexDigit(peek(1)) >= 0 && hexDigit(peek(2)) >= 0) {
        c = hexDigit(peek(1)) << 4 | hexDigit(peek(2));
        advance(2);
      }
      name.write(c);
      advance(1);
      if (name.size() > MAX_WORD) {
        throw CarrierException.tooLarge("a longer name", "at most " + MAX_WORD + " bytes");
      }
    }
    return new PdfValue.Name(name.toString(StandardCharsets.ISO_8859_1));
  }

  private PdfValue text() throws CarrierException {
    int depth = 0;
    do {
      int c = peek(0);
      if (c < 0) {
        throw malformed("text that breaks off", "its end");
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      advance(c == '\\' ? 2 : 1);
    } while (depth > 0);
    return new PdfValue.Other();
  }

  private PdfValue hex() throws CarrierException {
    advance(1);
    while (peek(0) != '>') {
      if (hexDigit(peek(0)) < 0 && !isSpace(peek(0))) {
        throw malformed("another character", "hexadecimal text");
      }
      advance(1);
    }
    advance(1);
    return new PdfValue.Other();
  }

  private PdfValue word() throws CarrierException {
    int start = position;
    while (isRegular(peek(0)) && position - start <= MAX_WORD) {
      advance(1);
    }
    if (position == start || position - start > MAX_WORD) {
      throw malformed("no value", "a value of a PDF");
    }
    String word = new String(bytes, start, position - start, StandardCharsets.ISO_8859_1);
    if (WHOLE.matcher(word).matches()) {
      return new PdfValue.Whole(Long.parseLong(word));
    }
    return isPlain(word) ? new PdfValue.Other() : new PdfValue.Word(word);
  }

  /** True for a fraction, true, false and null. */
  static boolean isPlain(CharSequence word) {
    return PLAIN.matcher(word).matches();
  }

  private void skipSpace() throws CarrierException {
    while (isSpace(peek(0)) || peek(0) == '%') {
      if (peek(0) == '%') {
        while (peek(0) >= 0 && peek(0) != '\n' && peek(0) != '\r') {
          advance(1);
        }
      } else {
        advance(1);
      }
    }
  }

  private int peek(int ahead) {
    int at = position + ahead;
    return at >= 0 && at < bytes.length ? bytes[at] & 0xff : -1;
  }

  private static boolean isSpace(int c) {
    return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
  }

  private static boolean isRegular(int c) {
    return c >= 0 && !isSpace(c) && DELIMITERS.indexOf(c) < 0;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static int hexDigit(int c) {
    return c < 0 ? -1 : Character.digit((char) c, 16);
  }
}

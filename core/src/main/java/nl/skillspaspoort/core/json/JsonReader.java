package nl.skillspaspoort.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * The strict JSON reader: exactly one value, strict UTF-8 without byte order mark, no name twice,
 * no half surrogate pairs, no number that two readers could understand differently, all within
 * {@link JsonLimits}.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7493">RFC 7493 (I-JSON)</a>
 */
public final class JsonReader {
  private static final JsonReader STRICT = new JsonReader(JsonLimits.DEFAULT);

  private static final int SET_FROM = 16;

  private final JsonLimits limits;
  private final JsonFactory factory;

  private JsonReader(JsonLimits limits) {
    this.limits = limits;
    this.factory =
        JsonFactory.builder()
            // Names must leave no trace behind: a table of them, shared by all readings, can be
            // filled by one document with names that collide, and then fails on the next ones.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.maxDepth())
                    .maxStringLength(limits.maxStringChars())
                    .maxNameLength(limits.maxStringChars())
                    .maxNumberLength(400)
                    .build())
            .build();
  }

  /** The reader with {@link JsonLimits#DEFAULT}. */
  public static JsonReader strict() {
    return STRICT;
  }

  /** A reader with other limits; nothing else about it is less strict. */
  public static JsonReader within(JsonLimits limits) {
    return new JsonReader(limits);
  }

  /**
   * Reads one JSON value.
   *
   * @throws JsonFormatException with line and column
   */
  public JsonValue read(byte[] utf8) throws JsonFormatException {
    if (utf8.length > limits.maxBytes()) {
      throw new JsonFormatException(
          Problem.of(
              ProblemCode.LIMIT_EXCEEDED,
              utf8.length + " bytes",
              "at most " + limits.maxBytes() + " bytes"));
    }
    JsonValue ordinary = OrdinaryJson.read(utf8, limits);
    return ordinary != null ? ordinary : readByParser(utf8);
  }

  /** The same for every text, ordinary or not; says what is wrong. */
  JsonValue readByParser(byte[] utf8) throws JsonFormatException {
    return parse(decode(utf8));
  }

  /**
   * Reads one JSON value from text.
   *
   * @throws JsonFormatException with line and column
   */
  public JsonValue read(String text) throws JsonFormatException {
    if (text.length() > limits.maxBytes() / 3 && utf8Length(text) > limits.maxBytes()) {
      throw new JsonFormatException(
          Problem.of(
              ProblemCode.LIMIT_EXCEEDED,
              text.length() + " characters",
              "at most " + limits.maxBytes() + " bytes"));
    }
    if (text.startsWith("\uFEFF")) {
      throw byteOrderMark();
    }
    return parse(text);
  }

  /**
   * Reads one JSON object.
   *
   * @throws JsonFormatException with line and column, or if it is another value
   */
  public JsonObject readObject(byte[] utf8) throws JsonFormatException {
    return read(utf8).asObject("");
  }

  /**
   * Reads one JSON object from text.
   *
   * @throws JsonFormatException with line and column, or if it is another value
   */
  public JsonObject readObject(String text) throws JsonFormatException {
    return read(text).asObject("");
  }

  private static String decode(byte[] utf8) throws JsonFormatException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chars = CharBuffer.allocate(utf8.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(utf8), chars, true);
    if (!result.isError()) {
      result = decoder.flush(chars);
    }
    String text = chars.flip().toString();
    if (result.isError()) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.INVALID_ENCODING,
              "line "
                  + (text.chars().filter(c -> c == '\n').count() + 1)
                  + ", column "
                  + (text.length() - text.lastIndexOf('\n')),
              "bytes that are not UTF-8",
              "UTF-8 text"));
    }
    if (text.startsWith("\uFEFF")) {
      throw byteOrderMark();
    }
    return text;
  }

  private static long utf8Length(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      // Each half of a surrogate pair counts for two of the four bytes.
      bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
    }
    return bytes;
  }

  private static JsonFormatException byteOrderMark() {
    return new JsonFormatException(
        new Problem(
            ProblemCode.INVALID_ENCODING,
            "line 1, column 1",
            "a byte order mark",
            "UTF-8 text without byte order mark"));
  }

  private JsonValue parse(String text) throws JsonFormatException {
    try (JsonParser parser = factory.createParser(text)) {
      return parse(parser);
    } catch (IOException e) {
      throw new AssertionError("reading from memory failed", e);
    }
  }

  private JsonValue parse(JsonParser parser) throws IOException, JsonFormatException {
    try {
      Reading reading = new Reading(parser, limits);
      JsonValue value = reading.value(reading.next("a JSON value"));
      reading.end();
      return value;
    } catch (StreamConstraintsException e) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.LIMIT_EXCEEDED,
              at(parser.currentLocation()),
              "a nesting, text or number beyond its limit",
              "at most " + limits));
    } catch (JsonProcessingException e) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.PARSING_ERROR,
              at(e.getLocation()),
              "text that is not JSON",
              "one well-formed JSON value"));
    }
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /** One pass over one text. */
  private static final class Reading {
    private final JsonParser parser;
    private final JsonLimits limits;
    private int values;

    Reading(JsonParser parser, JsonLimits limits) {
      this.parser = parser;
      this.limits = limits;
    }

    JsonToken next(String expected) throws IOException, JsonFormatException {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw problem(ProblemCode.PARSING_ERROR, "the end of the text", expected);
      }
      return token;
    }

    void end() throws IOException, JsonFormatException {
      JsonToken after;
      try {
        after = parser.nextToken();
      } catch (JsonProcessingException e) {
        throw trailing();
      }
      if (after != null) {
        throw trailing();
      }
    }

    private JsonFormatException trailing() {
      return problem(ProblemCode.TRAILING_DATA, "more text after the value", "the end of the text");
    }

    JsonValue value(JsonToken token) throws IOException, JsonFormatException {
      if (++values > limits.maxValues()) {
        throw problem(
            ProblemCode.LIMIT_EXCEEDED,
            "more than " + limits.maxValues() + " values",
            "at most " + limits.maxValues());
      }
      return switch (token) {
        case START_OBJECT -> object();
        case START_ARRAY -> array();
        case VALUE_STRING -> new JsonString(text(parser.getText()));
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
        case VALUE_TRUE -> JsonBoolean.TRUE;
        case VALUE_FALSE -> JsonBoolean.FALSE;
        case VALUE_NULL -> JsonNull.NULL;
        default -> throw problem(ProblemCode.PARSING_ERROR, "no value", "a JSON value");
      };
    }

    private JsonObject object() throws IOException, JsonFormatException {
      String[] names = new String[8];
      JsonValue[] members = new JsonValue[8];
      Set<String> seen = null;
      int size = 0;
      while (next("the end of an object") != JsonToken.END_OBJECT) {
        String name = text(parser.currentName());
        if (size == limits.maxMembers()) {
          throw problem(
              ProblemCode.LIMIT_EXCEEDED,
              "an object of more than " + size + " members",
              "at most " + size);
        }
        if (size == SET_FROM) {
          seen = new HashSet<>(Arrays.asList(names).subList(0, size));
        }
        if (seen == null ? contains(names, size, name) : !seen.add(name)) {
          throw problem(
              ProblemCode.DUPLICATE_KEY,
              "a second member of the same name (the name has " + name.length() + " characters)",
              "every name once in an object");
        }
        if (size == names.length) {
          names = Arrays.copyOf(names, size * 2);
          members = Arrays.copyOf(members, size * 2);
        }
        names[size] = name;
        members[size] = value(next("a value"));
        size++;
      }
      return JsonObject.ofDistinct(Arrays.copyOf(names, size), Arrays.copyOf(members, size));
    }

    private static boolean contains(String[] names, int size, String name) {
      for (int i = 0; i < size; i++) {
        if (names[i].equals(name)) {
          return true;
        }
      }
      return false;
    }

    private JsonArray array() throws IOException, JsonFormatException {
      List<JsonValue> elements = new ArrayList<>();
      for (JsonToken token = next("the end of an array");
          token != JsonToken.END_ARRAY;
          token = next("the end of an array")) {
        if (elements.size() == limits.maxElements()) {
          throw problem(
              ProblemCode.LIMIT_EXCEEDED,
              "an array of more than " + elements.size() + " elements",
              "at most " + elements.size());
        }
        elements.add(value(token));
      }
      return new JsonArray(elements);
    }

    private JsonNumber number() throws IOException, JsonFormatException {
      try {
        return JsonNumber.parse(parser.getText());
      } catch (IllegalArgumentException e) {
        throw problem(
            ProblemCode.RANGE_ERROR,
            "a number that readers understand differently",
            "a whole number of at most 2^53-1 in size, or a finite double");
      }
    }

    private String text(String text) throws JsonFormatException {
      for (int i = 0; i < text.length(); i++) {
        char unit = text.charAt(i);
        if (Character.isSurrogate(unit)) {
          boolean pair =
              Character.isHighSurrogate(unit)
                  && i + 1 < text.length()
                  && Character.isLowSurrogate(text.charAt(i + 1));
          if (!pair) {
            throw problem(
                ProblemCode.INVALID_ENCODING,
                "half a surrogate pair in a string",
                "well-formed Unicode text");
          }
          i++;
        }
      }
      return text;
    }

    private JsonFormatException problem(ProblemCode code, String found, String expected) {
      return new JsonFormatException(
          new Problem(code, at(parser.currentTokenLocation()), found, expected));
    }
  }
}

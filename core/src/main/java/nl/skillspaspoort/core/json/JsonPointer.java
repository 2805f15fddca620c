package nl.skillspaspoort.core.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JSON Pointers, for saying where something was seen.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public final class JsonPointer {
  private static final int MAX_CHARS = 64;

  private JsonPointer() {}

  /** The pointer of a member of the object at {@code parent}; the name is cut at 64 characters. */
  public static String member(String parent, String name) {
    String shown = name.length() > MAX_CHARS ? cut(name) + "…" : name;
    return parent + "/" + (isPlain(shown) ? shown : shown.replace("~", "~0").replace("/", "~1"));
  }

  private static boolean isPlain(String name) {
    return name.indexOf('~') < 0 && name.indexOf('/') < 0;
  }

  /** Never through the middle of a surrogate pair. */
  private static String cut(String name) {
    boolean pair = Character.isHighSurrogate(name.charAt(MAX_CHARS - 1));
    return name.substring(0, pair ? MAX_CHARS - 1 : MAX_CHARS);
  }

  /** The pointer of an element of the array at {@code parent}. */
  public static String element(String parent, int index) {
    return parent + "/" + index;
  }

  /** The whole pointer of these reference tokens, none of them cut: for programs. */
  public static String of(List<String> segments) {
    StringBuilder out = new StringBuilder();
    for (String segment : segments) {
      out.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
    }
    return out.toString();
  }

  /**
   * The reference tokens of a pointer, unescaped; none for the whole document.
   *
   * @throws IllegalArgumentException if the text is no JSON Pointer
   */
  public static List<String> segments(String pointer) {
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      throw new IllegalArgumentException(
          "found text without leading slash; expected a JSON Pointer or nothing");
    }
    List<String> segments = new ArrayList<>();
    for (int from = 1; from <= pointer.length(); ) {
      int end = pointer.indexOf('/', from);
      String segment = pointer.substring(from, end < 0 ? pointer.length() : end);
      if (segment.replace("~0", "").replace("~1", "").contains("~")) {
        throw new IllegalArgumentException("found a bare ~ in a JSON Pointer; expected ~0 or ~1");
      }
      segments.add(segment.replace("~1", "/").replace("~0", "~"));
      from = end < 0 ? pointer.length() + 1 : end + 1;
    }
    return List.copyOf(segments);
  }

  /** The same place with long names cut: for messages. */
  public static String shown(String pointer) {
    String shown = "";
    for (String segment : segments(pointer)) {
      shown = member(shown, segment);
    }
    return shown;
  }

  /** What stands there in a document; empty if there is no such place. */
  public static Optional<JsonValue> find(JsonValue document, List<String> segments) {
    Optional<JsonValue> at = Optional.of(document);
    for (String segment : segments) {
      at = at.flatMap(value -> child(value, segment));
    }
    return at;
  }

  private static Optional<JsonValue> child(JsonValue value, String segment) {
    if (value instanceof JsonObject object) {
      return object.get(segment);
    }
    boolean isIndex = segment.matches("0|[1-9][0-9]{0,8}");
    return value instanceof JsonArray array && isIndex && Integer.parseInt(segment) < array.size()
        ? Optional.of(array.get(Integer.parseInt(segment)))
        : Optional.empty();
  }
}

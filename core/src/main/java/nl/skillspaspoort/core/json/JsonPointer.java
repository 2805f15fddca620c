package nl.skillspaspoort.core.json;

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
    return parent + "/" + shown.replace("~", "~0").replace("/", "~1");
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
}

package nl.skillspaspoort.core.json;

/**
 * JSON Pointers, for saying where something was seen.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
public final class JsonPointer {
  private JsonPointer() {}

  /** The pointer of a member of the object at {@code parent}; the name is cut at 64 characters. */
  public static String member(String parent, String name) {
    String shown = name.length() > 64 ? name.substring(0, 64) + "…" : name;
    return parent + "/" + shown.replace("~", "~0").replace("/", "~1");
  }

  /** The pointer of an element of the array at {@code parent}. */
  public static String element(String parent, int index) {
    return parent + "/" + index;
  }
}

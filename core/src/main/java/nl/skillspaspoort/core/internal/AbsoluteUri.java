package nl.skillspaspoort.core.internal;

import java.net.URI;
import java.net.URISyntaxException;

/** Tells absolute URIs from other text. */
public final class AbsoluteUri {
  private AbsoluteUri() {}

  /**
   * True for one whole absolute URI.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-4.3">RFC 3986 §4.3</a>
   */
  public static boolean is(String text) {
    try {
      return isPlain(text) || new URI(text).isAbsolute();
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * True for a URL that is certainly one: a scheme, then unreserved characters, with colons, or
   * with a name after two slashes and a path; perhaps with a fragment of unreserved characters.
   * False says nothing.
   */
  static boolean isPlain(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon + 3 >= text.length()) {
      return false;
    }
    for (int i = 0; i < colon; i++) {
      if (text.charAt(i) < 'a' || text.charAt(i) > 'z') {
        return false;
      }
    }
    boolean named = text.charAt(colon + 1) == '/' && text.charAt(colon + 2) == '/';
    int start = named ? colon + 3 : colon + 1;
    if (!isUnreserved(text.charAt(start))) {
      return false;
    }
    boolean fragment = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '#' && !fragment) {
        fragment = true;
      } else if (!isUnreserved(c) && (fragment || c != (named ? '/' : ':'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}

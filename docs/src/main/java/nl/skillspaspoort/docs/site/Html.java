package nl.skillspaspoort.docs.site;

import java.util.Locale;

/** Text in HTML. */
final class Html {
  private Html() {}

  /** A template with {@code %s} at each place, the same under every locale. */
  static String fill(String template, Object... values) {
    return String.format(Locale.ROOT, template, values);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

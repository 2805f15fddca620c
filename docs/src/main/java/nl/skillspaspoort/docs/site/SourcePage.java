package nl.skillspaspoort.docs.site;

import java.util.List;

/** A file that is no Markdown, to look at: its text as it is. */
final class SourcePage {
  private SourcePage() {}

  static Page of(Links links, String text) {
    String name = Addresses.slashes(links.path());
    String title = name.substring(name.lastIndexOf('/') + 1);
    String body =
        Html.fill(
            "<h1 id=\"top\">%s</h1>\n"
                + "<p class=\"path\"><code>%s</code></p>\n"
                + "<pre><code>%s</code></pre>\n",
            Html.escape(title), Html.escape(name), Html.escape(text));
    return new Page(
        links.path(), links.address(), title, body, List.of(new Page.Part(1, "top", title, name)));
  }
}

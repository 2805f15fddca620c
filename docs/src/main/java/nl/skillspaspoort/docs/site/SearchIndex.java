package nl.skillspaspoort.docs.site;

import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;

/** What the search on the pages of one language looks in: every heading with its text. */
final class SearchIndex {
  private static final int LONGEST_TEXT = 20_000;

  private final List<JsonValue> parts = new ArrayList<>();

  void add(Page page) {
    if (page.address().contains("/source/")) {
      return;
    }
    String inside = page.address().substring(page.address().indexOf('/') + 1);
    for (Page.Part part : page.parts()) {
      // Soft hyphens are for the screen; nobody types them.
      String text = part.text().replace("\u00ad", "");
      parts.add(
          JsonObject.builder()
              .put("page", page.title())
              .put("part", part.name())
              .put("url", part.level() == 1 ? inside : inside + "#" + part.id())
              .put("text", text.substring(0, Math.min(text.length(), LONGEST_TEXT)))
              .build());
    }
  }

  /** As a script, because a page that was opened from a disk may not read another file. */
  String script() {
    return "const searchIndex = " + new JsonArray(parts).toJson() + ";\n";
  }
}

package nl.skillspaspoort.docs.site;

import java.nio.file.Path;
import java.util.List;

/**
 * One page without what is around it.
 *
 * @param path the file that it was made of
 * @param address where it stands on the site
 * @param title its first heading
 * @param body HTML
 * @param parts its headings in order, the title first
 */
record Page(Path path, String address, String title, String body, List<Part> parts) {

  /**
   * A heading and the text under it.
   *
   * @param level 1 for the title
   * @param id the anchor
   * @param name the heading
   * @param text what stands under it, without markup
   */
  record Part(int level, String id, String name, String text) {}

  Page {
    parts = List.copyOf(parts);
  }
}

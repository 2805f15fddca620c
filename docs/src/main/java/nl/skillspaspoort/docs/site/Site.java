package nl.skillspaspoort.docs.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.skillspaspoort.core.problem.Language;

/**
 * All pages: those of the navigation, and whatever they link to inside the repository. Every page
 * is there for each language; one that is written in English only says so.
 */
final class Site {
  private static final List<String> ASSETS = List.of("site.css", "search.js");

  private final Path root;
  private final Navigation navigation;
  private final Map<String, byte[]> files = new TreeMap<>();

  private Site(Path root, Navigation navigation) {
    this.root = root;
    this.navigation = navigation;
  }

  /**
   * Makes the site of a repository.
   *
   * @throws IOException if a page cannot be read
   * @throws IllegalStateException if a link leads nowhere, or two pages would have one address
   */
  static Site of(Path root) throws IOException {
    Site site = new Site(root.toAbsolutePath().normalize(), Navigation.read(root));
    for (Language language : Language.values()) {
      site.make(language);
    }
    for (String asset : ASSETS) {
      site.put(asset, resource(asset));
    }
    site.put("index.html", resource("front.html"));
    return site;
  }

  /** The files by their address, which uses slashes. */
  Map<String, byte[]> files() {
    return files;
  }

  private void make(Language language) throws IOException {
    Map<Path, Page> pages = pages(language);
    Layout layout = new Layout(language, navigation, pages);
    SearchIndex index = new SearchIndex();
    for (Page page : pages.values()) {
      put(page.address(), layout.html(page).getBytes(StandardCharsets.UTF_8));
      index.add(page);
    }
    put(language.tag() + "/search-index.js", index.script().getBytes(StandardCharsets.UTF_8));
  }

  /** In the order of the navigation, then in that of the links. */
  private Map<Path, Page> pages(Language language) throws IOException {
    Map<Path, Page> pages = new LinkedHashMap<>();
    Deque<Path> open = new ArrayDeque<>(navigation.paths(language));
    while (!open.isEmpty()) {
      Path path = open.remove();
      if (pages.containsKey(path)) {
        continue;
      }
      List<Path> linked = new ArrayList<>();
      Links links = new Links(root, path, language, linked::add, this::copy);
      pages.put(path, page(path, links));
      linked.stream().filter(each -> Addresses.isOf(each, language)).forEach(open::add);
    }
    return pages;
  }

  private Page page(Path path, Links links) throws IOException {
    String text = Files.readString(root.resolve(path));
    return path.toString().endsWith(".md")
        ? new MarkdownPage(links).read(text)
        : SourcePage.of(links, text);
  }

  private void copy(Path picture) {
    try {
      files.put(Addresses.ofPicture(picture), Files.readAllBytes(root.resolve(picture)));
    } catch (IOException e) {
      throw new IllegalStateException("could not read " + picture, e);
    }
  }

  private void put(String address, byte[] content) {
    if (files.put(address, content) != null) {
      throw new IllegalStateException("found two pages for " + address + "; rename one of them");
    }
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream in = Site.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("found no " + name + " beside " + Site.class.getName());
      }
      return in.readAllBytes();
    }
  }
}

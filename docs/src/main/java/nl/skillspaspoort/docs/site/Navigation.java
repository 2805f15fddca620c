package nl.skillspaspoort.docs.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Language;

/**
 * The menu, from {@code docs/guide/navigation.json}: sections by role with their pages. A page is
 * the name of a guide, which is there in every language, or the path of a Markdown file.
 */
record Navigation(List<Section> sections) {

  /** A heading of the menu. */
  record Section(Map<Language, String> names, List<String> pages) {
    Section {
      names = Map.copyOf(names);
      pages = List.copyOf(pages);
    }

    String name(Language language) {
      String name = names.get(language);
      if (name == null) {
        throw new IllegalStateException("found a section without a name in " + language.tag());
      }
      return name;
    }

    List<Path> paths(Language language) {
      return pages.stream().map(page -> path(page, language)).toList();
    }

    private static Path path(String page, Language language) {
      return page.endsWith(".md") ? Path.of(page) : Addresses.guide(page, language);
    }
  }

  Navigation {
    sections = List.copyOf(sections);
  }

  static Navigation read(Path root) throws IOException {
    try {
      JsonObject menu =
          JsonReader.strict()
              .readObject(Files.readAllBytes(root.resolve("docs/guide/navigation.json")));
      List<Section> sections = new ArrayList<>();
      for (JsonValue section : array(menu, "sections")) {
        sections.add(section(section.asObject("/sections")));
      }
      return new Navigation(sections);
    } catch (JsonFormatException e) {
      throw new IOException("docs/guide/navigation.json: " + e.getMessage(), e);
    }
  }

  private static Section section(JsonObject section) throws JsonFormatException {
    Map<Language, String> names = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      section.text(language.tag()).ifPresent(name -> names.put(language, name));
    }
    List<String> pages = new ArrayList<>();
    for (JsonValue page : array(section, "pages")) {
      pages.add(page.asString("/sections/pages"));
    }
    return new Section(names, pages);
  }

  private static JsonArray array(JsonObject object, String name) throws JsonFormatException {
    return object.required(name, "").asArray("/" + name);
  }

  List<Path> paths(Language language) {
    return sections.stream().flatMap(section -> section.paths(language).stream()).toList();
  }
}

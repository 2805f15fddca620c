package nl.skillspaspoort.docs.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Texts;

/** What is around a page: menu, languages, search, and where it comes from. */
final class Layout {
  private static final Texts TEXTS = Texts.beside(Layout.class, "site");
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");
  private static final int FEWEST_PARTS = 3;

  private final Language language;
  private final Navigation navigation;
  private final Map<Path, Page> pages;
  private final String template;

  Layout(Language language, Navigation navigation, Map<Path, Page> pages) throws IOException {
    this.language = language;
    this.navigation = navigation;
    this.pages = pages;
    this.template = new String(Site.resource("layout.html"), StandardCharsets.UTF_8);
  }

  String html(Page page) {
    boolean translated = Addresses.isTranslated(page.path());
    Map<String, String> values = new HashMap<>();
    values.put("lang", language.tag());
    values.put("title", Html.escape(page.title()));
    values.put("root", Addresses.relative(page.address(), "x").replaceAll("x$", ""));
    values.put("home", home(page));
    values.put("languages", languages(page));
    values.put("menu", menu(page));
    values.put("contents", contents(page));
    values.put("body", page.body());
    values.put("body-lang", translated ? language.tag() : Language.EN.tag());
    values.put("note", note(translated));
    values.put("kind", page.address().endsWith("/index.html") ? "home" : "page");
    return filled(values);
  }

  private String filled(Map<String, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> {
              String name = place.group(1);
              String value = values.get(name);
              return Matcher.quoteReplacement(
                  value != null ? value : Html.escape(TEXTS.get(language, name)));
            });
  }

  private String home(Page page) {
    return Addresses.relative(page.address(), language.tag() + "/index.html");
  }

  private String note(boolean translated) {
    return translated || language == Language.EN
        ? ""
        : "<p class=\"note\">" + Html.escape(TEXTS.get(language, "english-only")) + "</p>";
  }

  /** The same page in each language; every address is there in all of them. */
  private String languages(Page page) {
    String inside = page.address().substring(page.address().indexOf('/') + 1);
    StringBuilder html = new StringBuilder();
    for (Language other : Language.values()) {
      String current = other == language ? " aria-current=\"true\"" : "";
      html.append(
          Html.fill(
              "<a href=\"%s\" lang=\"%s\" hreflang=\"%s\"%s>%s</a>",
              Addresses.relative(page.address(), other.tag() + "/" + inside),
              other.tag(),
              other.tag(),
              current,
              other == Language.NL ? "Nederlands" : "English"));
    }
    return html.toString();
  }

  private String menu(Page page) {
    StringBuilder html = new StringBuilder();
    for (Navigation.Section section : navigation.sections()) {
      html.append("<h2>").append(Html.escape(section.name(language))).append("</h2>\n<ul>\n");
      for (Path path : section.paths(language)) {
        html.append(item(page, path));
      }
      html.append("</ul>\n");
    }
    return html.toString();
  }

  private String item(Page page, Path path) {
    Page other = pages.get(path);
    if (other == null) {
      throw new IllegalStateException("the menu names " + path + ", which is not there");
    }
    boolean english = language != Language.EN && !Addresses.isTranslated(path);
    return Html.fill(
        "<li><a href=\"%s\"%s%s>%s</a></li>\n",
        Addresses.relative(page.address(), other.address()),
        other.equals(page) ? " aria-current=\"page\"" : "",
        english ? " lang=\"en\"" : "",
        Html.escape(other.title()));
  }

  private String contents(Page page) {
    List<Page.Part> parts = page.parts().stream().filter(part -> part.level() == 2).toList();
    if (parts.size() < FEWEST_PARTS) {
      return "";
    }
    StringBuilder html = new StringBuilder();
    html.append("<nav class=\"contents\" aria-labelledby=\"contents\"><h2 id=\"contents\">")
        .append(Html.escape(TEXTS.get(language, "on-this-page")))
        .append("</h2>\n<ul>\n");
    for (Page.Part part : parts) {
      html.append(
          Html.fill("<li><a href=\"#%s\">%s</a></li>\n", part.id(), Html.escape(part.name())));
    }
    return html.append("</ul></nav>\n").toString();
  }
}

package nl.skillspaspoort.docs.site;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.problem.Language;

/** Which file of the repository has which address on the site. */
final class Addresses {
  private static final Path GUIDE = Path.of("docs", "guide");
  private static final Pattern END = Pattern.compile("\\.md$");

  private Addresses() {}

  /** The page of a guide in a language. */
  static Path guide(String name, Language language) {
    return GUIDE.resolve(language.tag()).resolve(name + ".md");
  }

  /** True for what is written in more than one language. */
  static boolean isTranslated(Path path) {
    return path.startsWith(GUIDE);
  }

  /** False for a page of the guide in another language. */
  static boolean isOf(Path path, Language language) {
    return !isTranslated(path) || path.startsWith(GUIDE.resolve(language.tag()));
  }

  /** Where a file stands, for a reader of a language. */
  static String of(Path path, Language reader) {
    if (isTranslated(path)) {
      Path inside = GUIDE.relativize(path);
      return html(inside);
    }
    Path docs = Path.of("docs");
    Path inside = path.startsWith(docs) && path.getNameCount() == 2 ? docs.relativize(path) : path;
    return reader.tag() + "/" + html(inside);
  }

  static String ofPicture(Path path) {
    return "pictures/" + slashes(path);
  }

  /** From the page at one address to another address. */
  static String relative(String from, String to) {
    Path folder = Path.of(from).resolve("..").normalize();
    return slashes(folder.relativize(Path.of(to)));
  }

  static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static String html(Path path) {
    String text = slashes(path);
    Matcher end = END.matcher(text);
    return end.find() ? end.replaceFirst(".html") : "source/" + text + ".html";
  }
}

package nl.skillspaspoort.docs.site;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import nl.skillspaspoort.core.problem.Language;

/** The links of one page: from the file that they lead to in the repository to its page. */
final class Links {
  private static final String CODES = "reason-codes";

  private final Path root;
  private final Path path;
  private final Language language;
  private final Consumer<Path> linked;
  private final Consumer<Path> pictures;

  Links(Path root, Path path, Language language, Consumer<Path> linked, Consumer<Path> pictures) {
    this.root = root;
    this.path = path;
    this.language = language;
    this.linked = linked;
    this.pictures = pictures;
  }

  Path path() {
    return path;
  }

  Language language() {
    return language;
  }

  String address() {
    return Addresses.of(path, language);
  }

  /** Where a link of the text leads to on the site. */
  String to(String target) {
    if (URI.create(target).isAbsolute() || target.startsWith("#")) {
      return target;
    }
    int hash = target.indexOf('#');
    Path file = found(hash < 0 ? target : target.substring(0, hash));
    linked.accept(file);
    String address = Addresses.of(file, language);
    return Addresses.relative(address(), address) + (hash < 0 ? "" : target.substring(hash));
  }

  /** Where a picture of the text stands on the site. */
  String toPicture(String target) {
    Path file = found(target);
    pictures.accept(file);
    return Addresses.relative(address(), Addresses.ofPicture(file));
  }

  /** The anchor of a reason code. */
  String toCode(String code) {
    Path codes = Addresses.guide(CODES, language);
    return Addresses.relative(address(), Addresses.of(codes, language)) + "#" + code;
  }

  private Path found(String target) {
    Path file = root.relativize(root.resolve(path).resolve("..").resolve(target).normalize());
    if (Files.isDirectory(root.resolve(file))) {
      file = file.resolve("README.md");
    }
    if (!Files.isRegularFile(root.resolve(file))) {
      throw new IllegalStateException(
          path + " links to " + target + ", which is not there; expected a file of the repository");
    }
    return file;
  }
}

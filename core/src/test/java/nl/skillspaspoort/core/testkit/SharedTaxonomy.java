package nl.skillspaspoort.core.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.skillspaspoort.core.vocabulary.Scheme;
import nl.skillspaspoort.core.vocabulary.Vocabulary;
import nl.skillspaspoort.core.vocabulary.VocabularyException;
import nl.skillspaspoort.core.vocabulary.VocabularyReader;
import org.junit.jupiter.api.Assumptions;

/**
 * The ESCO subset beside the repository: {@code ../shared/taxonomy} seen from its root. It is read,
 * never copied in. Where it is absent the test is skipped with a message; with {@code CI=true} it
 * fails.
 */
public final class SharedTaxonomy {
  private SharedTaxonomy() {}

  /** A file of the folder. */
  public static Path file(String name) {
    Path file = root().resolveSibling("shared/taxonomy").resolve(name);
    if (!Files.isRegularFile(file)) {
      String message = "no shared/taxonomy/" + name + " beside the repository";
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(message + "; in CI it must be there");
      }
      Assumptions.abort(message + "; skipped");
    }
    return file;
  }

  /** The whole subset. */
  public static Vocabulary vocabulary() throws IOException, VocabularyException {
    VocabularyReader reader = VocabularyReader.of(new Scheme("ESCO", "1.1.1/1.2"));
    for (String name :
        List.of("occupation_skill.csv", "skills.csv", "occupations.csv", "groups.csv")) {
      try (InputStream in = Files.newInputStream(file(name))) {
        reader.read(name, in);
      }
    }
    return reader.vocabulary();
  }

  private static Path root() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(".mvn"))) {
        return at;
      }
    }
    throw new AssertionError("found no repository root above the working folder");
  }
}

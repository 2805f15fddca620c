package nl.skillspaspoort.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import org.junit.jupiter.api.Assumptions;

/**
 * The test vectors beside the repository: {@code ../shared/vectors} seen from its root. They are
 * read, never copied in.
 *
 * <p>Where the folder is absent the test is skipped with a message; with the environment variable
 * {@code CI=true} it fails, so that a build cannot be green because it tested nothing.
 */
public final class SharedVectors {
  private static final String FOLDER = "shared/vectors";

  private SharedVectors() {}

  /** A folder of vectors, for example {@code rfc8785-jcs}. */
  public static Path folder(String name) {
    Path folder = root().resolveSibling(FOLDER).resolve(name);
    if (!Files.isDirectory(folder)) {
      absent(name);
    }
    return folder;
  }

  /** The bytes of a file in a folder, for example {@code wycheproof}, {@code ed25519_test.json}. */
  public static byte[] bytes(String folder, String file) {
    try {
      return Files.readAllBytes(folder(folder).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a UTF-8 file in a folder. */
  public static String text(String folder, String file) {
    return new String(bytes(folder, file), StandardCharsets.UTF_8);
  }

  /** The JSON object in a file of a folder. */
  public static JsonObject json(String folder, String file) {
    try {
      return LARGE.readObject(bytes(folder, file));
    } catch (JsonFormatException e) {
      throw new AssertionError(folder + "/" + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The names of the files of a folder and of the folders in it, {@code /} between them, that end
   * with {@code suffix}, sorted.
   *
   * @param atLeast how many there were when the test was written; fewer fail the test
   */
  public static List<String> files(String folder, String suffix, int atLeast) {
    Path start = folder(folder);
    try (Stream<Path> paths = Files.walk(start)) {
      List<String> names =
          paths
              .filter(Files::isRegularFile)
              .map(path -> start.relativize(path).toString().replace('\\', '/'))
              .filter(name -> name.endsWith(suffix))
              .sorted()
              .toList();
      assertThat(names).as("vectors in %s", folder).hasSizeGreaterThanOrEqualTo(atLeast);
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Vector files may be larger than anything that is accepted from outside. */
  private static final JsonReader LARGE =
      JsonReader.within(new JsonLimits(64 << 20, 64, 8 << 20, 65_536, 262_144, 4_194_304));

  private static void absent(String name) {
    String message = "no " + FOLDER + "/" + name + " beside the repository";
    if ("true".equals(System.getenv("CI"))) {
      throw new AssertionError(message + "; in CI the vectors must be there");
    }
    Assumptions.abort(message + "; skipped");
  }

  /** The root of the repository: the nearest folder above the working one that has {@code .mvn}. */
  private static Path root() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(".mvn"))) {
        return at;
      }
    }
    throw new AssertionError("found no repository root above the working folder");
  }
}

package nl.skillspaspoort.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps the versions in {@code docs/compatibility.md} those that the build uses. */
final class CompatibilityTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void packagesOfNpm_haveTheVersionsOfTheTests() throws IOException {
    Map<String, String> used =
        found("\"([^\"]+)\": \"(\\d[^\"]*)\"", "examples/interop/src/test/node/package.json");
    Map<String, String> told =
        found("(?m)^\\| `([^`]+)` \\| ([\\d.]+) \\|$", "docs/compatibility.md");
    assertThat(told).hasSizeGreaterThanOrEqualTo(14);
    assertThat(used).containsAllEntriesOf(told);
  }

  @Test
  void everyPeer_isTold() throws IOException {
    Map<String, String> told =
        found("(?m)^\\| `([^`]+)` \\| ([\\d.]+) \\|$", "docs/compatibility.md");
    for (String name :
        found("\"([^\"]+)\": \"(\\d[^\"]*)\"", "examples/interop/src/test/node/package.json")
            .keySet()) {
      boolean part =
          name.equals("version") || name.endsWith("-context") || name.endsWith("-multikey");
      if (!part && !name.equals("base58-universal")) {
        assertThat(told).containsKey(name);
      }
    }
  }

  @Test
  void packagesOfMaven_haveTheVersionsOfTheBuild() throws IOException {
    Map<String, String> used = found("<([\\w.-]+)\\.version>([^<]+)</", "pom.xml");
    Map<String, String> told =
        found("(?m)^\\| `([^`]+)` \\| ([\\d.]+) \\| [^|]+ \\|$", "docs/compatibility.md");
    assertThat(told).hasSizeGreaterThanOrEqualTo(6);
    assertThat(used).containsAllEntriesOf(told);
  }

  private static Map<String, String> found(String pattern, String file) throws IOException {
    Map<String, String> versions = new TreeMap<>();
    Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(ROOT.resolve(file)));
    while (matcher.find()) {
      versions.put(matcher.group(1), matcher.group(2));
    }
    return versions;
  }
}

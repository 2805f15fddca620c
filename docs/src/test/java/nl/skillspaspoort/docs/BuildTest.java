package nl.skillspaspoort.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same sources give the same build: nothing in it is chosen on the day. */
@Tag("T99")
final class BuildTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern VERSION = Pattern.compile("<([\\w.-]*version)>([^<]*)</\\1>");

  /** What runs the build may be any from one on; it is no part of what is built. */
  private static final Pattern TOOLS =
      Pattern.compile("(?s)<require(Java|Maven)Version>.*?</require\\1Version>");

  private static final Pattern FIXED = Pattern.compile("\\d[\\w.-]*|\\$\\{[\\w.-]+}");

  @Test
  void everyVersion_isOneVersion() throws IOException {
    int versions = 0;
    for (Path pom : poms()) {
      Matcher version = VERSION.matcher(TOOLS.matcher(Files.readString(pom)).replaceAll(""));
      while (version.find()) {
        versions++;
        assertThat(version.group(2)).as("%s in %s", version.group(1), pom).matches(FIXED);
        assertThat(version.group(2)).as("%s in %s", version.group(1), pom).doesNotContain("LATEST");
      }
    }
    assertThat(versions).isGreaterThan(50);
  }

  /** A module that names a version of its own would bring a second one of the same thing. */
  @Test
  void versionsOfDependencies_standInTheParentOnly() throws IOException {
    for (Path pom : poms()) {
      String text = Files.readString(pom);
      if (pom.equals(ROOT.resolve("pom.xml"))) {
        continue;
      }
      Matcher dependency = Pattern.compile("(?s)<dependency>(.*?)</dependency>").matcher(text);
      while (dependency.find()) {
        String own = dependency.group(1).replace("<version>${project.version}</version>", "");
        assertThat(own).as("a dependency in %s", pom).doesNotContain("<version>");
      }
    }
  }

  @Test
  void build_isHeldToItsRules_andMadeTwice() throws IOException {
    assertThat(Files.readString(ROOT.resolve("pom.xml")))
        .contains("<requirePluginVersions>", "<project.build.outputTimestamp>", "cyclonedx");
    assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("\n.ci/reproducible\n");
  }

  private static List<Path> poms() throws IOException {
    List<Path> poms = new ArrayList<>();
    try (Stream<Path> files = Files.walk(ROOT, 3)) {
      files
          .filter(file -> file.endsWith("pom.xml"))
          .filter(file -> !file.toString().contains("target"))
          .forEach(poms::add);
    }
    assertThat(poms).hasSizeGreaterThan(8);
    return poms;
  }
}

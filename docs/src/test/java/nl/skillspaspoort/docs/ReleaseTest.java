package nl.skillspaspoort.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a release needs: one version everywhere, a complete bill of materials, every licence. */
final class ReleaseTest {
  private static final Path ROOT = Path.of("..");
  private static final Set<String> LICENCES =
      Set.of(
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "EPL-2.0",
          "MIT",
          "MPL-2.0 OR EPL-1.0",
          "OFL-1.1");

  /** Made by the build of each module before the tests here run. */
  private static final Path DEPENDENCIES = Path.of("target", "runtime-dependencies.txt");

  @Test
  void everyModule_hasTheVersionOfTheParent() throws IOException {
    String version = version(pom("."), "skillspaspoort-parent");
    for (String module : modules()) {
      String artifact = module.equals("bom") ? "skillspaspoort-bom" : "skillspaspoort-parent";
      assertThat(version(pom(module), artifact)).as(module).isEqualTo(version);
    }
  }

  @Test
  void billOfMaterials_namesEveryPublishedArtifact() throws IOException {
    Set<String> published = new TreeSet<>();
    for (String module : published()) {
      String pom = pom(module);
      String own = pom.substring(pom.indexOf("</parent>"));
      published.add(found("<artifactId>([^<]+)</artifactId>", own).get(0));
    }
    Set<String> named = new TreeSet<>(found("<artifactId>([^<]+)</artifactId>", pom("bom")));
    named.remove("skillspaspoort-bom");
    assertThat(named).isEqualTo(published).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void notice_namesEveryDependencyWithItsLicence() throws IOException {
    Map<String, String> named = new TreeMap<>();
    Matcher line =
        Pattern.compile("(?m)^  ([a-z][\\w.-]+:[\\w.-]+) +(\\S.*?)$")
            .matcher(Files.readString(ROOT.resolve("NOTICE")));
    while (line.find()) {
      named.put(line.group(1), line.group(2));
    }
    Set<String> used = new TreeSet<>();
    for (String module : published()) {
      String list = Files.readString(ROOT.resolve(module).resolve(DEPENDENCIES));
      used.addAll(found("([\\w.-]+:[\\w.-]+):jar:", list));
    }
    used.removeIf(dependency -> dependency.startsWith("nl.skillspaspoort:"));
    assertThat(used).hasSizeGreaterThan(10);
    assertThat(named.keySet()).as("NOTICE, section of dependencies").isEqualTo(used);
    named.forEach((dependency, licence) -> assertThat(LICENCES).as(dependency).contains(licence));
  }

  @Test
  void licence_isWhole() throws IOException {
    assertThat(Files.readString(ROOT.resolve("LICENSE")))
        .contains("Apache License", "Version 2.0, January 2004", "END OF TERMS AND CONDITIONS");
  }

  private static List<String> modules() throws IOException {
    List<String> modules = found("<module>([^<]+)</module>", pom("."));
    assertThat(modules).contains("bom", "core", "docs");
    return modules;
  }

  /** Those whose artifacts others get. */
  private static List<String> published() throws IOException {
    List<String> published = new ArrayList<>();
    for (String module : modules()) {
      if (!module.equals("bom") && !pom(module).contains("<maven.deploy.skip>true")) {
        published.add(module);
      }
    }
    return published;
  }

  private static String version(String pom, String artifact) {
    List<String> versions =
        found("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)</version>", pom);
    assertThat(versions).hasSize(1);
    return versions.get(0);
  }

  private static String pom(String module) throws IOException {
    return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
  }

  private static List<String> found(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}

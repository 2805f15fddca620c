package nl.skillspaspoort.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keeps the documents true: links lead somewhere and Java blocks compile. The names that a block
 * uses without declaring them stand in the comment before it: {@code <!-- java: Did worker -->}.
 */
final class DocumentsTest {
  private static final Path ROOT = root();
  private static final int FEWEST_DOCUMENTS = 60;
  private static final int FEWEST_BLOCKS = 6;
  private static final Pattern LINK = Pattern.compile("\\[[^\\]\\n]*]\\(([^)\\s]+)\\)");
  private static final Pattern FENCE =
      Pattern.compile("(?:<!-- java: ([^\\n]*) -->\\n)?```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final List<String> IMPORTS =
      List.of(
          "java.nio.file.*",
          "java.security.SecureRandom",
          "java.time.*",
          "java.util.*",
          "nl.skillspaspoort.core.assessment.*",
          "nl.skillspaspoort.core.credential.*",
          "nl.skillspaspoort.core.crosswalk.*",
          "nl.skillspaspoort.core.did.*",
          "nl.skillspaspoort.core.gap.*",
          "nl.skillspaspoort.core.json.*",
          "nl.skillspaspoort.core.key.*",
          "nl.skillspaspoort.core.passport.*",
          "nl.skillspaspoort.core.presentation.*",
          "nl.skillspaspoort.core.problem.*",
          "nl.skillspaspoort.core.proof.*",
          "nl.skillspaspoort.core.skill.*",
          "nl.skillspaspoort.core.trust.*",
          "nl.skillspaspoort.core.vocabulary.*",
          "nl.skillspaspoort.issuer.*",
          "nl.skillspaspoort.verifier.*",
          "nl.skillspaspoort.verifier.outcome.*",
          "nl.skillspaspoort.verifier.policy.*",
          "nl.skillspaspoort.wallet.*",
          "nl.skillspaspoort.wallet.store.*");

  @TestFactory
  Stream<DynamicTest> everyLink_leadsSomewhere() {
    List<Path> documents = documents();
    assertThat(documents).hasSizeGreaterThanOrEqualTo(FEWEST_DOCUMENTS);
    return documents.stream()
        .map(document -> DynamicTest.dynamicTest(name(document), () -> checkLinks(document)));
  }

  /** Whoever makes a check weaker can read what that gives up. */
  @Test
  void everyWeakening_isExplained() {
    Path policy = ROOT.resolve("verifier/src/main/resources/nl/skillspaspoort/verifier/policy");
    Matcher names =
        Pattern.compile("\"weakened\".*?\"enum\": \\[(.*?)]", Pattern.DOTALL)
            .matcher(read(policy.resolve("policy.schema.json")));
    assertThat(names.find()).isTrue();
    String explained = read(ROOT.resolve("docs/verification-policy.md"));
    for (String name : names.group(1).split(",")) {
      assertThat(explained).contains("| `" + name.strip().replace("\"", "") + "` |");
    }
  }

  @TestFactory
  Stream<DynamicTest> everyJavaBlock_compiles(@TempDir Path out) {
    List<DynamicTest> blocks = new ArrayList<>();
    for (Path document : documents()) {
      Matcher fence = FENCE.matcher(read(document));
      while (fence.find()) {
        String given = fence.group(1) == null ? "" : fence.group(1);
        String code = fence.group(2);
        blocks.add(
            DynamicTest.dynamicTest(
                name(document) + " block " + (blocks.size() + 1), () -> compile(given, code, out)));
      }
    }
    assertThat(blocks).hasSizeGreaterThanOrEqualTo(FEWEST_BLOCKS);
    return blocks.stream();
  }

  @Test
  void readmeCommands_areWhatCiRuns() {
    String readme = read(ROOT.resolve("README.md"));
    String ci = read(ROOT.resolve(".ci/run"));
    for (String command : List.of("./quickstart", "mvn verify")) {
      assertThat(readme).contains("\n" + command);
      assertThat(ci).contains(command);
    }
  }

  @Test
  void codesNamedInDocuments_exist() {
    Pattern code = Pattern.compile("`([A-Z]+(?:_[A-Z]+)+)`");
    List<String> known =
        Stream.of(ProblemCode.values()).map(Enum::name).collect(Collectors.toList());
    for (Path document : documents()) {
      Matcher matcher = code.matcher(read(document));
      while (matcher.find()) {
        if (matcher.group(1).endsWith("_ERROR") || matcher.group(1).startsWith("LIST_")) {
          assertThat(known).as(name(document)).contains(matcher.group(1));
        }
      }
    }
  }

  private static void checkLinks(Path document) {
    Matcher link = LINK.matcher(withoutCode(read(document)));
    while (link.find()) {
      String target = link.group(1);
      if (URI.create(target).isAbsolute()) {
        assertThat(target).startsWith("https://");
        continue;
      }
      int hash = target.indexOf('#');
      String file = hash < 0 ? target : target.substring(0, hash);
      Path folder = document.getParent();
      Path found = file.isEmpty() || folder == null ? document : folder.resolve(file).normalize();
      assertThat(found).as("link in " + name(document)).exists();
      if (hash >= 0) {
        assertThat(anchors(found)).as(target).contains(target.substring(hash + 1));
      }
    }
  }

  private static List<String> anchors(Path document) {
    List<String> anchors = new ArrayList<>();
    Matcher heading = HEADING.matcher(read(document));
    while (heading.find()) {
      anchors.add(
          heading
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-'));
    }
    return anchors;
  }

  private static String withoutCode(String text) {
    return text.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\\n]*`", "");
  }

  private static void compile(String given, String code, Path out) {
    String body =
        code.contains("class ") || code.contains("interface ")
            ? code
            : "final class Block { void block(" + given + ") throws Exception {\n" + code + "\n}}";
    String source =
        IMPORTS.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining()) + body;
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    boolean compiled =
        compiler
            .getTask(
                null,
                null,
                found,
                List.of("-proc:none", "-d", out.toString()),
                null,
                List.of(new Source(source)))
            .call();
    List<String> errors =
        found.getDiagnostics().stream()
            .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
            .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
            .toList();
    assertThat(errors).isEmpty();
    assertThat(compiled).isTrue();
  }

  private static List<Path> documents() {
    List<Path> documents = new ArrayList<>();
    try (Stream<Path> files = Files.list(ROOT);
        Stream<Path> pages = Files.walk(ROOT.resolve("docs"));
        Stream<Path> examples = Files.walk(ROOT.resolve("examples"), 2)) {
      Stream.of(files, pages, examples)
          .flatMap(each -> each)
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !ROOT.relativize(file).toString().contains("target"))
          .sorted()
          .forEach(documents::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return documents;
  }

  private static String name(Path document) {
    return ROOT.relativize(document).toString();
  }

  private static String read(Path document) {
    try {
      return Files.readString(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(".ci"))) {
      folder = folder.resolve("..").normalize();
      if (folder.getNameCount() == 0) {
        throw new IllegalStateException("no .ci folder above the working directory");
      }
    }
    return folder;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String code) {
      super(URI.create("string:///Block.java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}

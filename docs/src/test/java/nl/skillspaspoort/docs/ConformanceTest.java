package nl.skillspaspoort.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps {@code docs/conformance.md} true: each line has a test that exists. */
final class ConformanceTest {
  private static final Path DOCUMENT = Path.of("conformance.md");
  private static final TestSources TESTS = TestSources.under(Path.of("..").toAbsolutePath());
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+?) \\| (.+) \\|$");
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");

  private record Row(String line, String tests) {
    boolean isHeading() {
      return line.startsWith("---") || Set.of("the specification asks", "folder").contains(line);
    }
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    Matcher row = ROW.matcher(text());
    while (row.find()) {
      Row found = new Row(row.group(1), row.group(2));
      if (!found.isHeading()) {
        rows.add(found);
      }
    }
    assertThat(rows).hasSizeGreaterThan(90);
    return rows;
  }

  private static String text() {
    try {
      return Files.readString(DOCUMENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyLine_hasATestOrSaysThatItIsNotBuilt() {
    for (Row row : rows()) {
      assertThat(NAMED.matcher(row.tests()).find() || row.tests().startsWith("Not built: "))
          .as(row.line())
          .isTrue();
    }
  }

  @Test
  void everyTestNamed_exists() {
    for (Row row : rows()) {
      Matcher named = NAMED.matcher(row.tests());
      while (named.find()) {
        assertThat(TESTS.names()).as(row.line()).contains(named.group(1));
        if (named.group(2) != null) {
          assertThat(TESTS.hasMethod(named.group(1), named.group(2)))
              .as("%s: %s", row.line(), named.group())
              .isTrue();
        }
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> vectors_areAllThere() {
    Pattern row = Pattern.compile("(?m)^\\| ([a-z][\\w.-]+) \\| (\\d+) \\| ");
    List<DynamicTest> folders = new ArrayList<>();
    Matcher folder = row.matcher(text());
    while (folder.find()) {
      String name = folder.group(1);
      int files = Integer.parseInt(folder.group(2));
      folders.add(DynamicTest.dynamicTest(name, () -> SharedVectors.files(name, "", files)));
    }
    assertThat(folders).hasSizeGreaterThanOrEqualTo(21);
    return folders.stream();
  }
}

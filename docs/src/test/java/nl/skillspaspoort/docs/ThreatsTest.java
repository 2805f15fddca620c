package nl.skillspaspoort.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/threats.md} true: no threat is forgotten, and each test says so itself. */
final class ThreatsTest {
  private static final int LAST = 99;
  private static final String NOT_COVERED = "Not covered: ";
  private static final TestSources TESTS = TestSources.under(Path.of("..").toAbsolutePath());
  private static final Pattern ROW = Pattern.compile("(?m)^\\| T(\\d+) \\| ([^|]+) \\| (.+) \\|$");
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)`");

  @Test
  void everyNumber_hasOneRow() throws IOException {
    assertThat(rows().keySet())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, LAST).boxed().toList());
  }

  @Test
  void everyRow_hasTestsThatNameTheThreat_orSaysWhyNot() throws IOException {
    Map<Integer, Set<String>> tagged = TESTS.byThreat();
    rows()
        .forEach(
            (threat, tests) -> {
              if (tests.startsWith(NOT_COVERED)) {
                assertThat(tests.length())
                    .as("the reason for T%s", threat)
                    .isGreaterThan(NOT_COVERED.length() + 10);
              } else {
                assertThat(names(tests)).as("T%s", threat).isNotEmpty();
                assertThat(tagged.getOrDefault(threat, Set.of()))
                    .as("tests with the tag T%s", threat)
                    .containsAll(names(tests));
              }
            });
  }

  /** What others tag belongs into the table: a number without a row would be seen by nobody. */
  @Test
  void everyTag_isAThreatOfTheTable() throws IOException {
    assertThat(rows().keySet()).containsAll(TESTS.byThreat().keySet());
  }

  @Test
  void everyTestThatTheGuideNames_exists() throws IOException {
    Set<String> named = names(Files.readString(Path.of("testing.md")));
    assertThat(named).hasSizeGreaterThan(15);
    assertThat(TESTS.names()).containsAll(named);
  }

  private static Map<Integer, String> rows() throws IOException {
    Map<Integer, String> rows = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("threats.md")));
    while (row.find()) {
      assertThat(rows.put(Integer.valueOf(row.group(1)), row.group(3)))
          .as("another row for T%s", row.group(1))
          .isNull();
    }
    return rows;
  }

  private static Set<String> names(String tests) {
    Set<String> names = new TreeSet<>();
    Matcher named = NAMED.matcher(tests);
    while (named.find()) {
      names.add(named.group(1));
    }
    return names;
  }
}

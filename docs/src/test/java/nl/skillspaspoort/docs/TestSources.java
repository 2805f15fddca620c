package nl.skillspaspoort.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The test classes of every module, as they stand in their files. */
final class TestSources {
  private static final Pattern THREAT = Pattern.compile("Tag\\(\"T(\\d+)\"\\)");
  private static final String END = "Test.java";

  private final Map<String, List<String>> byClass;

  private TestSources(Map<String, List<String>> byClass) {
    this.byClass = byClass;
  }

  /** Reads them. Two modules may have a test of one name: then both count. */
  static TestSources under(Path root) {
    Map<String, List<String>> byClass = new HashMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> file.toString().endsWith(END))
          .filter(file -> file.toString().replace('\\', '/').contains("/src/test/java/"))
          .forEach(file -> add(byClass, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TestSources(byClass);
  }

  private static void add(Map<String, List<String>> byClass, Path file) {
    String name = file.getFileName().toString().replace(".java", "");
    try {
      byClass.computeIfAbsent(name, absent -> new ArrayList<>()).add(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all test classes. */
  Set<String> names() {
    return byClass.keySet();
  }

  /** True if a class of this name has a method of this name. */
  boolean hasMethod(String className, String method) {
    return byClass.getOrDefault(className, List.of()).stream()
        .anyMatch(source -> source.contains(" " + method + "("));
  }

  /** For each threat that a test names, the classes that do. */
  SortedMap<Integer, Set<String>> byThreat() {
    SortedMap<Integer, Set<String>> threats = new TreeMap<>();
    byClass.forEach(
        (name, sources) -> {
          for (String source : sources) {
            Matcher tag = THREAT.matcher(source);
            while (tag.find()) {
              threats
                  .computeIfAbsent(Integer.valueOf(tag.group(1)), absent -> new TreeSet<>())
                  .add(name);
            }
          }
        });
    return threats;
  }
}

package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.wallet.WalletException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs every script of {@code src/test/scripts} in both languages. */
@Tag("T64")
@Tag("T65")
@Tag("T66")
@Tag("T80")
@Tag("T84")
@Tag("T86")
@Tag("T92")
@Tag("T94")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ScriptsTest {
  private static final Path SCRIPTS = Path.of("src", "test", "scripts");
  private static final int AT_LEAST = 8;

  @TempDir private Path temporary;

  @TestFactory
  Stream<DynamicTest> everyCase_saysWhatItsScriptSays() throws IOException, WalletException {
    List<Path> files = files();
    if (Boolean.getBoolean("scripts.update")) {
      for (Path file : files) {
        update(file);
      }
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files) {
      for (Script script : Script.read(file)) {
        for (Language language : Language.values()) {
          String name = file.getFileName() + ": " + script.title() + " (" + language.tag() + ")";
          Path folder = temporary.resolve(Integer.toString(tests.size()));
          tests.add(DynamicTest.dynamicTest(name, () -> script.check(folder, language)));
        }
      }
    }
    return tests.stream();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
      assertThat(all).hasSizeGreaterThanOrEqualTo(AT_LEAST);
      // For whoever works on one topic; a build runs them all.
      String only = System.getProperty("scripts.only", "");
      return only.isEmpty()
          ? all
          : all.stream()
              .filter(file -> List.of(only.split(",")).contains(file.getFileName().toString()))
              .toList();
    }
  }

  private void update(Path file) throws IOException, WalletException {
    List<String> text =
        new ArrayList<>(
            Files.readAllLines(file).stream().takeWhile(line -> !line.startsWith("== ")).toList());
    int number = 0;
    for (Script script : Script.read(file)) {
      Path folder = temporary.resolve("update-" + file.getFileName() + "-" + number++);
      text.add("== " + script.title());
      text.addAll(script.updated(folder.resolve("nl"), folder.resolve("en")));
    }
    Files.write(file, text);
  }
}

package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.testkit.FixedClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake of ours is told as one, without a stack trace and without anything personal. */
final class BugTest {
  @TempDir private Path folder;

  @Test
  @Tag("T95")
  void mistakeOfOurs_isToldWithItsPlaceOnly() throws Exception {
    Fixtures.wallet(folder);
    Fixtures.write(folder.resolve("evc.json"), "evc");
    TestEnvironment environment =
        new TestEnvironment(folder, Language.EN)
            .at(
                () -> {
                  throw new IllegalStateException("Anna Jansen, 12 May 1980");
                });
    assertThat(environment.run("add", "evc.json", "--passphrase-fd", "3")).isEqualTo(70);
    assertThat(environment.written()).isEmpty();
    assertThat(environment.said().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches(
                        "skillspas: There is a mistake in skillspas itself\\. "
                            + "\\[IllegalStateException, \\w+\\.java:\\d+]"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "skillspas: hint: Tell the makers, with the line above; see CONTRIBUTING.md."));
  }

  @Test
  void nothingWrong_isNoMistake() throws Exception {
    Fixtures.wallet(folder);
    TestEnvironment environment = new TestEnvironment(folder, Language.EN).at(FixedClock.atNow());
    assertThat(environment.run("list", "--passphrase-fd", "3")).isZero();
  }
}

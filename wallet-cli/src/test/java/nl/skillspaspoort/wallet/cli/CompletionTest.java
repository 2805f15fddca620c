package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import nl.skillspaspoort.core.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shells themselves make of the scripts. */
final class CompletionTest {
  @TempDir private Path folder;

  private String script(Language language, String shell) throws IOException {
    TestEnvironment environment = new TestEnvironment(folder, language);
    assertThat(environment.run("completion", shell)).isZero();
    Files.writeString(folder.resolve("script"), environment.written());
    return environment.written();
  }

  @ParameterizedTest
  @CsvSource({"bash,NL", "bash,EN", "zsh,NL", "zsh,EN", "fish,NL", "fish,EN"})
  void everyShell_readsItsScript(String shell, Language language)
      throws IOException, InterruptedException {
    script(language, shell);
    Tool.assumeThereIs(shell);
    assertThat(Tool.run(folder, shell, "-n", "script")).isEqualTo(new Tool.Ran(0, ""));
  }

  @Test
  void bash_completesCommandsAndOptions() throws IOException, InterruptedException {
    script(Language.NL, "bash");
    Tool.assumeThereIs("bash");
    String complete =
        "source ./script; COMP_WORDS=(skillspas %s); COMP_CWORD=%s; _complete_skillspas skillspas 2>/dev/null;"
            + " echo \"${COMPREPLY[@]}\"";
    assertThat(
            Tool.run(folder, "bash", "-c", String.format(Locale.ROOT, complete, "self-a", 1))
                .output()
                .strip())
        .isEqualTo("self-assert");
    assertThat(
            Tool.run(folder, "bash", "-c", String.format(Locale.ROOT, complete, "add --keep-f", 2))
                .output()
                .strip())
        .isEqualTo("--keep-foreign");
  }

  @Test
  void zsh_loadsTheScript() throws IOException, InterruptedException {
    script(Language.EN, "zsh");
    Tool.assumeThereIs("zsh");
    assertThat(
            Tool.run(
                    folder,
                    "zsh",
                    "-f",
                    "-c",
                    "autoload -U compinit; compinit -D -u; source ./script; whence -w _complete_skillspas")
                .output())
        .contains("_complete_skillspas: function");
  }

  @Test
  void fish_completesCommandsOptionsAndChoices() throws IOException, InterruptedException {
    script(Language.NL, "fish");
    Tool.assumeThereIs("fish");
    String complete = "source ./script; complete -C 'skillspas %s'";
    assertThat(
            Tool.run(folder, "fish", "-c", String.format(Locale.ROOT, complete, "self")).output())
        .isEqualTo("self-assert\tZeg zelf wat u kunt.\n");
    assertThat(
            Tool.run(folder, "fish", "-c", String.format(Locale.ROOT, complete, "add --keep-f"))
                .output())
        .startsWith("--keep-foreign\t");
    assertThat(
            Tool.run(folder, "fish", "-c", String.format(Locale.ROOT, complete, "share --as "))
                .output())
        .contains("proof", "jwt", "sd-jwt");
    assertThat(
            Tool.run(folder, "fish", "-c", String.format(Locale.ROOT, complete, "trust-list si"))
                .output())
        .startsWith("sign\t");
  }

  @Test
  void otherShell_isWrongUse() {
    TestEnvironment environment = new TestEnvironment(folder, Language.EN);
    assertThat(environment.run("completion", "tcsh")).isEqualTo(2);
    assertThat(environment.written()).isEmpty();
  }
}

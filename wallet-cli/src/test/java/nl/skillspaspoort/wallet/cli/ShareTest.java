package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nl.skillspaspoort.core.problem.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens between the preview and the yes. The rest is in share.txt. */
final class ShareTest {
  @TempDir private Path folder;

  @BeforeEach
  void prepare() throws Exception {
    Fixtures.wallet(folder);
    Fixtures.write(folder.resolve("small.json"), "small");
    Fixtures.write(folder.resolve("newer.json"), "small-newer");
    Fixtures.write(folder.resolve("request.json"), "request");
    add("small.json");
  }

  @Test
  void credentialReplacedMeanwhile_isNotSharedUnseen() {
    TestEnvironment environment = share(() -> add("newer.json"));
    assertThat(environment.said())
        .startsWith("skillspas: Another program has just changed the credential")
        .doesNotContain("Saved");
    assertThat(folder.resolve("answer.json")).doesNotExist();
    TestEnvironment log = new TestEnvironment(folder, Language.EN);
    assertThat(log.run("show", "--passphrase-fd", "3")).isZero();
    assertThat(log.written()).doesNotContain("Shared");
  }

  @Test
  void fileThatCameMeanwhile_isNotWrittenOver() {
    TestEnvironment environment =
        share(
            () -> {
              try {
                Fixtures.write(folder.resolve("answer.json"), "not-json");
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    assertThat(environment.said()).startsWith("skillspas: There is something called answer.json");
    assertThat(folder.resolve("answer.json")).hasContent("geachte heer");
  }

  @Test
  void selfAssertion_isToldAsOnesOwnWord() {
    TestEnvironment said = new TestEnvironment(folder, Language.EN);
    assertThat(
            said.run(
                "self-assert",
                "--skill",
                "http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0",
                "--evidence",
                "Three years in a hotel.",
                "--passphrase-fd",
                "3"))
        .isZero();
    TestEnvironment shown = new TestEnvironment(folder, Language.EN);
    assertThat(
            shown.run(
                "share",
                "2",
                "--request",
                "request.json",
                "--out",
                "answer.json",
                "--yes",
                "--passphrase-fd",
                "3"))
        .isZero();
    assertThat(shown.written())
        .contains("from: yourself (did:key:")
        .contains("evidence, in words: Three years in a hotel.")
        .doesNotContain("narrative");
  }

  private TestEnvironment share(Runnable meanwhile) {
    TestEnvironment environment =
        new TestEnvironment(folder, Language.EN).typing("yes").meanwhile(meanwhile);
    int exit =
        environment.run(
            "share",
            "1",
            "--request",
            "request.json",
            "--out",
            "answer.json",
            "--passphrase-fd",
            "3");
    assertThat(exit).isIn(1, 2);
    return environment;
  }

  private void add(String file) {
    TestEnvironment environment = new TestEnvironment(folder, Language.EN);
    assertThat(environment.run("add", file, "--passphrase-fd", "3")).isZero();
  }
}

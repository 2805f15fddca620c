package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The manual pages: one for each command in each language, that the formatter of man can read. */
final class ManualPageTest {
  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Documents.main(new String[] {folder.toString(), "1.2.3"});
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".1")).sorted().toList();
    }
  }

  @Test
  void everyCommand_hasAPageInBothLanguages() throws IOException {
    CommandLine commands = Main.commands(new Words(Language.EN));
    for (CommandLine command : commands.getSubcommands().values()) {
      String name = "skillspas-" + command.getCommandName() + ".1";
      assertThat(folder.resolve("man/man1").resolve(name)).exists();
      assertThat(folder.resolve("man/nl/man1").resolve(name)).exists();
    }
    assertThat(folder.resolve("man/man1/skillspas-trust-list-sign.1")).exists();
  }

  @Test
  void everyPage_saysTheSameAsTheHelp() throws IOException {
    String page = Files.readString(folder.resolve("man/nl/man1/skillspas-add.1"));
    assertThat(page)
        .contains(".SH \"NAAM\"", "Bewaar bewijzen die u hebt gekregen.")
        .contains("\\-\\-keep\\-foreign", ".SH \"VOORBEELD\"", "skillspas add bewijs.json")
        .contains("het is verkeerd gevraagd");
  }

  @Test
  void formatter_hasNothingToSayAboutThem() throws IOException, InterruptedException {
    Tool.assumeThereIs("groff");
    for (Path page : pages()) {
      Tool.Ran ran = Tool.run(folder, "groff", "-man", "-ww", "-Kutf8", "-Tutf8", page.toString());
      assertThat(ran.exit()).as(page.toString()).isZero();
      assertThat(ran.output()).as(page.toString()).doesNotContain("warning", "error");
    }
  }

  @Test
  void man_rendersThem() throws IOException, InterruptedException {
    Tool.assumeThereIs("man");
    Tool.assumeThereIs("groff");
    Tool.Ran ran =
        Tool.run(folder, "man", "-l", folder.resolve("man/nl/man1/skillspas-claim.1").toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.output().replaceAll("\\s+", " "))
        .contains("skillspas-claim - Haal een bewijs op")
        .contains("skillspas claim ophaalbestand.json --out verzoek.json");
  }
}

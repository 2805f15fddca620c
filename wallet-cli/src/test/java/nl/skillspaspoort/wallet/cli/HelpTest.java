package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.wallet.TestWallets;
import nl.skillspaspoort.wallet.WalletException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every help ends with an example, and the example works. */
final class HelpTest {
  @TempDir private Path folder;

  static Stream<Arguments> commands() {
    List<Arguments> all = new ArrayList<>();
    for (Language language : Language.values()) {
      for (String verb :
          List.of(
              "",
              "init",
              "add",
              "claim",
              "self-assert",
              "endorse-request",
              "list",
              "show",
              "request",
              "share",
              "completion",
              "help",
              "skills",
              "gap",
              "plan",
              "backup",
              "restore",
              "export",
              "remove",
              "log",
              "check",
              "passphrase",
              "config")) {
        all.add(Arguments.of(language, verb));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void exampleOfTheHelp_works(Language language, String verb) throws Exception {
    TestEnvironment help = new TestEnvironment(folder, language);
    assertThat(help.run(verb.isEmpty() ? new String[] {"-h"} : new String[] {verb, "--help"}))
        .isZero();
    List<String> lines = help.written().lines().toList();
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(help.said()).isEmpty();
    String example = lines.get(lines.size() - 1).strip();
    assertThat(example).startsWith(verb.isEmpty() ? "skillspas " : "skillspas " + verb);

    if (!example.equals("skillspas init")) {
      prepare();
    }
    if (verb.equals("backup")) {
      Files.delete(folder.resolve("kopie.wallet"));
      Files.delete(folder.resolve("copy.wallet"));
    }
    TestEnvironment tried =
        new TestEnvironment(folder, language)
            .typing(
                TestWallets.PASSPHRASE,
                verb.equals("claim") ? Fixtures.CLAIM_CODE : TestWallets.PASSPHRASE,
                TestWallets.PASSPHRASE);
    String[] arguments = Script.arguments(example.substring("skillspas ".length()));
    assertThat(tried.run(arguments)).as(tried.said()).isZero();
  }

  /** The codes are listed once, in the help of the program: a heading comes with its list. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void headingOfTheExitCodes_isWhereTheyAre(Language language) {
    Words words = new Words(language);
    String heading = words.text("exit.heading").strip();
    CommandLine root = Main.commands(words);
    assertThat(root.getUsageMessage(CommandLine.Help.Ansi.OFF))
        .contains(heading, words.text("exit.0"));
    List<CommandLine> below = new ArrayList<>(root.getSubcommands().values());
    assertThat(below).hasSizeGreaterThan(20);
    for (int i = 0; i < below.size(); i++) {
      below.addAll(below.get(i).getSubcommands().values());
      assertThat(below.get(i).getUsageMessage(CommandLine.Help.Ansi.OFF).lines())
          .as(below.get(i).getCommandSpec().qualifiedName())
          .doesNotContain(heading);
    }
  }

  /** A wallet with a credential, and the files that the examples name. */
  private void prepare() throws IOException, WalletException {
    Fixtures.wallet(folder);
    for (String name : List.of("bewijs.json", "credential.json")) {
      Fixtures.write(folder.resolve(name), "evc");
    }
    for (String name : List.of("vraag.json", "request.json")) {
      Fixtures.write(folder.resolve(name), "request");
    }
    for (String name : List.of("ophaalbestand.json", "claim.json")) {
      Fixtures.write(folder.resolve(name), "claim");
    }
    Fixtures.write(folder.resolve("first.json"), "small");
    assertThat(
            new TestEnvironment(folder, Language.NL)
                .run("add", "first.json", "--passphrase-fd", "3"))
        .isZero();
    for (String name : List.of("kopie.wallet", "copy.wallet")) {
      assertThat(
              new TestEnvironment(folder, Language.NL)
                  .run("backup", "--out", name, "--passphrase-fd", "3"))
          .isZero();
    }
    Files.delete(folder.resolve("first.json"));
  }
}

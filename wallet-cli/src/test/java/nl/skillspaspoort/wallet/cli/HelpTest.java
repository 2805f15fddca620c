package nl.skillspaspoort.wallet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.wallet.TestWallets;
import nl.skillspaspoort.wallet.WalletException;
import org.junit.jupiter.api.Test;
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

  /** Those of an employer, of the operator of a list, and of lists of skills. */
  static Stream<Arguments> commandsWithoutWallet() {
    return Stream.of(Language.values())
        .flatMap(
            language ->
                Stream.of(
                        "verify",
                        "screen",
                        "trust-list",
                        "trust-list key",
                        "trust-list create",
                        "trust-list sign",
                        "trust-list bump",
                        "trust-list diff",
                        "trust-list verify",
                        "vocabulary",
                        "vocabulary import",
                        "vocabulary list",
                        "vocabulary search")
                    .map(verb -> Arguments.of(language, verb)));
  }

  /** Together the two lists name every command there is. */
  @Test
  void everyCommand_isTried() {
    List<String> all = new ArrayList<>();
    names(Main.commands(new Words(Language.EN)), "", all);
    List<String> tried =
        Stream.concat(commands(), commandsWithoutWallet())
            .map(arguments -> (String) arguments.get()[1])
            .toList();
    assertThat(tried).containsAll(all);
  }

  private static void names(CommandLine command, String before, List<String> into) {
    command
        .getSubcommands()
        .forEach(
            (name, below) -> {
              into.add(before + name);
              names(below, before + name + " ", into);
            });
  }

  private String example(Language language, String verb) {
    TestEnvironment help = new TestEnvironment(folder, language);
    assertThat(help.run((verb.isEmpty() ? "-h" : verb + " --help").split(" "))).isZero();
    List<String> lines = help.written().lines().toList();
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(help.said()).isEmpty();
    String example = lastOne(lines);
    assertThat(example).startsWith(verb.isEmpty() ? "skillspas " : "skillspas " + verb);
    return example;
  }

  /** It can take several lines. */
  private static String lastOne(List<String> lines) {
    int from = lines.size() - 1;
    while (!lines.get(from).strip().startsWith("skillspas ")) {
      from--;
    }
    return String.join(" ", lines.subList(from, lines.size()).stream().map(String::strip).toList());
  }

  @ParameterizedTest
  @MethodSource("commandsWithoutWallet")
  void exampleForOthersThanWorkers_works(Language language, String verb) throws Exception {
    String signer = TestKeys.listSigner().publicKey().multibase();
    for (String name :
        List.of("bewijs.json", "credential.json", "inbox/1.json", "postvak/1.json")) {
      Fixtures.write(folder.resolve(name), "evc");
    }
    if (!verb.equals("trust-list sign")) {
      for (String name : List.of("lijst.jws", "list.jws")) {
        Fixtures.write(folder.resolve(name), "trust-list");
      }
    }
    Fixtures.write(folder.resolve("occupations_nl.csv"), "occupations");
    zip("occupations_nl.csv", "ESCO.zip");
    List<String> before =
        switch (verb) {
          case "trust-list sign" -> List.of("trust-list key", "trust-list create");
          case "trust-list diff" -> List.of("trust-list bump");
          default -> List.of();
        };
    for (String earlier : before) {
      assertThat(run(language, example(language, earlier), signer)).isEqualTo(ExitCode.DONE);
    }
    // Nobody showed the credential as hers, so that nobody can say whose it is.
    boolean undetermined = verb.equals("verify");
    assertThat(run(language, example(language, verb), signer))
        .isEqualTo(undetermined ? ExitCode.UNDETERMINED : ExitCode.DONE);
  }

  private ExitCode run(Language language, String example, String signer) {
    TestEnvironment tried =
        new TestEnvironment(folder, language)
            .typing(TestWallets.PASSPHRASE, TestWallets.PASSPHRASE, TestWallets.PASSPHRASE);
    String[] arguments =
        Script.arguments(example.substring("skillspas ".length()).replace("z6Mk...", signer));
    int exit = tried.run(arguments);
    return Stream.of(ExitCode.values())
        .filter(code -> code.number() == exit)
        .peek(code -> assertThat(code).as(tried.said()).isNotIn(ExitCode.USAGE, ExitCode.BUG))
        .findFirst()
        .orElseThrow();
  }

  private void zip(String file, String archive) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve(archive)))) {
      zip.putNextEntry(new ZipEntry(file));
      zip.write(Files.readAllBytes(folder.resolve(file)));
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void exampleOfTheHelp_works(Language language, String verb) throws Exception {
    String example = example(language, verb);
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

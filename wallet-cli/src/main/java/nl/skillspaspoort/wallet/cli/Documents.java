package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.skillspaspoort.core.problem.Language;
import picocli.CommandLine;

/**
 * Writes what goes beside the program: manual pages in both languages, and what shells complete.
 * The build runs it.
 *
 * <pre>
 * man/man1/skillspas.1, skillspas-add.1, ...     in English
 * man/nl/man1/...                                in Dutch
 * completion/skillspas.bash, skillspas.fish      with the words of the language in their folder
 * completion/nl/...
 * </pre>
 */
public final class Documents {
  private Documents() {}

  /**
   * Writes the documents.
   *
   * @param arguments the folder, and the version of the program
   * @throws IOException if they cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException(
          "found " + arguments.length + " arguments; expected a folder and a version");
    }
    for (Language language : Language.values()) {
      write(Path.of(arguments[0]), new Words(language), arguments[1]);
    }
  }

  private static void write(Path folder, Words words, String version) throws IOException {
    String below = words.language() == Language.EN ? "" : words.language().tag();
    Path pages = Files.createDirectories(folder.resolve("man").resolve(below).resolve("man1"));
    page(pages, Main.commands(words), words, version);
    Path completion = Files.createDirectories(folder.resolve("completion").resolve(below));
    try {
      Files.writeString(
          completion.resolve("skillspas.bash"), CompletionCommand.script("bash", words));
      Files.writeString(
          completion.resolve("skillspas.fish"), CompletionCommand.script("fish", words));
    } catch (UsageException e) {
      throw new AssertionError("these shells are known", e);
    }
  }

  private static void page(Path folder, CommandLine command, Words words, String version)
      throws IOException {
    String name = command.getCommandSpec().qualifiedName("-");
    Files.writeString(folder.resolve(name + ".1"), ManualPage.of(command, words, version));
    for (CommandLine each : command.getSubcommands().values()) {
      page(folder, each, words, version);
    }
  }
}

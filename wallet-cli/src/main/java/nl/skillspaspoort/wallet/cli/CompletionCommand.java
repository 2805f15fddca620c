package nl.skillspaspoort.wallet.cli;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code skillspas completion}: what a shell needs to complete commands and options. */
@CommandLine.Command(name = "completion", sortOptions = false, sortSynopsis = false)
final class CompletionCommand implements Command {
  @Parameters(arity = "1", paramLabel = "bash|zsh|fish", descriptionKey = "completion.shell")
  private String shell = "";

  @Override
  public ExitCode run(Session session) throws UsageException {
    // A script of ours, with line ends and quotes that have to stay as they are.
    session.environment().out().print(script(shell, session.words()));
    return ExitCode.DONE;
  }

  static String script(String shell, Words words) throws UsageException {
    CommandLine commands = Main.commands(words);
    return switch (shell.toLowerCase(Locale.ROOT)) {
      // One script for both: it says so to zsh.
      case "bash", "zsh" -> AutoComplete.bash("skillspas", commands);
      case "fish" -> FishCompletion.of(commands, words);
      default -> throw new UsageException("usage.completion", shell);
    };
  }
}

package nl.skillspaspoort.wallet.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Parameters;

/** {@code skillspas help}: the same as {@code --help} behind a command. */
@CommandLine.Command(name = "help", sortOptions = false, sortSynopsis = false)
final class HelpCommand implements Command {
  @Parameters(
      arity = "0..*",
      paramLabel = "${bundle:label.command}",
      descriptionKey = "help.command")
  private List<String> path = new ArrayList<>();

  @Override
  public ExitCode run(Session session) throws UsageException {
    CommandLine about = Main.commands(session.words());
    for (String name : path) {
      CommandLine below = about.getSubcommands().get(name);
      if (below == null) {
        throw new UsageException("usage.help.unknown", name);
      }
      about = below;
    }
    about.getUsageMessage(Ansi.OFF).lines().forEach(session.printer()::answer);
    return ExitCode.DONE;
  }
}

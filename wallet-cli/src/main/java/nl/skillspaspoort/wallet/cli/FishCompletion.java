package nl.skillspaspoort.wallet.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the fish shell completes: picocli writes that for bash and zsh only.
 *
 * @see <a href="https://fishshell.com/docs/current/completions.html">fish, writing completions</a>
 */
final class FishCompletion {
  private static final String COMPLETE = "complete -c skillspas";
  private static final String SEEN = "__fish_seen_subcommand_from ";

  private final Set<String> fileLabels;
  private final List<String> lines = new ArrayList<>();

  private FishCompletion(Words words) {
    this.fileLabels =
        Set.of(words.text("label.file"), words.text("label.directory"), words.text("label.input"));
  }

  /** The script, for {@code ~/.config/fish/completions/skillspas.fish}. */
  static String of(CommandLine root, Words words) {
    FishCompletion completion = new FishCompletion(words);
    completion.lines.add(COMPLETE + " -f");
    completion.command(root, "__fish_use_subcommand");
    return String.join("\n", completion.lines) + "\n";
  }

  private void command(CommandLine command, String condition) {
    for (OptionSpec option : command.getCommandSpec().options()) {
      option(option, condition);
    }
    boolean files =
        command.getCommandSpec().positionalParameters().stream()
            .anyMatch(parameter -> fileLabels.contains(parameter.paramLabel()));
    if (files) {
      line(condition, "-F");
    }
    Collection<CommandLine> shown =
        command.getSubcommands().values().stream()
            .filter(each -> !each.getCommandSpec().usageMessage().hidden())
            .toList();
    String names = shown.stream().map(CommandLine::getCommandName).collect(Collectors.joining(" "));
    for (CommandLine each : shown) {
      CommandSpec spec = each.getCommandSpec();
      String open =
          command.getParent() == null ? condition : condition + "; and not " + SEEN + names;
      line(open, "-a " + spec.name() + describe(spec.usageMessage().header()));
      String deeper = SEEN + spec.name();
      command(each, command.getParent() == null ? deeper : condition + "; and " + deeper);
    }
  }

  private void option(OptionSpec option, String condition) {
    StringBuilder words = new StringBuilder();
    for (String name : option.names()) {
      words.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
      words.append(' ');
    }
    if (option.arity().max() > 0) {
      String label = option.paramLabel();
      if (label.contains("|")) {
        words.append("-x -a '").append(label.replace('|', ' ')).append("' ");
      } else {
        words.append(fileLabels.contains(label) ? "-r -F " : "-x ");
      }
    }
    line(condition, words.toString().strip() + describe(option.description()));
  }

  private static String describe(String[] text) {
    return " -d '" + String.join(" ", text).replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private void line(String condition, String rest) {
    lines.add(COMPLETE + " -n '" + condition + "' " + rest);
  }
}

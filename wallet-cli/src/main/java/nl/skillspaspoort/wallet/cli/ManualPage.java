package nl.skillspaspoort.wallet.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of one command, as {@code man} reads it: from the same texts as its help.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/man.7.html">man(7)</a>
 */
final class ManualPage {
  private final Words words;
  private final List<String> lines = new ArrayList<>();

  private ManualPage(Words words) {
    this.words = words;
  }

  /** The page in section 1, in UTF-8. */
  static String of(CommandLine command, Words words, String version) {
    ManualPage page = new ManualPage(words);
    page.write(command, version);
    return String.join("\n", page.lines) + "\n";
  }

  private void write(CommandLine command, String version) {
    CommandSpec spec = command.getCommandSpec();
    String name = spec.qualifiedName("-");
    macro(".TH", name.toUpperCase(java.util.Locale.ROOT), "1", "", "skillspas " + version, "");
    lines.add(".ad l");
    lines.add(".nh");
    section("man.name");
    text(name + " - " + String.join(" ", spec.usageMessage().header()));
    section("man.synopsis");
    text(command.getHelp().synopsis(0).strip().replaceAll("\\s+", " "));
    section("man.description");
    text(String.join(" ", spec.usageMessage().description()));
    arguments(spec);
    commands(command);
    section("man.exit");
    ExitCode.numbers().forEach(code -> tagged(code, words.text("exit." + code)));
    section("man.example");
    lines.add(".nf");
    for (String line : spec.usageMessage().footer()) {
      text(line.strip());
    }
    lines.add(".fi");
  }

  private void arguments(CommandSpec spec) {
    section("man.options");
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      tagged(parameter.paramLabel(), description(parameter));
    }
    for (OptionSpec option : spec.options()) {
      String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
      tagged(String.join(", ", option.names()) + value, description(option));
    }
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private void commands(CommandLine command) {
    if (command.getSubcommands().isEmpty()) {
      return;
    }
    section("man.commands");
    for (CommandLine each : command.getSubcommands().values()) {
      CommandSpec spec = each.getCommandSpec();
      if (!spec.usageMessage().hidden()) {
        tagged(spec.qualifiedName("-") + "(1)", String.join(" ", spec.usageMessage().header()));
      }
    }
  }

  private void section(String key) {
    macro(".SH", words.text(key));
  }

  private void tagged(String tag, String description) {
    lines.add(".TP");
    macro(".B", tag);
    text(description);
  }

  private void macro(String name, String... arguments) {
    StringBuilder line = new StringBuilder(name);
    for (String argument : arguments) {
      line.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
    }
    lines.add(line.toString());
  }

  private void text(String text) {
    String escaped = escaped(text);
    boolean control = escaped.startsWith(".") || escaped.startsWith("'");
    lines.add(control ? "\\&" + escaped : escaped);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replace('\n', ' ');
  }
}

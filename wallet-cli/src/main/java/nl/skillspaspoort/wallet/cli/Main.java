package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program {@code skillspas}.
 *
 * <p>Exit codes: 0 done, 1 refused, 2 asked in a wrong way, 3 could not tell, 70 a mistake of ours.
 */
public final class Main {
  private static final String LANGUAGE_OPTION = "--lang";
  private static final int HELP_WIDTH = 80;

  /** Options that are called in English and in Dutch. */
  private static final Map<String, String> BILINGUAL =
      Map.of("--occupation", "--beroep", "--vacancy", "--vacature");

  private Main() {}

  /** Runs the program and ends this process. */
  public static void main(String[] arguments) {
    Environment environment = new SystemEnvironment();
    HeadStart.begin(environment.clock(), arguments);
    System.exit(run(environment, arguments));
  }

  /** Runs the program; never throws. */
  static int run(Environment environment, String... arguments) {
    Settings settings = Settings.none();
    Optional<UsageException> unreadable = Optional.empty();
    try {
      settings = Settings.read(environment);
    } catch (UsageException e) {
      unreadable = Optional.of(e);
    }
    Words words = new Words(language(environment, settings, arguments));
    Printer printer = new Printer(environment.out(), environment.err(), words.text("hint"));
    try {
      Session session =
          new Session(environment, new Skillspas().options(), settings, words, printer);
      return unreadable.isPresent()
          ? Failures.tell(session, unreadable.get()).number()
          : run(environment, settings, words, printer, arguments).number();
    } catch (RuntimeException | Error e) {
      // The only catch of everything, and it never turns into a yes.
      return Failures.tell(printer, words, e).number();
    }
  }

  private static ExitCode run(
      Environment environment,
      Settings settings,
      Words words,
      Printer printer,
      String... arguments) {
    Skillspas root = new Skillspas();
    CommandLine commands = commands(root, Verbs.of(arguments), words);
    Session session = new Session(environment, root.options(), settings, words, printer);
    try {
      ParseResult parsed = commands.parseArgs(arguments);
      List<CommandLine> path = parsed.asCommandLineList();
      CommandLine last = path.get(path.size() - 1);
      if (last.isUsageHelpRequested()) {
        last.getUsageMessage(Ansi.OFF).lines().forEach(printer::answer);
        return ExitCode.DONE;
      }
      requireValues(path);
      return last.<Command>getCommand().run(session);
    } catch (ParameterException e) {
      return wrongUse(session, e);
    } catch (UsageException e) {
      return Failures.tell(session, e);
    } catch (ProblemException e) {
      return Failures.tell(session, place(session, e), e);
    } catch (IOException e) {
      session.say("failed.io", e.getClass().getSimpleName());
      session.hint("failed.io.hint");
      return ExitCode.REFUSED;
    }
  }

  /** Which wallet it is about, where the place is what is wrong. */
  private static String place(Session session, ProblemException e) {
    return switch (e.problem().code()) {
      case WALLET_NOT_FOUND, WALLET_PERMISSIONS -> session.namedDirectory() + ": ";
      default -> "";
    };
  }

  /** An empty value is a variable that is not set: it must not become a default. */
  private static void requireValues(List<CommandLine> path) throws UsageException {
    for (CommandLine command : path) {
      for (ArgSpec argument : command.getParseResult().matchedArgs()) {
        if (argument.originalStringValues().contains("")) {
          throw new UsageException("usage.empty", label(argument));
        }
      }
    }
  }

  /** All commands, with their help in one language. */
  static CommandLine commands(Words words) {
    return commands(new Skillspas(), Verbs.all(), words);
  }

  private static CommandLine commands(Skillspas root, List<Command> verbs, Words words) {
    CommandLine commands = new CommandLine(root);
    for (Command verb : verbs) {
      commands.addSubcommand(verb);
    }
    commands.getSubcommands().values().forEach(command -> inOneLanguage(command, words));
    commands.setResourceBundle(new HelpTexts(words));
    Map<String, String> exits = new LinkedHashMap<>();
    ExitCode.numbers().forEach(code -> exits.put(code, words.text("exit." + code)));
    commands
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading(words.text("exit.heading"))
        .exitCodeList(exits);
    commands.setExpandAtFiles(false);
    commands.setUsageHelpWidth(HELP_WIDTH);
    commands.setUsageHelpAutoWidth(false);
    return commands;
  }

  /** Of an option with a name in each language, help shows one; both are understood. */
  private static void inOneLanguage(CommandLine command, Words words) {
    CommandSpec spec = command.getCommandSpec();
    BILINGUAL.forEach(
        (english, dutch) -> {
          OptionSpec hidden = spec.findOption(words.language() == Language.NL ? english : dutch);
          if (hidden != null) {
            spec.remove(hidden);
            spec.addOption(OptionSpec.builder(hidden).hidden(true).build());
          }
        });
  }

  /** The language is needed to say that the arguments are wrong, so it is looked for first. */
  private static Language language(
      Environment environment, Settings settings, String... arguments) {
    Optional<Language> asked = Optional.empty();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith(LANGUAGE_OPTION + "=")) {
        asked = Options.ofTag(arguments[i].substring(LANGUAGE_OPTION.length() + 1));
      } else if (arguments[i].equals(LANGUAGE_OPTION) && i + 1 < arguments.length) {
        asked = Options.ofTag(arguments[i + 1]);
      }
    }
    return asked.or(settings::language).orElseGet(() -> Language.of(environment.locale()));
  }

  private static ExitCode wrongUse(Session session, ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      session.say("usage.unknown", String.join(" ", unmatched.getUnmatched()));
      if (!unmatched.getSuggestions().isEmpty()) {
        session.hint("usage.suggestion", unmatched.getSuggestions().get(0));
      }
    } else if (e instanceof MissingParameterException missing) {
      session.say(
          "usage.missing",
          String.join(", ", missing.getMissing().stream().map(Main::label).toList()));
    } else if (e instanceof OverwrittenOptionException twice) {
      session.say("usage.twice", label(twice.getOverwritten()));
    } else {
      wrongValue(session, Optional.ofNullable(e.getArgSpec()), String.valueOf(e.getValue()));
    }
    session.hint("usage.help", e.getCommandLine().getCommandSpec().qualifiedName());
    return ExitCode.USAGE;
  }

  private static void wrongValue(Session session, Optional<ArgSpec> argument, String found) {
    String where = argument.map(Main::label).orElse("");
    if (where.equals(Options.PASSPHRASE)) {
      // Somebody may have typed the passphrase itself.
      session.say("usage.value.unsaid", where);
    } else {
      session.say("usage.value", where, found);
    }
    String choices = argument.map(ArgSpec::paramLabel).orElse("");
    if (choices.contains("|")) {
      session.hint("usage.value.choices", choices.replace("|", ", "));
    } else {
      session.hint("usage.value.whole");
    }
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  /** Our texts, as the help of picocli looks them up. */
  private static final class HelpTexts extends ResourceBundle {
    private final Words words;

    HelpTexts(Words words) {
      this.words = words;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
      return Words.TEXTS.has(words.language(), key) ? Words.TEXTS.get(words.language(), key) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(keySet());
    }

    @Override
    public Set<String> keySet() {
      return Words.TEXTS.keys(words.language());
    }
  }
}

package nl.skillspaspoort.examples.trainingprovider;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.problem.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The provider's command line. Answers on standard output, everything else on standard error; how
 * it ends is one of {@link ExitCode}.
 */
@Command(
    name = "provider",
    subcommands = {
      InitCommand.class,
      CatalogueCommand.class,
      BatchCommand.class,
      ClaimCommand.class,
      EndorseCommand.class,
      RevokeCommand.class,
      SuspendCommand.class,
      LiftCommand.class,
      PublishCommand.class,
      RotateCommand.class,
      CompromiseCommand.class,
      ForgetCommand.class,
      AuditCommand.class
    })
final class Provider {
  private static final String LANGUAGE_OPTION = "--lang";

  private final InstantSource clock;
  private final ProviderWords words;
  private final PrintWriter out;
  private final PrintWriter err;

  @Option(
      names = "--office",
      scope = ScopeType.INHERIT,
      defaultValue = "office",
      paramLabel = "DIR",
      descriptionKey = "option.office")
  private Path office = Path.of("office");

  @Option(
      names = "--passphrase-file",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      descriptionKey = "option.passphrase-file")
  private @Nullable Path passphraseFile;

  /** Read before all other options; here it only has its place in the help. */
  @Option(
      names = LANGUAGE_OPTION,
      scope = ScopeType.INHERIT,
      paramLabel = "nl|en",
      descriptionKey = "option.lang")
  @Nullable String language;

  @Option(
      names = {"-h", "--help"},
      scope = ScopeType.INHERIT,
      usageHelp = true,
      descriptionKey = "option.help")
  boolean help;

  private Provider(InstantSource clock, ProviderWords words, PrintWriter out, PrintWriter err) {
    this.clock = clock;
    this.words = words;
    this.out = out;
    this.err = err;
  }

  @SuppressForbidden(reason = "this is the program that people start")
  public static void main(String[] arguments) {
    System.exit(
        run(
            InstantSource.system(),
            Locale.getDefault(),
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            arguments));
  }

  static int run(
      InstantSource clock, Locale locale, PrintWriter out, PrintWriter err, String... arguments) {
    ProviderWords words = new ProviderWords(language(locale, arguments));
    Provider provider = new Provider(clock, words, out, err);
    Failures failures = new Failures(provider);
    CommandLine commands =
        new CommandLine(provider)
            .setOut(out)
            .setErr(err)
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setResourceBundle(words.help())
            .setExpandAtFiles(false)
            .setUsageHelpAutoWidth(false)
            .setParameterExceptionHandler((e, given) -> failures.usage(e).number())
            .setExecutionExceptionHandler((e, line, parsed) -> failures.tell(e).number());
    return commands.execute(arguments);
  }

  /** The language is needed to say that the arguments are wrong, so it is looked for first. */
  private static Language language(Locale locale, String... arguments) {
    Language language = Language.of(locale);
    for (int i = 0; i < arguments.length; i++) {
      String value = "";
      if (arguments[i].startsWith(LANGUAGE_OPTION + "=")) {
        value = arguments[i].substring(LANGUAGE_OPTION.length() + 1);
      } else if (arguments[i].equals(LANGUAGE_OPTION) && i + 1 < arguments.length) {
        value = arguments[i + 1];
      }
      for (Language one : Language.values()) {
        language = one.tag().equals(value) ? one : language;
      }
    }
    return language;
  }

  ProviderWords words() {
    return words;
  }

  InstantSource clock() {
    return clock;
  }

  /** Where the office is, or will be. */
  Path folder() {
    return office;
  }

  /** Asks for the passphrase, or reads it, when it is needed. */
  Passphrase passphrase() {
    return new Passphrase(passphraseFile);
  }

  /** One line of the answer. */
  void answer(String line) {
    out.println(line);
  }

  /** One line about how it goes, for people. */
  void tell(String key, Object... arguments) {
    tellLine(words.text(key, arguments));
  }

  void tellLine(String line) {
    err.println("provider: " + line);
  }

  /** What somebody can do. */
  void hint(String line) {
    line.lines().forEach(one -> err.println(words.text("hint") + ": " + one));
  }
}

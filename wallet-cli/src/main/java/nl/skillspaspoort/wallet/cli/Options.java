package nl.skillspaspoort.wallet.cli;

import java.util.Optional;
import nl.skillspaspoort.core.problem.Language;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The options that every command has, before or after its name. */
final class Options {
  /** What comes after it may be a secret that somebody gave in the wrong place. */
  static final String PASSPHRASE = "--passphrase-fd";

  @Option(
      names = "--wallet",
      paramLabel = "${bundle:label.directory}",
      descriptionKey = "option.wallet",
      scope = ScopeType.INHERIT,
      order = 100)
  private Optional<String> wallet = Optional.empty();

  @Option(
      names = PASSPHRASE,
      paramLabel = "N",
      descriptionKey = "option.passphrase-fd",
      scope = ScopeType.INHERIT,
      order = 101)
  private Optional<Integer> passphraseDescriptor = Optional.empty();

  @Option(
      names = "--lang",
      paramLabel = "nl|en",
      descriptionKey = "option.lang",
      scope = ScopeType.INHERIT,
      converter = LanguageConverter.class,
      order = 102)
  @SuppressWarnings("UnusedVariable") // Main reads it before picocli does; here it is checked.
  private Optional<Language> language = Optional.empty();

  @Option(names = "--json", descriptionKey = "option.json", scope = ScopeType.INHERIT, order = 103)
  private boolean json;

  @Option(
      names = "--plain",
      descriptionKey = "option.plain",
      scope = ScopeType.INHERIT,
      order = 103)
  private boolean plain;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "option.help",
      scope = ScopeType.INHERIT,
      order = 104)
  @SuppressWarnings("UnusedVariable") // picocli tells by its isUsageHelpRequested
  private boolean help;

  Optional<String> wallet() {
    return wallet;
  }

  Optional<Integer> passphraseDescriptor() {
    return passphraseDescriptor;
  }

  boolean plain() {
    return plain;
  }

  boolean json() {
    return json;
  }

  static final class LanguageConverter implements ITypeConverter<Language> {
    @Override
    public Language convert(String text) {
      return ofTag(text).orElseThrow(() -> new TypeConversionException("expected nl or en"));
    }
  }

  static Optional<Language> ofTag(String tag) {
    for (Language known : Language.values()) {
      if (known.tag().equals(tag)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }
}

package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skillspas config}: shows, sets and forgets what counts for every run. */
@CommandLine.Command(name = "config", sortOptions = false, sortSynopsis = false)
final class ConfigCommand implements Command {
  private static final int NAME = 10;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "${bundle:label.setting}",
      descriptionKey = "config.name")
  private Optional<String> name = Optional.empty();

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "${bundle:label.value}",
      descriptionKey = "config.values")
  private List<String> values = new ArrayList<>();

  @Option(names = "--unset", descriptionKey = "config.unset", order = 1)
  private boolean unset;

  @Override
  public ExitCode run(Session session) throws UsageException, IOException {
    Settings settings = session.settings();
    if (name.isEmpty()) {
      if (unset) {
        throw new UsageException("usage.config.name", "");
      }
      show(session, settings, List.of(Settings.Name.values()));
      return ExitCode.DONE;
    }
    Settings.Name chosen =
        Settings.Name.of(name.get())
            .orElseThrow(() -> new UsageException("usage.config.name", name.get()));
    if (unset || !values.isEmpty()) {
      settings = changed(session, settings, chosen);
      settings.write(session.environment());
    }
    show(session, settings, List.of(chosen));
    return ExitCode.DONE;
  }

  private Settings changed(Session session, Settings settings, Settings.Name chosen)
      throws UsageException {
    if (unset) {
      if (!values.isEmpty()) {
        throw new UsageException("usage.config.unset");
      }
      return settings.with(chosen, List.of());
    }
    if (!Settings.isAllowed(chosen, values)) {
      throw new UsageException("usage.config." + chosen.text(), String.join(" ", values));
    }
    if (chosen == Settings.Name.SIGNER) {
      TrustListFiles.signers(values);
    }
    List<String> texts = new ArrayList<>();
    for (String value : values) {
      // The same file from every directory.
      texts.add(chosen.isPath() ? session.path(value).normalize().toString() : value.strip());
    }
    return settings.with(chosen, texts);
  }

  private static void show(Session session, Settings settings, List<Settings.Name> names) {
    if (session.json()) {
      session.printer().answer(settings.toJson());
      return;
    }
    for (Settings.Name each : names) {
      List<String> set = settings.values(each);
      String label = Columns.fit(each.text(), NAME);
      if (set.isEmpty()) {
        session.printer().answer(label + session.words().text("config.not-set"));
      }
      for (String value : set) {
        session.printer().answer(label + value);
      }
    }
  }
}

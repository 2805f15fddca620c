package nl.skillspaspoort.wallet.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.skillspaspoort.core.crosswalk.Crosswalk;
import nl.skillspaspoort.core.gap.GapReport;
import nl.skillspaspoort.core.gap.GapRules;
import nl.skillspaspoort.core.gap.RequirementSet;
import nl.skillspaspoort.core.gap.VacancyReader;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code skillspas gap}: what an occupation or a vacancy asks, beside what the wallet holds. */
@CommandLine.Command(name = "gap", sortOptions = false, sortSynopsis = false)
final class GapCommand implements Command {
  @Option(
      names = "--occupation",
      paramLabel = "${bundle:label.occupation}",
      descriptionKey = "gap.occupation",
      order = 1)
  private Optional<String> occupation = Optional.empty();

  @Option(
      names = "--beroep",
      paramLabel = "${bundle:label.occupation}",
      descriptionKey = "gap.occupation",
      order = 1)
  private Optional<String> inDutch = Optional.empty();

  @Option(
      names = "--vacancy",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "gap.vacancy",
      order = 2)
  private Optional<String> vacancy = Optional.empty();

  @Option(
      names = "--vacature",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "gap.vacancy",
      order = 2)
  private Optional<String> vacancyInDutch = Optional.empty();

  @Option(
      names = "--crosswalk",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "gap.crosswalk",
      order = 3)
  private Optional<String> crosswalk = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "text|markdown|html",
      descriptionKey = "gap.format",
      order = 4)
  private String format = "text";

  @Mixin private final HeldSkills held = new HeldSkills();

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    if (Stream.of(occupation, inDutch, vacancy, vacancyInDutch).filter(Optional::isPresent).count()
        != 1) {
      throw new UsageException("usage.gap.one");
    }
    String form = format.toLowerCase(Locale.ROOT);
    if (!form.matches("text|markdown|html")) {
      throw new UsageException("usage.gap.format", format);
    }
    Vocabularies vocabularies = new VocabularyFiles(session).load();
    Optional<RequirementSet> requested = requested(session, vocabularies);
    if (requested.isEmpty()) {
      return ExitCode.USAGE;
    }
    GapRules rules =
        new GapRules(vocabularies, crosswalk(session), session.environment().clock().instant());
    show(session, GapReport.of(held.index(session), requested.get(), rules), form);
    return ExitCode.DONE;
  }

  private Optional<RequirementSet> requested(Session session, Vocabularies vocabularies)
      throws UsageException, ProblemException {
    Optional<String> typed = occupation.or(() -> inDutch);
    if (typed.isPresent()) {
      return Wanted.occupation(session, vocabularies, typed.get()).map(RequirementSet::of);
    }
    String file = vacancy.or(() -> vacancyInDutch).orElseThrow();
    return Optional.of(new VacancyReader(vocabularies).read(file, session.read(file)));
  }

  private Crosswalk crosswalk(Session session)
      throws UsageException, ProblemException, IOException {
    return crosswalk.isEmpty()
        ? Crosswalk.none()
        : Crosswalk.readSssom(new ByteArrayInputStream(session.read(crosswalk.get())));
  }

  private static void show(Session session, GapReport report, String form) {
    Language language = session.words().language();
    if (session.json()) {
      session.printer().answer(report.toJson());
    } else if (form.equals("markdown")) {
      report.toMarkdown(language).lines().forEach(session.printer()::answer);
    } else if (form.equals("html")) {
      report.toHtml(language).lines().forEach(session.printer()::answer);
    } else {
      report.toText(language).forEach(session.printer()::answer);
    }
  }
}

package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.WantedClaims;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.wallet.MatchingCredentials;
import nl.skillspaspoort.wallet.Wallet;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code skillspas request}: what an employer asks. With a file it is read, and told what the
 * wallet has for it; without one it is made.
 */
@CommandLine.Command(name = "request", sortOptions = false, sortSynopsis = false)
final class RequestCommand implements Command {
  private static final int MOST_DAYS = 366;
  private static final int MOST_KEEP_DAYS = 3_660;

  @Parameters(arity = "0..1", paramLabel = "${bundle:label.file}", descriptionKey = "request.file")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--audience",
      paramLabel = "${bundle:label.name}",
      descriptionKey = "request.audience",
      order = 1)
  private Optional<String> audience = Optional.empty();

  @Option(
      names = "--purpose",
      paramLabel = "${bundle:label.text}",
      descriptionKey = "request.purpose",
      order = 2)
  private Optional<String> purpose = Optional.empty();

  @Option(
      names = "--skill",
      paramLabel = "${bundle:label.skill}",
      descriptionKey = "request.skill",
      order = 3)
  private List<String> skills = new ArrayList<>();

  @Option(names = "--type", paramLabel = "TYPE", descriptionKey = "request.type", order = 4)
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--minimum-proof",
      paramLabel = "P0|P1|P2|P3|P4|P5|P6|P6b|P7|P8",
      descriptionKey = "request.minimum-proof",
      converter = LevelConverter.class,
      order = 5)
  private Optional<ProofLevel> minimumProof = Optional.empty();

  @Option(names = "--keep-days", paramLabel = "N", descriptionKey = "request.keep-days", order = 6)
  private int keepDays = 28;

  @Option(names = "--days", paramLabel = "N", descriptionKey = "request.days", order = 7)
  private int days = 14;

  @Option(
      names = "--out",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "request.out",
      order = 8)
  private Optional<String> out = Optional.empty();

  static final class LevelConverter implements ITypeConverter<ProofLevel> {
    @Override
    public ProofLevel convert(String text) {
      return ProofLevel.ofCode(text)
          .orElseThrow(() -> new TypeConversionException("expected P0 to P8, or P6b"));
    }
  }

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    boolean makes = audience.isPresent() && purpose.isPresent() && out.isPresent();
    boolean touched = audience.isPresent() || purpose.isPresent() || out.isPresent();
    if (file.isPresent() ? touched : !makes) {
      throw new UsageException("usage.request.one");
    }
    return file.isPresent() ? read(session, file.get()) : make(session);
  }

  private static ExitCode read(Session session, String typed)
      throws UsageException, ProblemException, IOException {
    PresentationRequest request;
    try {
      request = PresentationRequest.parse(session.read(typed));
    } catch (ProblemException e) {
      Failures.tell(session, typed + ": ", e);
      return ExitCode.USAGE;
    }
    RequestView view = new RequestView(session, new VocabularyFiles(session).loadQuietly());
    if (!session.walletExists() || !session.canOpen()) {
      view.show(request);
      return ExitCode.DONE;
    }
    MatchingCredentials matching;
    try (Wallet wallet = session.open()) {
      matching = view.show(request, wallet);
    }
    if (request.wanted().isNothing()) {
      session.hint("request.hint.share.chosen", typed);
    } else if (!matching.credentials().isEmpty()) {
      session.hint("request.hint.share", typed);
    }
    return ExitCode.DONE;
  }

  private ExitCode make(Session session) throws UsageException, ProblemException, IOException {
    within(days, MOST_DAYS);
    within(keepDays, MOST_KEEP_DAYS);
    Path target = new TrustListFiles(session).target(out.orElseThrow());
    Vocabularies vocabularies = new VocabularyFiles(session).load();
    Optional<List<SkillReference>> wanted = WantedSkill.all(session, vocabularies, skills);
    if (wanted.isEmpty()) {
      return ExitCode.USAGE;
    }
    Instant now = session.environment().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    PresentationRequest request = request(session, wanted.get(), now);
    new TrustListFiles(session)
        .write(
            target,
            out.orElseThrow(),
            JsonWriter.pretty(request.toJson()).getBytes(StandardCharsets.UTF_8));
    if (session.json()) {
      session.printer().answer(request.toJson());
    } else {
      session.answer("request.made", out.orElseThrow());
    }
    session.hint("request.hint.send", session.words().moment(now.plus(Duration.ofDays(days))));
    session.hint("request.hint.verify", out.orElseThrow());
    return ExitCode.DONE;
  }

  private PresentationRequest request(Session session, List<SkillReference> wanted, Instant now)
      throws UsageException {
    try {
      WantedClaims claims = new WantedClaims(types, wanted, minimumProof);
      return PresentationRequest.fresh(
              audience.orElseThrow(), purpose.orElseThrow(), session.environment().random())
          .wanting(claims)
          .keptFor(Period.ofDays(keepDays))
          .openUntil(now.plus(Duration.ofDays(days)));
    } catch (IllegalArgumentException e) {
      throw new UsageException("usage.request.part", String.valueOf(e.getMessage()));
    }
  }

  private static void within(int found, int most) throws UsageException {
    if (found < 1 || found > most) {
      throw new UsageException("usage.trust-list.days", found, most);
    }
  }
}

package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.verifier.fetch.Fetcher;
import nl.skillspaspoort.verifier.key.DidKeyResolver;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.status.StatusLists;
import nl.skillspaspoort.verifier.status.StatusSource;
import nl.skillspaspoort.wallet.CredentialNumber;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.LastCheck;
import nl.skillspaspoort.wallet.Lookups;
import nl.skillspaspoort.wallet.Wallet;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code skillspas check}: whether credentials are still good, from files or, if that is asked for,
 * from where it is published; and which end soon.
 */
@CommandLine.Command(name = "check", sortOptions = false, sortSynopsis = false)
final class CheckCommand implements Command {
  private static final int TITLE = 60;
  private static final int MOST_DAYS = 3_660;

  @Parameters(
      arity = "0..*",
      paramLabel = "${bundle:label.number}",
      descriptionKey = "check.numbers")
  private List<String> numbers = new ArrayList<>();

  @Option(
      names = "--status",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "verify.status",
      order = 1)
  private List<String> status = new ArrayList<>();

  @Option(names = "--online", descriptionKey = "check.online", order = 2)
  private boolean online;

  @Option(names = "--days", paramLabel = "N", descriptionKey = "check.days", order = 3)
  private int days = 60;

  @Mixin private final TrustOptions trust = new TrustOptions();

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    List<CredentialNumber> chosen = Numbers.each(numbers);
    if (days < 0 || days > MOST_DAYS) {
      throw new UsageException("usage.check.days", days, MOST_DAYS);
    }
    Lookups lookups;
    try {
      lookups = lookups(session);
    } catch (ProblemException e) {
      // Something beside the credentials is wrong: that says nothing about them.
      Failures.tell(session, "", e);
      return ExitCode.USAGE;
    }
    try (Wallet wallet = session.open()) {
      List<CredentialNumber> all =
          chosen.isEmpty() ? wallet.list().stream().map(KeptCredential::number).toList() : chosen;
      if (all.isEmpty()) {
        session.answer("list.empty");
        return ExitCode.DONE;
      }
      return tell(session, wallet, wallet.refresh(all, lookups));
    }
  }

  private Lookups lookups(Session session) throws UsageException, ProblemException {
    List<byte[]> lists = new ArrayList<>();
    for (String typed : status) {
      lists.add(AddCommand.withoutLineEnd(session.read(typed)));
    }
    StatusSource files = StatusLists.of(lists);
    if (!online) {
      return Lookups.of(files, trust.lists(session));
    }
    Fetcher network = session.environment().network();
    return new Lookups(
        StatusLists.firstOf(files, StatusLists.over(network, session.environment().clock())),
        trust.lists(session),
        DidKeyResolver.offline().withWeb(network));
  }

  private ExitCode tell(Session session, Wallet wallet, Map<CredentialNumber, LastCheck> found)
      throws ProblemException {
    ExitCode code = ExitCode.DONE;
    boolean unknown = false;
    List<JsonValue> rows = new ArrayList<>();
    for (Map.Entry<CredentialNumber, LastCheck> each : found.entrySet()) {
      KeptCredential kept = wallet.get(each.getKey());
      LastCheck now = each.getValue();
      unknown |= !now.isStatusKnown();
      try {
        Facts facts = Facts.of(kept);
        code = code.heavier(code(session, facts, now));
        if (session.json()) {
          rows.add(json(session, facts, now));
        } else {
          show(session, facts, now);
        }
      } catch (CredentialFormatException e) {
        code = code.heavier(ExitCode.UNDETERMINED);
        session.say("skills.unreadable", kept.number());
      }
    }
    if (session.json()) {
      session.printer().answer(new JsonArray(rows));
    }
    if (code == ExitCode.REFUSED) {
      session.hint("check.hint.bad");
    }
    if (unknown) {
      session.hint(online ? "check.hint.unreachable" : "check.hint.unknown");
    }
    return code;
  }

  private static ExitCode code(Session session, Facts facts, LastCheck now) {
    boolean bad =
        facts.state(session.environment().clock().instant()) == Facts.State.ENDED
            || isWithdrawn(known(facts, now).orElse(now).status())
            || now.recognition().filter(each -> each == Axes.Recognition.DENIED).isPresent();
    if (bad) {
      return ExitCode.REFUSED;
    }
    return now.isStatusKnown() ? ExitCode.DONE : ExitCode.UNDETERMINED;
  }

  static boolean isWithdrawn(Axes.Status status) {
    return status == Axes.Status.REVOKED
        || status == Axes.Status.SUSPENDED
        || status == Axes.Status.SUPERSEDED;
  }

  private void show(Session session, Facts facts, LastCheck now) {
    Words words = session.words();
    Sheet sheet = new Sheet(session);
    sheet.heading(
        words.text("share.credential", facts.kept().number(), Columns.cut(facts.title(), TITLE)));
    sheet.row("check.validity", validity(words, facts, now.at()));
    sheet.row("check.status", words.text("check.status." + now.status()));
    Optional<LastCheck> known = known(facts, now);
    if (known.isPresent()) {
      sheet.more(
          words.text(
              "check.status.known",
              words.date(known.get().at()),
              words.text("check.status." + known.get().status())));
    }
    now.recognition()
        .ifPresent(each -> sheet.row("check.recognition", words.text("check.recognition." + each)));
  }

  /** What was known before, if nothing is known now. */
  private static Optional<LastCheck> known(Facts facts, LastCheck now) {
    return now.isStatusKnown()
        ? Optional.empty()
        : facts.kept().lastCheck().filter(LastCheck::isStatusKnown);
  }

  private String validity(Words words, Facts facts, Instant now) {
    return switch (facts.state(now)) {
      case ENDED -> words.text("list.ended", words.date(facts.validity().until().orElseThrow()));
      case NOT_YET -> words.text("list.not-yet", words.date(facts.validity().from().orElseThrow()));
      case CURRENT ->
          facts
              .validity()
              .until()
              .map(until -> current(words, now, until))
              .orElseGet(() -> words.text("list.no-end"));
    };
  }

  private String current(Words words, Instant now, Instant until) {
    long left = Duration.between(now, until).toDays();
    return left <= days
        ? words.text("check.ends-soon", left, words.lastDate(until))
        : words.text("list.until", words.lastDate(until));
  }

  private JsonObject json(Session session, Facts facts, LastCheck now) {
    Instant moment = session.environment().clock().instant();
    JsonObject.Builder row =
        JsonObject.builder()
            .put("number", facts.kept().number().value())
            .put("state", facts.state(moment).name())
            .put("status", now.status().name())
            .putIfPresent(
                "recognition", now.recognition().map(each -> new JsonString(each.name())));
    known(facts, now)
        .ifPresent(
            known ->
                row.put(
                    "lastKnown",
                    JsonObject.builder()
                        .put("status", known.status().name())
                        .put("at", DateTimeStamp.format(known.at()))
                        .build()));
    if (facts.state(moment) == Facts.State.CURRENT) {
      facts
          .validity()
          .until()
          .map(until -> Duration.between(moment, until).toDays())
          .ifPresent(left -> row.put("daysLeft", Objects.requireNonNull(left)));
    }
    return row.build();
  }
}

package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.LastCheck;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import picocli.CommandLine;

/** {@code skillspas list}: every credential on a line. */
@CommandLine.Command(name = "list", sortOptions = false, sortSynopsis = false)
final class ListCommand implements Command {
  private static final int NUMBER = 3;
  private static final int TITLE = 30;
  private static final int ISSUER = 22;
  private static final int VALIDITY = 20;

  @Override
  public ExitCode run(Session session) throws UsageException, WalletException, IOException {
    List<KeptCredential> all;
    Did holder;
    try (Wallet wallet = session.open()) {
      all = wallet.list();
      holder = wallet.holder();
    }
    if (session.json()) {
      session.printer().answer(new JsonArray(all.stream().map(ListCommand::summary).toList()));
    } else if (all.isEmpty()) {
      session.answer("list.empty");
      session.hint("list.empty.hint");
    } else {
      table(session, all, holder);
    }
    return ExitCode.DONE;
  }

  private static JsonValue summary(KeptCredential kept) {
    try {
      return Facts.of(kept).summary();
    } catch (CredentialFormatException e) {
      return JsonObject.builder()
          .put("number", kept.number().value())
          .put("unreadable", e.problem().code().name())
          .build();
    }
  }

  private static void table(Session session, List<KeptCredential> all, Did holder) {
    Words words = session.words();
    Instant now = session.environment().clock().instant();
    List<String> lines = new ArrayList<>();
    if (!session.plain()) {
      lines.add(
          line(
              session,
              words.text("list.number"),
              words.text("list.title"),
              words.text("list.issuer"),
              words.text("list.validity")));
    }
    for (KeptCredential kept : all) {
      try {
        Facts facts = Facts.of(kept);
        lines.add(
            line(
                session,
                kept.number().toString(),
                facts.title(),
                facts.isSelfAsserted()
                    ? words.text(facts.isAbout(holder) ? "list.self" : "list.self.other")
                    : facts.claimedIssuerName().orElse(facts.issuerId()),
                state(words, facts, now)));
      } catch (CredentialFormatException e) {
        lines.add(line(session, kept.number().toString(), words.text("unreadable"), "", ""));
      }
    }
    lines.forEach(session.printer()::answer);
  }

  private static String line(
      Session session, String number, String title, String issuer, String validity) {
    if (session.plain()) {
      return Stream.of(number + ". " + title, issuer, validity)
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining("; "));
    }
    String right = " ".repeat(Math.max(0, NUMBER - number.length())) + number;
    return (right
            + "  "
            + Columns.fit(title, TITLE)
            + "  "
            + Columns.fit(issuer, ISSUER)
            + "  "
            + Columns.cut(validity, VALIDITY))
        .stripTrailing();
  }

  /** What weighs most: that it was withdrawn, that nobody checked it, or until when it is valid. */
  private static String state(Words words, Facts facts, Instant now) {
    Optional<Axes.Status> withdrawn =
        facts.kept().lastCheck().map(LastCheck::status).filter(CheckCommand::isWithdrawn);
    if (withdrawn.isPresent()) {
      return words.text("list.state." + withdrawn.get());
    }
    return facts.kept().newest().isVerified()
        ? validity(words, facts, now)
        : words.text("list.unverified");
  }

  private static String validity(Words words, Facts facts, Instant now) {
    return switch (facts.state(now)) {
      case ENDED ->
          words.text("list.ended", words.shortDate(facts.validity().until().orElseThrow()));
      case NOT_YET ->
          words.text("list.not-yet", words.shortDate(facts.validity().from().orElseThrow()));
      case CURRENT ->
          facts
              .validity()
              .until()
              .map(until -> words.text("list.until", words.shortLastDate(until)))
              .orElseGet(() -> words.text("list.no-end"));
    };
  }
}

package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.core.vocabulary.VocabularyException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.wallet.CredentialNumber;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.LastCheck;
import nl.skillspaspoort.wallet.Share;
import nl.skillspaspoort.wallet.Wallet;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code skillspas show}: one credential on one screen, or the wallet itself. */
@CommandLine.Command(name = "show", sortOptions = false, sortSynopsis = false)
final class ShowCommand implements Command {
  @Parameters(arity = "0..1", paramLabel = "${bundle:label.number}", descriptionKey = "show.number")
  private Optional<String> number = Optional.empty();

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    Optional<CredentialNumber> asked =
        number.isPresent() ? Optional.of(Numbers.parse(number.get())) : Optional.empty();
    try (Wallet wallet = session.open()) {
      if (asked.isEmpty()) {
        showWallet(session, wallet);
        return ExitCode.DONE;
      }
      KeptCredential kept = wallet.get(asked.get());
      List<CheckOutcome> checks = wallet.check(asked.get());
      List<Share> shares =
          wallet.shares().stream()
              .filter(share -> share.credentials().contains(kept.number()))
              .toList();
      if (session.json()) {
        session.printer().answer(json(Facts.of(kept), checks));
      } else {
        screen(session, Facts.of(kept), checks, wallet, shares);
      }
    }
    return ExitCode.DONE;
  }

  private static void showWallet(Session session, Wallet wallet) throws UsageException {
    if (session.json()) {
      session
          .printer()
          .answer(
              JsonObject.builder()
                  .put("wallet", session.directory().toString())
                  .put("holder", wallet.holder().value())
                  .put("credentials", wallet.list().size())
                  .put(
                      "shares",
                      new JsonArray(
                          wallet.shares().stream().<JsonValue>map(ShowCommand::json).toList()))
                  .build());
      return;
    }
    Sheet sheet = new Sheet(session);
    sheet.rowUnbroken("show.place", session.directory().toString());
    sheet.rowUnbroken("show.holder", wallet.holder().value());
    sheet.row("show.count", Integer.toString(wallet.list().size()));
    shares(sheet, session.words(), wallet.shares());
  }

  /** A line of the log. */
  static JsonObject json(Share share) {
    JsonArray parts =
        ShareCommand.parts(
            share.credentials(),
            number -> share.parts().getOrDefault(number, Selection.everything()));
    JsonObject.Builder json =
        JsonObject.builder()
            .put("made", DateTimeStamp.format(share.madeAt()))
            .put("until", DateTimeStamp.format(share.until()))
            .put("audience", share.audience())
            .put("purpose", share.purpose())
            .put(
                "credentials",
                new JsonArray(
                    share.credentials().stream()
                        .<JsonValue>map(number -> JsonNumber.of(number.value()))
                        .toList()));
    if (parts.size() > 0) {
      json.put("parts", parts);
    }
    return json.build();
  }

  /** Skills as data. */
  static JsonArray json(List<SkillFinding> skills) {
    return new JsonArray(
        skills.stream()
            .<JsonValue>map(
                finding ->
                    JsonObject.builder()
                        .put("skill", finding.skill().toString())
                        .put("label", finding.label())
                        .put("outcome", finding.outcome().name())
                        .build())
            .toList());
  }

  private static JsonObject json(Facts facts, List<CheckOutcome> checks) {
    return facts.summary().toBuilder()
        .put("skills", json(facts.skills()))
        .put("checks", new JsonArray(checks.stream().<JsonValue>map(CheckOutcome::toJson).toList()))
        .put("credential", facts.json())
        .putIfPresent("token", facts.token().map(JsonString::new))
        .build();
  }

  private static void screen(
      Session session, Facts facts, List<CheckOutcome> checks, Wallet wallet, List<Share> shares)
      throws UsageException, VocabularyException, IOException {
    Words words = session.words();
    Sheet sheet = new Sheet(session);
    sheet.heading(facts.title());
    sheet.blank();
    issuer(sheet, words, facts, wallet.holder());
    sheet.row("show.subject", subject(words, facts, wallet));
    facts.endorsementComment().ifPresent(comment -> sheet.row("show.comment", comment));
    facts.awardedDate().ifPresent(date -> sheet.row("show.awarded", words.date(date)));
    sheet.row("show.validity", validity(words, facts, checks));
    if (!facts.levels().isEmpty()) {
      sheet.row(
          "show.level",
          facts.levels().stream()
              .map(QualificationLevel::toString)
              .collect(Collectors.joining(", ")));
    }
    facts.achievement().ifPresent(what -> achievement(sheet, what));
    skills(sheet, words, new VocabularyFiles(session).loadQuietly(), facts.skills());
    if (facts.endorses().isEmpty()) {
      sheet.row("show.proof-level", proofLevel(words, facts));
    }
    endorsements(sheet, words, facts, wallet);
    sheet.row("show.proof", proof(words, checks));
    sheet.row("show.status", status(words, facts, checks));
    sheet.row("show.recognition", recognition(words, facts));
    sheet.row("show.added", words.date(facts.kept().newest().addedAt()));
    if (!facts.kept().earlier().isEmpty()) {
      sheet.row("show.earlier", Integer.toString(facts.kept().earlier().size()));
    }
    shares(sheet, words, shares);
  }

  private static String subject(Words words, Facts facts, Wallet wallet) {
    Optional<String> endorsed = facts.endorses();
    if (endorsed.isPresent()) {
      for (Facts other : readable(wallet)) {
        if (other.claims().id().equals(endorsed)) {
          return words.text("share.credential", other.kept().number(), other.title());
        }
      }
    }
    return facts.isAbout(wallet.holder())
        ? words.text("show.subject.you")
        : words.text("show.subject.other", String.join(" ", facts.subjectIds()));
  }

  private static List<Facts> readable(Wallet wallet) {
    List<Facts> all = new ArrayList<>();
    for (KeptCredential kept : wallet.list()) {
      try {
        all.add(Facts.of(kept));
      } catch (CredentialFormatException e) {
        // Listed as one that cannot be read; here it has nothing to say.
      }
    }
    return all;
  }

  /** A word about the level, which depends on who recognises the issuer. */
  private static String proofLevel(Words words, Facts facts) {
    ProofLevel level = facts.levelIfRecognised();
    String name = level.code() + " " + level.name(words.language());
    return facts.isSelfAsserted() ? name : words.text("show.proof-level.if", name);
  }

  private static void endorsements(Sheet sheet, Words words, Facts facts, Wallet wallet) {
    Optional<String> id = facts.claims().id();
    for (Facts other : readable(wallet)) {
      if (id.isPresent() && other.endorses().equals(id)) {
        sheet.row(
            "show.endorsed",
            words.text(
                "share.credential",
                other.kept().number(),
                other.claimedIssuerName().orElse(other.issuerId())));
      }
    }
  }

  private static void issuer(Sheet sheet, Words words, Facts facts, Did holder) {
    if (facts.isSelfAsserted()) {
      sheet.row(
          "show.issuer",
          words.text(facts.isAbout(holder) ? "show.issuer.self" : "show.issuer.self.other"));
      sheet.more(facts.issuerId());
      return;
    }
    Optional<String> name = facts.claimedIssuerName();
    if (name.isPresent()) {
      sheet.row("show.issuer", words.text("show.issuer.claimed", Columns.cut(name.get(), 80)));
      sheet.more(facts.issuerId());
    } else {
      sheet.row("show.issuer", facts.issuerId());
    }
  }

  private static void achievement(Sheet sheet, Achievement what) {
    sheet.row("show.achievement", what.name());
    sheet.more(what.description());
  }

  /** The skills, those that were shown first. */
  static void skills(
      Sheet sheet, Words words, Vocabularies vocabularies, List<SkillFinding> skills) {
    for (SkillFinding.Outcome outcome : SkillFinding.Outcome.values()) {
      List<String> labels =
          skills.stream()
              .filter(finding -> finding.outcome() == outcome)
              .map(finding -> vocabularies.label(finding, words.language()))
              .toList();
      for (int i = 0; i < labels.size(); i++) {
        if (i == 0) {
          sheet.row("show.skills." + outcome, labels.get(i));
        } else {
          sheet.more(labels.get(i));
        }
      }
    }
  }

  private static void shares(Sheet sheet, Words words, List<Share> shares) {
    for (int i = 0; i < shares.size(); i++) {
      String line =
          words.text("show.share", words.moment(shares.get(i).madeAt()), shares.get(i).audience());
      if (i == 0) {
        sheet.row("show.shares", line);
      } else {
        sheet.more(line);
      }
    }
  }

  private static String validity(Words words, Facts facts, List<CheckOutcome> checks) {
    String from =
        facts
            .validity()
            .from()
            .map(date -> words.text("show.validity.from", words.date(date)))
            .orElse("");
    String until =
        facts
            .validity()
            .until()
            .map(date -> words.text("show.validity.until", words.lastDate(date)))
            .orElseGet(() -> words.text("show.validity.no-end"));
    return (from + " " + until).strip() + " - " + state(words, outcome(checks, Check.VALIDITY));
  }

  private static String state(Words words, CheckOutcome validity) {
    return validity
        .problem()
        .map(problem -> words.find("show.validity." + problem.code()).orElse(problem.code().name()))
        .orElseGet(() -> words.text("show.validity.current"));
  }

  /** One line about everything that speaks of forgery: what fails first, or that it is good. */
  private static String proof(Words words, List<CheckOutcome> checks) {
    for (Check check : Wallet.REQUIRED_CHECKS) {
      CheckOutcome outcome = outcome(checks, check);
      if (!(outcome instanceof CheckOutcome.Passed)) {
        return outcome
            .problem()
            .map(
                problem ->
                    problem.explain(words.language()).meaning() + " (" + problem.code() + ")")
            .orElseGet(() -> words.text("show.proof.unknown"));
      }
    }
    return words.text("show.proof.good");
  }

  private static CheckOutcome outcome(List<CheckOutcome> checks, Check check) {
    return checks.stream()
        .filter(outcome -> outcome.check() == check)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check " + check));
  }

  private static String status(Words words, Facts facts, List<CheckOutcome> checks) {
    if (outcome(checks, Check.STATUS) instanceof CheckOutcome.NotApplicable) {
      return words.text("show.status.none");
    }
    return facts
        .kept()
        .lastCheck()
        .map(last -> asOf(words, last, words.text("check.status." + last.status())))
        .orElseGet(() -> words.text("show.status.not-looked-up"));
  }

  private static String recognition(Words words, Facts facts) {
    return facts
        .kept()
        .lastCheck()
        .filter(last -> last.recognition().isPresent())
        .map(
            last ->
                asOf(
                    words,
                    last,
                    words.text("check.recognition." + last.recognition().orElseThrow())))
        .orElseGet(() -> words.text("show.recognition.not-judged"));
  }

  private static String asOf(Words words, LastCheck last, String answer) {
    return words.text("show.as-of", answer, words.date(last.at()));
  }
}

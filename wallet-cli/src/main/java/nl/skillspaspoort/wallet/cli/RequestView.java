package nl.skillspaspoort.wallet.cli;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.wallet.CredentialNumber;
import nl.skillspaspoort.wallet.MatchingCredentials;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;

/** A request on a screen: who asks what, what for, and what the wallet has for it. */
final class RequestView {
  private final Session session;
  private final Vocabularies vocabularies;

  RequestView(Session session, Vocabularies vocabularies) {
    this.session = session;
    this.vocabularies = vocabularies;
  }

  /** The request by itself. */
  void show(PresentationRequest request) {
    if (session.json()) {
      session.printer().answer(request.toJson());
      return;
    }
    head(request);
    if (!request.wanted().isNothing()) {
      new Sheet(session).blank();
      session.answer("request.wanted");
      request.wanted().skills().forEach(skill -> line(label(skill)));
      request.wanted().credentialTypes().forEach(this::line);
    }
  }

  /** The request, and what of a wallet answers it. */
  MatchingCredentials show(PresentationRequest request, Wallet wallet)
      throws WalletException, CredentialFormatException {
    MatchingCredentials matching =
        MatchingCredentials.of(request, wallet, session.environment().clock().instant());
    if (session.json()) {
      session.printer().answer(json(request, matching));
      return matching;
    }
    head(request);
    Sheet sheet = new Sheet(session);
    if (request.wanted().isNothing()) {
      sheet.blank();
      session.answer("request.wanted.nothing");
      return matching;
    }
    if (!matching.credentials().isEmpty()) {
      sheet.blank();
      session.answer("request.have");
      for (CredentialNumber number : matching.credentials()) {
        line(
            session.words().text("share.credential", number, Facts.of(wallet.get(number)).title()));
        matching.skills(number).stream()
            .map(this::label)
            .sorted()
            .forEach(each -> line("  " + each));
      }
    }
    List<String> missing = missing(matching);
    if (!missing.isEmpty()) {
      sheet.blank();
      session.answer("request.missing");
      missing.forEach(this::line);
    }
    return matching;
  }

  /** What the wallet has nothing for, in words. */
  List<String> missing(MatchingCredentials matching) {
    List<String> missing = new ArrayList<>();
    matching.missingSkills().forEach(skill -> missing.add(label(skill)));
    missing.addAll(matching.missingTypes());
    return missing;
  }

  private void head(PresentationRequest request) {
    Words words = session.words();
    Sheet sheet = new Sheet(session);
    sheet.rowInFull("share.audience", request.audience());
    sheet.more(words.text("share.audience.unverified"));
    if (!request.purpose().isEmpty()) {
      sheet.rowInFull("share.purpose", request.purpose());
    }
    terms(sheet, words, request);
    request
        .wanted()
        .minimumProof()
        .ifPresent(
            level -> sheet.row("request.proof", level.code() + " " + level.name(words.language())));
  }

  /** How long it is kept, and until when it can be answered. */
  static void terms(Sheet sheet, Words words, PresentationRequest request) {
    request.retention().ifPresent(period -> sheet.row("request.kept", period(words, period)));
    request.expires().ifPresent(end -> sheet.row("request.until", words.moment(end)));
  }

  private static String period(Words words, Period period) {
    List<String> parts = new ArrayList<>();
    part(words, "years", period.getYears()).ifPresent(parts::add);
    part(words, "months", period.getMonths()).ifPresent(parts::add);
    part(words, "days", period.getDays()).ifPresent(parts::add);
    return String.join(", ", parts);
  }

  private static Optional<String> part(Words words, String unit, int count) {
    return count == 0 ? Optional.empty() : Optional.of(words.text("period." + unit, count));
  }

  private void line(String text) {
    new Sheet(session).indented(text);
  }

  private String label(SkillReference skill) {
    Language language = session.words().language();
    return vocabularies.label(skill, language).in(language);
  }

  private static JsonObject json(PresentationRequest request, MatchingCredentials matching) {
    List<JsonValue> credentials = new ArrayList<>();
    for (CredentialNumber number : matching.credentials()) {
      credentials.add(
          JsonObject.builder()
              .put("number", JsonNumber.of(number.value()))
              .put(
                  "skills",
                  JsonArray.ofStrings(
                      matching.skills(number).stream()
                          .map(SkillReference::toString)
                          .sorted()
                          .toList()))
              .build());
    }
    return JsonObject.builder()
        .put("request", request.toJson())
        .put("credentials", new JsonArray(credentials))
        .put(
            "missingSkills",
            JsonArray.ofStrings(
                matching.missingSkills().stream().map(SkillReference::toString).toList()))
        .put("missingTypes", JsonArray.ofStrings(matching.missingTypes()))
        .build();
  }
}

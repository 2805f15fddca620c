package nl.skillspaspoort.wallet.passport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.vocabulary.Vocabularies;

/**
 * What a passport tells of one credential.
 *
 * @param title what it is called, or its last type
 * @param issuer who says so, as it calls itself, or its identifier; or that it is the holder's own
 *     word
 * @param counts false for what has ended, has not begun, or is the holder's own word
 * @param facts when, how long and which level
 * @param skills the labels of its skills, by what the results say
 */
record PassportEntry(
    String title,
    String issuer,
    boolean counts,
    List<String> facts,
    Map<SkillFinding.Outcome, List<String>> skills) {

  static PassportEntry of(
      CredentialClaims claims, Instant madeAt, Vocabularies vocabularies, PassportWords words) {
    String title =
        claims
            .achievementSubject()
            .map(subject -> subject.achievement().name())
            .or(claims::name)
            .orElseGet(() -> claims.types().get(claims.types().size() - 1));
    boolean own = claims.subjectIds().contains(claims.issuer().id());
    return new PassportEntry(
        title,
        own
            ? words.text("entry.own")
            : words.text(
                "entry.issuer",
                claims.issuer().claimedName().orElseGet(() -> claims.issuer().id())),
        !own && !hasEnded(claims, madeAt) && !isEarly(claims, madeAt),
        facts(claims, madeAt, words),
        skills(claims, vocabularies, words));
  }

  private static boolean hasEnded(CredentialClaims claims, Instant madeAt) {
    return claims.validity().until().filter(madeAt::isAfter).isPresent();
  }

  private static boolean isEarly(CredentialClaims claims, Instant madeAt) {
    return claims.validity().from().filter(madeAt::isBefore).isPresent();
  }

  private static List<String> facts(CredentialClaims claims, Instant madeAt, PassportWords words) {
    List<String> facts = new ArrayList<>();
    if (isEarly(claims, madeAt)) {
      facts.add(words.text("entry.early"));
    }
    claims
        .awardedDate()
        .ifPresentOrElse(
            date -> facts.add(words.text("entry.awarded", words.date(date))),
            () ->
                claims
                    .validity()
                    .from()
                    .ifPresent(date -> facts.add(words.text("entry.from", words.date(date)))));
    facts.add(
        claims
            .validity()
            .until()
            .map(
                date ->
                    words.text(
                        hasEnded(claims, madeAt) ? "entry.ended" : "entry.until",
                        words.lastDate(date)))
            .orElseGet(() -> words.text("entry.no-end")));
    List<QualificationLevel> levels =
        claims
            .achievementSubject()
            .map(AchievementSubject::achievement)
            .map(Achievement::levels)
            .orElse(List.of());
    if (!levels.isEmpty()) {
      facts.add(
          words.text(
              "entry.level",
              levels.stream().map(QualificationLevel::toString).collect(Collectors.joining(", "))));
    }
    return List.copyOf(facts);
  }

  private static Map<SkillFinding.Outcome, List<String>> skills(
      CredentialClaims claims, Vocabularies vocabularies, PassportWords words) {
    Map<SkillFinding.Outcome, List<String>> skills = new LinkedHashMap<>();
    List<SkillFinding> findings =
        claims.achievementSubject().map(AchievementSubject::skillFindings).orElse(List.of());
    for (SkillFinding.Outcome outcome : SkillFinding.Outcome.values()) {
      List<String> labels =
          findings.stream()
              .filter(finding -> finding.outcome() == outcome)
              .map(finding -> vocabularies.label(finding, words.language()))
              .toList();
      if (!labels.isEmpty()) {
        skills.put(outcome, labels);
      }
    }
    return skills;
  }

  /** The title only. */
  @Override
  public String toString() {
    return "PassportEntry[" + title.length() + " characters]";
  }
}

package nl.skillspaspoort.wallet.passport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.vocabulary.Vocabularies;

/**
 * Reads what a passport tells of each credential.
 *
 * @param holder who shows them, if the presentation says so
 * @param madeAt when they are shown, which says what has ended
 * @param vocabularies where the names of skills come from
 */
record PassportReader(
    Optional<String> holder, Instant madeAt, Vocabularies vocabularies, PassportWords words) {

  PassportEntry entry(CredentialClaims claims) {
    String title =
        claims
            .achievementSubject()
            .map(subject -> subject.achievement().name())
            .or(claims::name)
            .orElseGet(() -> claims.types().get(claims.types().size() - 1));
    boolean own = isOwnWord(claims);
    String issuer =
        own
            ? words.text("entry.own")
            : words.text(
                "entry.issuer",
                claims.issuer().claimedName().orElseGet(() -> claims.issuer().id()));
    boolean counts = !own && !isAboutAnother(claims) && !hasEnded(claims) && !isEarly(claims);
    return new PassportEntry(title, issuer, counts, facts(claims), skills(claims, own));
  }

  private static boolean isOwnWord(CredentialClaims claims) {
    return claims.subjectIds().contains(claims.issuer().id());
  }

  private boolean isAboutAnother(CredentialClaims claims) {
    return holder.isPresent()
        && !claims.subjectIds().isEmpty()
        && !claims.subjectIds().contains(holder.get());
  }

  private boolean hasEnded(CredentialClaims claims) {
    return claims.validity().until().filter(madeAt::isAfter).isPresent();
  }

  private boolean isEarly(CredentialClaims claims) {
    return claims.validity().from().filter(madeAt::isBefore).isPresent();
  }

  private List<String> facts(CredentialClaims claims) {
    List<String> facts = new ArrayList<>();
    if (isAboutAnother(claims)) {
      facts.add(words.text("entry.another"));
    }
    if (isEarly(claims)) {
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
                        hasEnded(claims) ? "entry.ended" : "entry.until", words.lastDate(date)))
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

  private List<PassportEntry.Skills> skills(CredentialClaims claims, boolean own) {
    List<PassportEntry.Skills> skills = new ArrayList<>();
    List<SkillFinding> findings =
        claims.achievementSubject().map(AchievementSubject::skillFindings).orElse(List.of());
    for (SkillFinding.Outcome outcome : SkillFinding.Outcome.values()) {
      List<String> labels =
          findings.stream()
              .filter(finding -> finding.outcome() == outcome)
              .map(finding -> vocabularies.label(finding, words.language()))
              .toList();
      boolean shown = outcome == SkillFinding.Outcome.SHOWN;
      if (!labels.isEmpty()) {
        String heading = words.text(own && shown ? "entry.own.skills" : "entry." + outcome);
        skills.add(new PassportEntry.Skills(heading, shown, labels));
      }
    }
    return List.copyOf(skills);
  }
}

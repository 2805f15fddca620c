package nl.skillspaspoort.verifier.policy;

import java.time.Period;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.AchievementSubject;

/**
 * How long ago some achievements may have been awarded. What the rule does not name, it applies to.
 *
 * @param credentialType one of the credential's types
 * @param achievementType the Open Badges achievement type
 * @param standard the URI of the EVC standard
 * @param maxAge years, months and days, more than none, at most 200 years
 * @param refuses whether an older one is refused; otherwise it is remarked upon
 */
public record AgeRule(
    Optional<String> credentialType,
    Optional<String> achievementType,
    Optional<String> standard,
    Period maxAge,
    boolean refuses) {

  private static final int LONGEST_YEARS = 200;

  /** Checks the period. */
  public AgeRule {
    Objects.requireNonNull(credentialType, "credentialType");
    Objects.requireNonNull(achievementType, "achievementType");
    Objects.requireNonNull(standard, "standard");
    if (maxAge.isNegative() || maxAge.isZero()) {
      throw new IllegalArgumentException("found an age of " + maxAge + "; expected more than none");
    }
    if (maxAge.getYears() * 12L + maxAge.getMonths() + maxAge.getDays() / 28L
        > LONGEST_YEARS * 12L) {
      throw new IllegalArgumentException(
          "found an age of " + maxAge + "; expected at most " + LONGEST_YEARS + " years");
    }
  }

  /** True if the rule is about such a credential. */
  public boolean appliesTo(CredentialClaims claims) {
    Optional<Achievement> achievement =
        claims.achievementSubject().map(AchievementSubject::achievement);
    return credentialType.map(claims.types()::contains).orElse(true)
        && fits(achievementType, achievement.flatMap(Achievement::achievementType))
        && fits(standard, achievement.flatMap(Achievement::standard));
  }

  /**
   * True if the rule is not about what is in sight, but could be about the whole: the holder left
   * out something that the rule looks at.
   */
  public boolean couldApplyTo(CredentialClaims claims) {
    Optional<Achievement> achievement =
        claims.achievementSubject().map(AchievementSubject::achievement);
    boolean typeFits = credentialType.map(claims.types()::contains).orElse(true);
    return typeFits
        && claims.mayWithholdOfAchievement()
        && couldFit(achievementType, achievement.flatMap(Achievement::achievementType))
        && couldFit(standard, achievement.flatMap(Achievement::standard));
  }

  private static boolean couldFit(Optional<String> asked, Optional<String> found) {
    return found.isEmpty() || fits(asked, found);
  }

  private static boolean fits(Optional<String> asked, Optional<String> found) {
    return asked.isEmpty() || asked.equals(found);
  }
}

package nl.skillspaspoort.verifier;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;

/**
 * What a credential says about skills in words that point to none: it is told, and no skill is made
 * up for it.
 */
final class UnreadableSkills {
  private UnreadableSkills() {}

  /** One problem of each kind, of the achievement, its results and what they are about. */
  static List<Problem> in(CredentialClaims claims) {
    Optional<AchievementSubject> subject = claims.achievementSubject();
    if (subject.isEmpty()) {
      return List.of();
    }
    Achievement achievement = subject.get().achievement();
    Set<Problem> problems = new LinkedHashSet<>();
    collect(achievement.alignments(), problems);
    for (ResultDescription description : achievement.resultDescriptions()) {
      collect(description.alignments(), problems);
    }
    for (Result result : subject.get().results()) {
      collect(result.alignments(), problems);
    }
    return List.copyOf(problems);
  }

  private static void collect(List<Alignment> alignments, Set<Problem> into) {
    for (Alignment alignment : alignments) {
      Optional<Problem> warning = alignment.target().warning();
      if (warning.isPresent()) {
        into.add(warning.get());
      }
    }
  }
}

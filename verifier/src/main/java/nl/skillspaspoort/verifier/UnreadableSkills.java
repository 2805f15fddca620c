package nl.skillspaspoort.verifier;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.Alignment;

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
    Stream<Alignment> alignments =
        Stream.of(
                achievement.alignments().stream(),
                achievement.resultDescriptions().stream()
                    .flatMap(description -> description.alignments().stream()),
                subject.get().results().stream().flatMap(result -> result.alignments().stream()))
            .flatMap(each -> each);
    return alignments
        .flatMap(alignment -> alignment.target().warning().stream())
        .distinct()
        .toList();
  }
}

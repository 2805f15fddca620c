package nl.skillspaspoort.core.passport;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * A skill and everything that credentials say about it.
 *
 * @param skill the skill
 * @param evidence what credentials say, the strongest first; at least one
 */
public record ProvenSkill(SkillReference skill, List<SkillEvidence> evidence) {
  public ProvenSkill {
    Objects.requireNonNull(skill, "skill");
    evidence = evidence.stream().sorted(SkillEvidence.STRONGEST_FIRST).toList();
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("found no evidence; expected at least one");
    }
  }

  /** The strongest evidence that is shown and has not ended at this moment. */
  public Optional<SkillEvidence> strongest(Instant now) {
    for (SkillEvidence each : evidence) {
      if (each.isShown() && !each.isExpired(now)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The level of the strongest evidence at this moment; empty if nothing shows it. */
  public Optional<ProofLevel> level(Instant now) {
    return strongest(now).map(SkillEvidence::level);
  }

  /** What speaks of it without showing it: assessed and not found, or not to be told. */
  public List<SkillEvidence> notShown() {
    return evidence.stream().filter(each -> !each.isShown()).toList();
  }

  /** The name in the strongest evidence, for a skill that no vocabulary knows. */
  public String claimedLabel() {
    return evidence.get(0).label();
  }

  /** Nothing of it: it is personal. */
  @Override
  public String toString() {
    return "ProvenSkill";
  }
}

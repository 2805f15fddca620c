package nl.skillspaspoort.core.gap;

import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.vocabulary.RequirementStrength;

/**
 * A skill that is asked for.
 *
 * @param skill the skill; empty if what was written cannot be told to be one
 * @param written what was written: a label, a code or the URI
 * @param strength how much it is needed
 * @param minimumProof the weakest proof that is enough; any if empty
 */
public record Requirement(
    Optional<SkillReference> skill,
    String written,
    RequirementStrength strength,
    Optional<ProofLevel> minimumProof) {

  public Requirement {
    Objects.requireNonNull(skill, "skill");
    Objects.requireNonNull(written, "written");
    Objects.requireNonNull(strength, "strength");
    Objects.requireNonNull(minimumProof, "minimumProof");
  }

  /** A skill, whatever the proof. */
  public static Requirement of(SkillReference skill, RequirementStrength strength) {
    return new Requirement(Optional.of(skill), skill.toString(), strength, Optional.empty());
  }
}

package nl.skillspaspoort.core.skill;

import java.util.Objects;

/**
 * What a credential says about one skill of its subject.
 *
 * @param skill the skill
 * @param label its name as the credential writes it
 * @param outcome shown, not shown, or not to be told
 */
public record SkillFinding(SkillReference skill, String label, Outcome outcome) {

  /**
   * What the results say. Ordered from good to bad: when two results disagree, the later one
   * counts.
   */
  public enum Outcome {
    /** Assessed and found, or awarded without results. */
    SHOWN,
    /** No result, an unfinished one, or one that cannot be compared with what is required. */
    UNKNOWN,
    /** Assessed and not found. */
    NOT_SHOWN
  }

  public SkillFinding {
    Objects.requireNonNull(skill, "skill");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(outcome, "outcome");
  }

  /** The outcome only: together with a person, a skill is personal. */
  @Override
  public String toString() {
    return "SkillFinding[" + outcome + "]";
  }
}

package nl.skillspaspoort.core.vocabulary;

/** What a concept is. */
public enum ConceptKind {
  /** A skill or competence: something that somebody can do. */
  SKILL,
  /** Knowledge: something that somebody knows. Counts as a skill wherever skills are compared. */
  KNOWLEDGE,
  /** An occupation, which requires skills. */
  OCCUPATION,
  /** A group of any of these, which is never itself held or required. */
  GROUP;

  /** True for what a person can hold: skills and knowledge. */
  public boolean isSkill() {
    return this == SKILL || this == KNOWLEDGE;
  }
}

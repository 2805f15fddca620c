package nl.skillspaspoort.verifier;

/** The three answers. */
public enum Verdict {
  /** Yes: every check passed. */
  VALID,
  /** No: a check failed. */
  INVALID,
  /** Could not tell: no check failed, and one that is needed could not be done. */
  UNDETERMINED
}

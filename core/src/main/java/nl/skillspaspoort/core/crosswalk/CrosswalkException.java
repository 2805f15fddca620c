package nl.skillspaspoort.core.crosswalk;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;

/** A crosswalk cannot be used; the problem says on which line and what was expected there. */
public final class CrosswalkException extends ProblemException {
  private static final long serialVersionUID = 1L;

  CrosswalkException(Problem problem) {
    super(problem);
  }
}

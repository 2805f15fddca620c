package nl.skillspaspoort.core.claim;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A claim that was refused. */
public final class ClaimException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For one problem. */
  public ClaimException(Problem problem) {
    super(problem);
  }

  /** For one problem. */
  public static ClaimException of(ProblemCode code, String found, String expected) {
    return new ClaimException(Problem.of(code, found, expected));
  }
}

package nl.skillspaspoort.issuer.claim;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A claim that was refused. */
public final class ClaimException extends ProblemException {
  private static final long serialVersionUID = 1L;

  ClaimException(Problem problem) {
    super(problem);
  }

  static ClaimException of(ProblemCode code, String found, String expected) {
    return new ClaimException(Problem.of(code, found, expected));
  }
}

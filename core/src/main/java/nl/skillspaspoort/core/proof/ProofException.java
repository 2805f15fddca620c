package nl.skillspaspoort.core.proof;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A proof that cannot be made, cannot be read, or does not hold. */
public final class ProofException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For one problem. */
  public ProofException(Problem problem) {
    super(problem);
  }

  /** For a problem that another exception showed. */
  public ProofException(Problem problem, Throwable cause) {
    super(problem, cause);
  }

  ProofException(ProblemCode code, String found, String expected) {
    super(Problem.of(code, found, expected));
  }
}

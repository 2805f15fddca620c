package nl.skillspaspoort.core.jose;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A JSON Web Signature that cannot be read, or that must not be believed. */
public final class JwsException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For what was found instead of what was expected. */
  public JwsException(ProblemCode code, String found, String expected) {
    super(Problem.of(code, found, expected));
  }

  /** For one problem that another exception showed. */
  public JwsException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}

package nl.skillspaspoort.core.status;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A status entry or a status list that cannot be read, or that does not fit the other one. */
public final class StatusException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For one problem. */
  public StatusException(Problem problem) {
    super(problem);
  }

  /** For one problem that another exception showed. */
  public StatusException(Problem problem, Throwable cause) {
    super(problem, cause);
  }

  static StatusException of(ProblemCode code, String where, String found, String expected) {
    return new StatusException(new Problem(code, where, found, expected));
  }
}

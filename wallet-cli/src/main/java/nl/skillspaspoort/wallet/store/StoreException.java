package nl.skillspaspoort.wallet.store;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A store that cannot be opened, read or saved. What was saved before is still there. */
public final class StoreException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For one problem. */
  public StoreException(Problem problem) {
    super(problem);
  }

  /** For a problem that another exception showed. */
  public StoreException(Problem problem, Throwable cause) {
    super(problem, cause);
  }

  StoreException(ProblemCode code, String found, String expected) {
    super(Problem.of(code, found, expected));
  }
}

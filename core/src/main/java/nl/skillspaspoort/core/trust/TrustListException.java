package nl.skillspaspoort.core.trust;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;

/** A trust list that cannot be read, or that must not be believed. */
public final class TrustListException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For one problem. */
  public TrustListException(Problem problem) {
    super(problem);
  }

  /** For one problem that another exception showed. */
  public TrustListException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}

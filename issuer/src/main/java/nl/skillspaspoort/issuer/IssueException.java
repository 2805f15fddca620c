package nl.skillspaspoort.issuer;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;

/** A draft that could not be issued: nothing was handed out. */
public final class IssueException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For one problem. */
  public IssueException(Problem problem) {
    super(problem);
  }

  /** For what another part found wrong. */
  public IssueException(ProblemException cause) {
    super(cause.problem(), cause);
  }
}

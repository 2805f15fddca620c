package nl.skillspaspoort.issuer.batch;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;

/** A file of awards that cannot be read at all, or a plan that is not the one that was approved. */
public final class BatchException extends ProblemException {
  private static final long serialVersionUID = 1L;

  BatchException(Problem problem) {
    super(problem);
  }
}

package nl.skillspaspoort.core.gap;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;

/** A vacancy file cannot be read; the problem says where and what was expected there. */
public final class RequirementsException extends ProblemException {
  private static final long serialVersionUID = 1L;

  RequirementsException(Problem problem) {
    super(problem);
  }
}

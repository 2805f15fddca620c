package nl.skillspaspoort.verifier.policy;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;

/** A policy file that cannot be read; the problem says where. */
public final class PolicyException extends ProblemException {
  private static final long serialVersionUID = 1L;

  PolicyException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}

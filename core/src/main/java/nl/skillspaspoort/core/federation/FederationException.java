package nl.skillspaspoort.core.federation;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A statement or a chain of a federation that must not be believed. */
public final class FederationException extends ProblemException {
  private static final long serialVersionUID = 1L;

  FederationException(Problem problem) {
    super(problem);
  }

  FederationException(Problem problem, Throwable cause) {
    super(problem, cause);
  }

  static FederationException of(ProblemCode code, String found, String expected) {
    return new FederationException(Problem.of(code, found, expected));
  }

  static FederationException invalid(String found, String expected) {
    return of(ProblemCode.FEDERATION_CHAIN_INVALID, found, expected);
  }

  /** What another layer found wrong, under the code of a chain; it says where and what. */
  static FederationException because(ProblemException cause) {
    Problem problem = cause.problem();
    return new FederationException(
        new Problem(
            ProblemCode.FEDERATION_CHAIN_INVALID,
            problem.where(),
            problem.found(),
            problem.expected()),
        cause);
  }
}

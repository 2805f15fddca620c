package nl.skillspaspoort.verifier.fetch;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** Ends one exchange with the result to give. */
final class FetchException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final transient FetchResult result;

  private FetchException(Problem problem, FetchResult result) {
    super(problem);
    this.result = result;
  }

  /** The URL must not be visited, or the answer must not be used. */
  static FetchException refused(ProblemCode code, String found, String expected) {
    Problem problem = Problem.of(code, found, expected);
    return new FetchException(problem, new FetchResult.Refused(problem));
  }

  /** There was no answer that could be used. */
  static FetchException unreachable(
      ProblemCode code, String found, String expected, boolean retryable) {
    Problem problem = Problem.of(code, found, expected);
    return new FetchException(problem, new FetchResult.Unreachable(problem, retryable));
  }

  FetchResult result() {
    return result;
  }
}

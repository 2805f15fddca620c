package nl.skillspaspoort.issuer.keys;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A history of keys that cannot be read, or a change that does not fit it. */
public final class KeyHistoryException extends ProblemException {
  private static final long serialVersionUID = 1L;

  KeyHistoryException(Problem problem) {
    super(problem);
  }

  KeyHistoryException(ProblemException cause) {
    super(cause.problem(), cause);
  }

  static KeyHistoryException of(ProblemCode code, String found, String expected) {
    return new KeyHistoryException(Problem.of(code, found, expected));
  }
}

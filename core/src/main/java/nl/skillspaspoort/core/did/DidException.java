package nl.skillspaspoort.core.did;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A DID that does not lead to the key that was asked for. */
public final class DidException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For what was found instead of what was expected. */
  public DidException(ProblemCode code, String found, String expected) {
    super(Problem.of(code, found, expected));
  }

  DidException(ProblemCode code, String found, String expected, Throwable cause) {
    super(Problem.of(code, found, expected), cause);
  }
}

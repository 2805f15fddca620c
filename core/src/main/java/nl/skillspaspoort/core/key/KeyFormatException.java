package nl.skillspaspoort.core.key;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A key, or the name of a key, that must not be used. */
public final class KeyFormatException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For what was found instead of what was expected. */
  public KeyFormatException(ProblemCode code, String found, String expected) {
    super(Problem.of(code, found, expected));
  }
}

package nl.skillspaspoort.core.encoding;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** Text that is not the encoding it should be. */
public final class EncodingException extends ProblemException {
  private static final long serialVersionUID = 1L;

  EncodingException(String found, String expected) {
    super(Problem.of(ProblemCode.MALFORMED_VALUE_ERROR, found, expected));
  }
}

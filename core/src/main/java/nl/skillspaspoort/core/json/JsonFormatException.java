package nl.skillspaspoort.core.json;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;

/** Input that is not the JSON that was expected. */
public final class JsonFormatException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For one problem. */
  public JsonFormatException(Problem problem) {
    super(problem);
  }
}

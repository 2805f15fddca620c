package nl.skillspaspoort.core.sdjwt;

import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** An SD-JWT that cannot be made, cannot be read, or must not be believed. */
public final class SdJwtException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For one problem. */
  public SdJwtException(Problem problem) {
    super(problem);
  }

  /** For a problem that another exception showed. */
  public SdJwtException(Problem problem, Throwable cause) {
    super(problem, cause);
  }

  SdJwtException(ProblemCode code, String where, String found, String expected) {
    super(new Problem(code, where, found, expected));
  }

  /** The same problem, seen from the whole text, of which {@code part} has it. */
  static SdJwtException in(String part, JwsException e) {
    return new SdJwtException(moved(part, e.problem()), e);
  }

  /** The same problem, seen from the whole text, of which {@code part} has it. */
  static SdJwtException in(String part, JsonFormatException e) {
    return new SdJwtException(moved(part, e.problem()), e);
  }

  private static Problem moved(String part, Problem problem) {
    String where = problem.where().isEmpty() ? part : part + ", " + problem.where();
    return new Problem(problem.code(), where, problem.found(), problem.expected());
  }
}

package nl.skillspaspoort.core.jsonld;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;

/**
 * A document that has no canonical form here: a context that does not ship with the library ({@code
 * CONTEXT_NOT_BUNDLED}), a part that the canonical form would not cover ({@code DATA_LOSS}), no
 * JSON-LD ({@code JSON_LD_ERROR}), or too much work ({@code COMPLEXITY_LIMIT}).
 *
 * <p>{@link Problem#where()} is a JSON Pointer into the document where it can be told, empty
 * otherwise.
 */
public final class JsonLdException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For one problem. */
  public JsonLdException(Problem problem) {
    super(problem);
  }

  /** For one problem that another exception showed. */
  public JsonLdException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}

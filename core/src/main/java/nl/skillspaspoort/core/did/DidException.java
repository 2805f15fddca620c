package nl.skillspaspoort.core.did;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A DID that does not lead to the key that was asked for. */
public final class DidException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final boolean unavailable;
  private final boolean retryable;

  /** For what was found instead of what was expected. */
  public DidException(ProblemCode code, String found, String expected) {
    this(Problem.of(code, found, expected));
  }

  /** For one problem that makes the DID, its document or its key unusable. */
  public DidException(Problem problem) {
    super(problem);
    this.unavailable = false;
    this.retryable = false;
  }

  DidException(Problem problem, Throwable cause) {
    super(problem, cause);
    this.unavailable = false;
    this.retryable = false;
  }

  DidException(ProblemCode code, String found, String expected, Throwable cause) {
    this(Problem.of(code, found, expected), cause);
  }

  private DidException(Problem problem, boolean retryable) {
    super(problem);
    this.unavailable = true;
    this.retryable = retryable;
  }

  /**
   * For a document that could not be had, so that nothing is known about the key.
   *
   * @param retryable true if another try may help
   */
  public static DidException unavailable(Problem problem, boolean retryable) {
    return new DidException(problem, retryable);
  }

  /** True if the document could not be had: neither good nor bad is known about the key. */
  public boolean isUnavailable() {
    return unavailable;
  }

  /** True if the document could not be had and another try may help. */
  public boolean isRetryable() {
    return retryable;
  }
}

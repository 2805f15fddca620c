package nl.skillspaspoort.core.credential;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;

/** A document that is not a credential, or not one that this library reads. */
public final class CredentialFormatException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For one problem. */
  public CredentialFormatException(Problem problem) {
    super(problem);
  }

  /** For a problem that another exception showed. */
  public CredentialFormatException(Problem problem, Throwable cause) {
    super(problem, cause);
  }
}

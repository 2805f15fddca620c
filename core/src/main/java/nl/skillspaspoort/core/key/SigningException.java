package nl.skillspaspoort.core.key;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A signer that could not sign: the key store, HSM or service behind it failed. */
public final class SigningException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For a reason that names no secret. */
  public SigningException(String found, Throwable cause) {
    super(Problem.of(ProblemCode.SIGNING_FAILED, found, "a signature"), cause);
  }
}

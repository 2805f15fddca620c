package nl.skillspaspoort.issuer.registry;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** The registry could not do what was asked; whatever it had begun is undone. */
public final class RegistryException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** For one problem. */
  public RegistryException(Problem problem) {
    super(problem);
  }

  /** For a problem that another exception showed. */
  public RegistryException(Problem problem, Throwable cause) {
    super(problem, cause);
  }

  static RegistryException of(ProblemCode code, String found, String expected) {
    return new RegistryException(Problem.of(code, found, expected));
  }
}

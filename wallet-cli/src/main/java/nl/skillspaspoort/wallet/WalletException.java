package nl.skillspaspoort.wallet;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/** A wallet that cannot do what it was asked. What it held before, it still holds. */
public final class WalletException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final boolean undetermined;

  private WalletException(Problem problem, boolean undetermined) {
    super(problem);
    this.undetermined = undetermined;
  }

  /** For one problem. */
  public WalletException(Problem problem) {
    this(problem, false);
  }

  /** For a problem that another exception showed. */
  public WalletException(ProblemException cause) {
    super(cause.problem(), cause);
    this.undetermined = false;
  }

  WalletException(ProblemCode code, String found, String expected) {
    this(Problem.of(code, found, expected));
  }

  /** For a question that could not be answered, so that the safe way was taken. */
  public static WalletException undetermined(Problem problem) {
    return new WalletException(problem, true);
  }

  /** True if it could not be told whether the thing asked for is right; false if it is wrong. */
  public boolean isUndetermined() {
    return undetermined;
  }
}

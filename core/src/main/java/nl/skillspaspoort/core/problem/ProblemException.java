package nl.skillspaspoort.core.problem;

import java.util.Objects;

/** The parent of the checked exceptions of this library: each carries one {@link Problem}. */
public abstract class ProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** For one problem without a cause. */
  protected ProblemException(Problem problem) {
    super(problem.message());
    this.problem = Objects.requireNonNull(problem);
  }

  /** For one problem that another exception showed. */
  protected ProblemException(Problem problem, Throwable cause) {
    super(problem.message(), cause);
    this.problem = Objects.requireNonNull(problem);
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }
}

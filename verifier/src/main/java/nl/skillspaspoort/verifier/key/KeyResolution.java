package nl.skillspaspoort.verifier.key;

import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;

/** The answer to the question for a key: found, refused, or not to be told. */
public sealed interface KeyResolution {

  /** The key, good for the use that was asked for. */
  record Found(VerificationKey key) implements KeyResolution {}

  /** There is no such key, or it must not be used. */
  record Refused(Problem problem) implements KeyResolution {}

  /**
   * It could not be looked up.
   *
   * @param retryable true if another try may help
   */
  record Unresolved(Problem problem, boolean retryable) implements KeyResolution {}
}

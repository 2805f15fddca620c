package nl.skillspaspoort.verifier.status;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Problem;

/** What came of asking for one status list. */
public sealed interface StatusAnswer {

  /** The list as it was published, not verified. Immutable. */
  final class Found implements StatusAnswer {
    private final byte[] content;
    private final Optional<Instant> retrievedAt;

    /**
     * For a list.
     *
     * @param content JSON or a token, copied
     * @param retrievedAt when the publisher gave it; empty if nobody knows, as for a file
     */
    public Found(byte[] content, Optional<Instant> retrievedAt) {
      this.content = content.clone();
      this.retrievedAt = Objects.requireNonNull(retrievedAt, "retrievedAt");
    }

    /** A copy of the bytes. */
    public byte[] content() {
      return content.clone();
    }

    /** When the publisher gave it; empty if nobody knows. */
    public Optional<Instant> retrievedAt() {
      return retrievedAt;
    }

    @Override
    public String toString() {
      return "Found[" + content.length + " bytes]";
    }
  }

  /**
   * There is none to be had.
   *
   * @param retryable true if another try may help
   */
  record Unavailable(Problem problem, boolean retryable) implements StatusAnswer {
    /** Checks that there is a problem. */
    public Unavailable {
      Objects.requireNonNull(problem, "problem");
    }
  }
}

package nl.skillspaspoort.core.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * The span in which a credential claims to be usable. Both ends inclusive, UTC; a missing end is
 * open.
 *
 * @param from first instant
 * @param until last instant
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#validity-period">VCDM 2.0, Validity
 *     Period</a>
 */
public record ValidityPeriod(Optional<Instant> from, Optional<Instant> until) {

  /** A period may come from untrusted input with its ends swapped; see {@link #isOrdered}. */
  public ValidityPeriod {
    java.util.Objects.requireNonNull(from, "from");
    java.util.Objects.requireNonNull(until, "until");
  }

  /** False if the end is before the start. */
  public boolean isOrdered() {
    return from.isEmpty() || until.isEmpty() || !until.get().isBefore(from.get());
  }
}

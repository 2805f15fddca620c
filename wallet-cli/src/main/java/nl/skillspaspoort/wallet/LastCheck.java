package nl.skillspaspoort.wallet;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.verifier.outcome.Axes;

/**
 * What was last found out about a credential from what others publish. What its dates say is not
 * here: that changes by itself.
 *
 * @param at when
 * @param status what its issuer said of it then
 * @param recognition what lists of recognised organisations said of its issuer then; empty if none
 *     was asked
 */
public record LastCheck(Instant at, Axes.Status status, Optional<Axes.Recognition> recognition) {
  public LastCheck {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(recognition, "recognition");
  }

  /** True if a status list gave an answer, or none is needed. */
  public boolean isStatusKnown() {
    return status != Axes.Status.UNKNOWN;
  }
}

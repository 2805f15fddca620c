package nl.skillspaspoort.core.trust;

import java.time.Instant;
import java.util.Objects;

/**
 * A grant's state and the first instant at which it was in it.
 *
 * @param status the state
 * @param from its first instant
 */
public record StatusChange(GrantStatus status, Instant from) {
  /** Checks that both are there. */
  public StatusChange {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(from, "from");
  }
}

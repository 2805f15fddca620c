package nl.skillspaspoort.core.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still, at {@link #NOW} unless told otherwise. Immutable. */
public final class FixedClock implements InstantSource {
  /** The moment at which every test happens: 2026-11-23T12:00:00Z. */
  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Instant instant;

  private FixedClock(Instant instant) {
    this.instant = instant;
  }

  /** The clock at {@link #NOW}. */
  public static FixedClock atNow() {
    return at(NOW);
  }

  /** A clock at another moment. */
  public static FixedClock at(Instant instant) {
    return new FixedClock(instant);
  }

  /** A clock that is ahead of this one, or behind it with a negative duration. */
  public FixedClock plus(Duration duration) {
    return at(instant.plus(duration));
  }

  @Override
  public Instant instant() {
    return instant;
  }

  @Override
  public String toString() {
    return "FixedClock[" + instant + "]";
  }
}

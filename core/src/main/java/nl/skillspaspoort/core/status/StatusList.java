package nl.skillspaspoort.core.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A published list: well-formed, <b>its signature not checked</b>. What it says counts only after
 * the verifier has checked who signed it.
 */
public sealed interface StatusList permits StatusListCredential, StatusListToken {

  /** The URI under which it is published, as it says itself. */
  String uri();

  /** From when it counts, or when it was made. */
  Optional<Instant> issuedAt();

  /** The last instant at which it counts; open if empty. */
  Optional<Instant> expires();

  /** How long a copy may be used without asking for a newer one. */
  Optional<Duration> timeToLive();

  /** How many bytes its values take in memory, for whoever keeps lists within a bound. */
  int sizeInBytes();

  /**
   * The value of an entry.
   *
   * @throws StatusException {@code STATUS_VERIFICATION_ERROR} if the entry is of another format,
   *     points to another list or has another purpose; {@code STATUS_LIST_LENGTH_ERROR} if the list
   *     is too short; {@code RANGE_ERROR} if the place is not in it
   */
  int value(StatusEntry entry) throws StatusException;
}

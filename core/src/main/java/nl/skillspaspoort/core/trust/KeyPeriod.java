package nl.skillspaspoort.core.trust;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * A key of an issuer and the time in which it was the issuer's. Both ends inclusive; a missing end
 * is open.
 *
 * @param key the public key
 * @param from first instant at which it counts
 * @param until last instant at which it counts
 * @param compromisedAt when it got into other hands, as far as known. Such a key counts at no time
 *     at all: whoever has it can write any date.
 */
public record KeyPeriod(
    VerificationKey key, Instant from, Optional<Instant> until, Optional<Instant> compromisedAt) {

  /** Checks that the end is not before the start. */
  public KeyPeriod {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(compromisedAt, "compromisedAt");
    if (until.isPresent() && until.get().isBefore(from)) {
      throw new BrokenRule("until " + until.get(), "not before from " + from);
    }
  }

  /** A key in use since then. */
  public static KeyPeriod from(Instant from, VerificationKey key) {
    return new KeyPeriod(key, from, Optional.empty(), Optional.empty());
  }

  /** The same key, retired: this instant is the last one at which it counts. */
  public KeyPeriod until(Instant last) {
    return new KeyPeriod(key, from, Optional.of(last), compromisedAt);
  }

  /** The same key, marked as being in other hands. */
  public KeyPeriod compromisedAt(Instant when) {
    return new KeyPeriod(key, from, until, Optional.of(when));
  }

  /** True if the key counts at this instant. */
  public boolean holdsAt(Instant instant) {
    return compromisedAt.isEmpty()
        && !instant.isBefore(from)
        && until.map(last -> !instant.isAfter(last)).orElse(true);
  }
}

package nl.skillspaspoort.issuer.keys;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.trust.KeyPeriod;

/**
 * A public key of the issuer and its life.
 *
 * @param keyId its name
 * @param key the key
 * @param from since when it may sign
 * @param until the last instant at which it might, once it was retired
 * @param compromised since when it may have been in other hands
 */
public record IssuerKey(
    KeyId keyId,
    VerificationKey key,
    Instant from,
    Optional<Instant> until,
    Optional<Instant> compromised) {

  /** Checks that nothing is missing. */
  public IssuerKey {
    Objects.requireNonNull(keyId, "keyId");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(from, "from");
  }

  /** True if it may sign at this instant. */
  public boolean signsAt(Instant instant) {
    return compromised.isEmpty()
        && !instant.isBefore(from)
        && until.map(last -> !instant.isAfter(last)).orElse(true);
  }

  /** The same for a trust list. */
  public KeyPeriod period() {
    KeyPeriod period = new KeyPeriod(key, from, until, Optional.empty());
    return compromised.map(period::compromisedAt).orElse(period);
  }
}

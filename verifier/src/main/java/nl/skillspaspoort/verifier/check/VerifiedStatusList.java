package nl.skillspaspoort.verifier.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.status.StatusList;

/**
 * A status list whose signature holds. Whether its publisher may speak about a credential is a
 * question about the two together.
 *
 * @param list what it says
 * @param publisher the identifier of who signed it
 * @param key the key that signed it
 * @param retrievedAt when the publisher gave it; empty if nobody knows
 * @param signedAt when the signature says it was made, if it does
 */
record VerifiedStatusList(
    StatusList list,
    String publisher,
    VerificationKey key,
    Optional<Instant> retrievedAt,
    Optional<Instant> signedAt) {

  /** The moment about which the list can speak: when it was signed, or when it starts to count. */
  Optional<Instant> madeAt() {
    return signedAt.or(list::issuedAt);
  }

  /**
   * How old the news is. A list that says how long it counts was good when the publisher gave it;
   * one that does not say so, or that came by another way, is as old as its signature.
   *
   * @param endless true if a list without an end is taken to be good when the publisher gave it
   */
  Optional<Duration> age(Instant now, boolean endless) {
    boolean counted = list.expires().isPresent() || endless;
    Optional<Instant> asOf = counted && retrievedAt.isPresent() ? retrievedAt : madeAt();
    return asOf.map(since -> since.isAfter(now) ? Duration.ZERO : Duration.between(since, now));
  }
}

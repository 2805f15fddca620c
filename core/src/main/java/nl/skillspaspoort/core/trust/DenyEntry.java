package nl.skillspaspoort.core.trust;

import java.util.Objects;
import java.util.Optional;

/**
 * An issuer that a list denies: whatever any list grants, nothing of this issuer is accepted, for
 * any date.
 *
 * @param identity the issuer
 * @param reason why, for people
 */
public record DenyEntry(IssuerIdentity identity, Optional<DisplayName> reason) {
  /** Checks that both are there. */
  public DenyEntry {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(reason, "reason");
  }
}

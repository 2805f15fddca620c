package nl.skillspaspoort.core.trust;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * An issuer on a list: by which identifiers it is known, with which keys, and what it may do.
 *
 * @param identities its identifiers, at least one, each once
 * @param name its name in the registry, for showing only
 * @param contact where it can be reached
 * @param keys its keys; if it lists any, no other key counts, and if it lists none, the keys that
 *     its identifier resolves to
 * @param grants what it may or might do, at least one; a grant that was withdrawn stays here
 */
public record TrustedIssuer(
    List<IssuerIdentity> identities,
    DisplayName name,
    Contact contact,
    List<KeyPeriod> keys,
    List<Grant> grants) {

  /** Checks that there is a grant and an identifier, and that no identifier is there twice. */
  public TrustedIssuer {
    identities = List.copyOf(identities);
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(contact, "contact");
    keys = List.copyOf(keys);
    grants = List.copyOf(grants);
    if (grants.isEmpty()) {
      throw new BrokenRule("no grant", "at least one, be it a withdrawn one");
    }
    if (identities.isEmpty() || identities.stream().distinct().count() < identities.size()) {
      throw new BrokenRule(identities.size() + " identities", "at least one, each once");
    }
  }

  /** True if the key is this issuer's at this instant, as far as the list says. */
  public boolean allowsKeyAt(VerificationKey key, Instant instant) {
    boolean allowed = keys.isEmpty();
    for (KeyPeriod period : keys) {
      allowed |= period.key().equals(key) && period.holdsAt(instant);
    }
    return allowed && !isCompromised(key);
  }

  /** True if the list says that the key is in other hands. */
  public boolean isCompromised(VerificationKey key) {
    for (KeyPeriod period : keys) {
      if (period.key().equals(key) && period.compromisedAt().isPresent()) {
        return true;
      }
    }
    return false;
  }
}

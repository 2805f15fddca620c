package nl.skillspaspoort.verifier.holder;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.identity.IdentityObject;

/**
 * A person of whom the verifier knows an identifier by other means, for example because a message
 * to an address was answered. That she shows the credential is for the verifier to know as well.
 *
 * @param identityType what kind of identifier, for example {@code emailAddress}
 * @param identifier the identifier
 */
public record KnownHolder(String identityType, String identifier) {

  /** Checks that there is something. */
  public KnownHolder {
    Objects.requireNonNull(identityType, "identityType");
    if (identifier.isBlank()) {
      throw new IllegalArgumentException("found an empty identifier; expected one");
    }
  }

  /** Known by an e-mail address. */
  public static KnownHolder byEmailAddress(String address) {
    return new KnownHolder(IdentityObject.EMAIL_ADDRESS, address);
  }

  /**
   * Whether a subject with these identifiers is this person; empty if none of them is of the kind
   * that is known, or can be compared.
   */
  public Optional<Boolean> isIn(List<IdentityObject> identifiers) {
    boolean comparable = false;
    for (IdentityObject each : identifiers) {
      if (each.matches(identityType, identifier)) {
        return Optional.of(true);
      }
      comparable |= each.identityType().equals(identityType) && each.isComparable();
    }
    return comparable ? Optional.of(false) : Optional.empty();
  }

  /** The kind only: the identifier is personal. */
  @Override
  public String toString() {
    return "KnownHolder[" + identityType + "]";
  }
}

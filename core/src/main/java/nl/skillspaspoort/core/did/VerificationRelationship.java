package nl.skillspaspoort.core.did;

import java.util.Optional;

/**
 * What a key may be used for; also the {@code proofPurpose} of a proof.
 *
 * @see <a href="https://www.w3.org/TR/cid-1.0/#verification-relationships">CID 1.0, Verification
 *     Relationships</a>
 */
public enum VerificationRelationship {
  /** Making statements about others: credentials, status lists. */
  ASSERTION_METHOD("assertionMethod"),
  /** Showing that one is oneself: presentations. */
  AUTHENTICATION("authentication"),
  /** Using a right that was given, such as changing a document. */
  CAPABILITY_INVOCATION("capabilityInvocation"),
  /** Handing on a right that was given. */
  CAPABILITY_DELEGATION("capabilityDelegation");

  private final String wireName;

  VerificationRelationship(String wireName) {
    this.wireName = wireName;
  }

  /** The name in documents and proofs. */
  public String wireName() {
    return wireName;
  }

  /** The relationship with this name; empty for every other text. */
  public static Optional<VerificationRelationship> ofWireName(String text) {
    for (VerificationRelationship relationship : values()) {
      if (relationship.wireName.equals(text)) {
        return Optional.of(relationship);
      }
    }
    return Optional.empty();
  }
}

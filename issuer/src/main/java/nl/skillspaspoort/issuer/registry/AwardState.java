package nl.skillspaspoort.issuer.registry;

/** Where an award stands. */
public enum AwardState {
  /** It has its identifier and its place, and is not signed yet. */
  RESERVED,
  /** It was signed and holds. */
  ACTIVE,
  /** It does not hold for the time being. */
  SUSPENDED,
  /** A newer version took its place. */
  SUPERSEDED,
  /** It was taken back for good. */
  REVOKED;

  /** False for what can never be undone. */
  boolean mayBecome(AwardState next) {
    return switch (this) {
      case RESERVED -> next == ACTIVE || next == REVOKED;
      case ACTIVE -> next == SUSPENDED || next == SUPERSEDED || next == REVOKED;
      case SUSPENDED -> next == ACTIVE || next == SUPERSEDED || next == REVOKED;
      case SUPERSEDED -> next == REVOKED;
      case REVOKED -> false;
    };
  }
}

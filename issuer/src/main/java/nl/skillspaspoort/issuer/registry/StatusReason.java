package nl.skillspaspoort.issuer.registry;

/** Why a status was changed. It stays at the issuer: no list shows it. */
public enum StatusReason {
  /** Something in it is wrong. */
  ERROR,
  /** It was got by deceit. */
  FRAUD,
  /** A newer version took its place. */
  SUPERSEDED,
  /** The person asked for it. */
  ON_REQUEST,
  /** Something is being looked into. */
  UNDER_INVESTIGATION,
  /** What was looked into was cleared up. */
  CLEARED,
  /** The key that signed it got into other hands. */
  KEY_COMPROMISED
}

package nl.skillspaspoort.core.trust;

/**
 * Whether the date of issue that a credential claims may be relied on. A stolen key can write any
 * date, so the default is that it may not.
 */
public enum IssueDateEvidence {
  /** The claimed date is only a claim: recognition must hold then and still hold now. */
  NONE,
  /**
   * The caller has evidence of its own, or takes the risk: recognition must have held on the
   * claimed date.
   */
  CLAIMED_DATE_ACCEPTED
}

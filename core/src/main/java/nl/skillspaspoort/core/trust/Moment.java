package nl.skillspaspoort.core.trust;

/** The moments at which a recognition is looked at. */
public enum Moment {
  /** When the credential says it was issued. */
  WHEN_ISSUED,
  /** When the question was asked. */
  NOW
}

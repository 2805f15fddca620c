package nl.skillspaspoort.core.status;

/** What the value of a status says about the credential. */
public enum StatusMeaning {
  /** Nothing is the matter. */
  GOOD,
  /** There is a newer version. */
  SUPERSEDED,
  /** The issuer says something in words of its own: a person has to read it. */
  MESSAGE,
  /** It does not hold for the time being. */
  SUSPENDED,
  /** It was taken back for good. */
  REVOKED,
  /** The value has no meaning that this library knows. */
  UNKNOWN
}

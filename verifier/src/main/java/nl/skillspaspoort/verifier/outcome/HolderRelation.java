package nl.skillspaspoort.verifier.outcome;

/** How the one who shows a credential is tied to the one it is about. */
public enum HolderRelation {
  /** Who signed the presentation is whom the credential is about. */
  HOLDER_IS_SUBJECT,
  /**
   * Who showed the credential has the key that its issuer bound it to; that this is the one it is
   * about is the issuer's word.
   */
  BOUND_KEY,
  /**
   * Who showed the credential has a key of its subject or holder, but not the key that signed the
   * presentation: whether both are one person is not known.
   */
  OTHER_HOLDER,
  /** An identifier in the credential is that of a person whom the verifier knows otherwise. */
  IDENTIFIER_MATCHES,
  /** Whoever has the credential may show it: the policy allows that. */
  BEARER,
  /** Nothing was proven. */
  NOT_PROVEN,
  /** The credential is about somebody else. */
  SOMEBODY_ELSE
}

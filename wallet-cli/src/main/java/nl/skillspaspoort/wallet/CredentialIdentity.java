package nl.skillspaspoort.wallet;

import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;

/**
 * What two versions of one credential have in common: the issuer and the identifier.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#equality-and-comparison">Open Badges 3.0,
 *     Equality and Comparison</a>
 */
record CredentialIdentity(String issuer, String id) {

  /** Empty for a credential without identifier: it has no versions. */
  static Optional<CredentialIdentity> of(CredentialClaims claims) {
    return claims.id().map(id -> new CredentialIdentity(claims.issuer().id(), id));
  }

  @Override
  public String toString() {
    return "CredentialIdentity";
  }
}

package nl.skillspaspoort.wallet;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
    return claims.id().map(id -> new CredentialIdentity(normal(claims.issuer().id()), normal(id)));
  }

  /** Trimmed and percent-decoded; of URLs, not of forms: a plus is a plus. */
  private static String normal(String id) {
    String trimmed = id.strip();
    try {
      return URLDecoder.decode(trimmed.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return trimmed;
    }
  }

  @Override
  public String toString() {
    return "CredentialIdentity";
  }
}

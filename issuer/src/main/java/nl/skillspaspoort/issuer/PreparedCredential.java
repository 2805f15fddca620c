package nl.skillspaspoort.issuer;

import java.time.Instant;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.Jcs;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * A credential as it will be signed, to be shown to whoever decides: {@link Issuer#sign} signs
 * these very claims and nothing else. Immutable.
 */
public final class PreparedCredential {
  private final CredentialClaims claims;
  private final Instant preparedAt;

  PreparedCredential(CredentialClaims claims, Instant preparedAt) {
    this.claims = claims;
    this.preparedAt = preparedAt;
  }

  /** What will be signed. */
  public CredentialClaims claims() {
    return claims;
  }

  JsonObject document() {
    return claims.json();
  }

  Instant preparedAt() {
    return preparedAt;
  }

  /** SHA-256 of the canonical form (RFC 8785) of what will be signed, in base64url. */
  public String digest() {
    return Base64Url.encode(HashAlgorithm.SHA_256.hash(Jcs.canonicalBytes(claims.json())));
  }

  /** The digest only: the rest is personal. */
  @Override
  public String toString() {
    return "PreparedCredential[" + digest() + "]";
  }
}

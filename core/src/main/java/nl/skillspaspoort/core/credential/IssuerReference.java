package nl.skillspaspoort.core.credential;

import java.util.Objects;
import java.util.Optional;

/**
 * Who the credential says issued it.
 *
 * @param id an absolute URL, usually a DID: the only part that may be compared
 * @param claimedName what the issuer calls itself; says nothing about who it is
 */
public record IssuerReference(String id, Optional<String> claimedName) {
  public IssuerReference {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(claimedName, "claimedName");
  }

  /** The identifier only: the issuer may be a person. */
  @Override
  public String toString() {
    return "IssuerReference[" + id + "]";
  }
}

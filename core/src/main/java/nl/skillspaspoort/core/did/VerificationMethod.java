package nl.skillspaspoort.core.did;

import java.util.Objects;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * A key in a DID document.
 *
 * @param id its full name
 * @param controller whose key the document says it is
 * @param publicKey the key
 * @see <a href="https://www.w3.org/TR/cid-1.0/#verification-methods">CID 1.0, Verification
 *     Methods</a>
 */
public record VerificationMethod(KeyId id, String controller, VerificationKey publicKey) {
  public VerificationMethod {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(controller, "controller");
    Objects.requireNonNull(publicKey, "publicKey");
  }
}

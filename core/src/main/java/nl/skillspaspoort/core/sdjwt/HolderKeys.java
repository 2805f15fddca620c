package nl.skillspaspoort.core.sdjwt;

import java.util.Optional;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * Finds the key of a holder whom the issuer named by a key id instead of by the key itself. Asked
 * only after the issuer's signature was accepted.
 */
@FunctionalInterface
public interface HolderKeys {
  /** Knows no key: only keys that stand in {@code cnf} itself are used. */
  HolderKeys NONE = keyId -> Optional.empty();

  /**
   * The public key for a {@code cnf.kid}; empty if it is not known or may not be used to
   * authenticate.
   *
   * @param keyId opaque text of at most 1,024 characters
   */
  Optional<VerificationKey> byKeyId(String keyId);
}

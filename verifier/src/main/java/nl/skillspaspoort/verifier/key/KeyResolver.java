package nl.skillspaspoort.verifier.key;

import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.key.KeyId;

/** Finds public keys by name. Implementations are safe for use by several threads. */
public interface KeyResolver {

  /** The key of this name for this use. Never throws for a bad name: that is a refusal. */
  KeyResolution resolve(KeyId keyId, VerificationRelationship use);
}

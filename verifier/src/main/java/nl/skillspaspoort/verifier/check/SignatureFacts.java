package nl.skillspaspoort.verifier.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.key.KeyId;

/**
 * What a signature says of itself, in whatever words its mechanism has for it.
 *
 * @param keyId the name of the key
 * @param signer who signed, if that is said beside the name of the key
 * @param purpose what it was made for; empty if that is nothing this library knows
 * @param created when it was made
 * @param notBefore from when it counts
 * @param expires until when it counts
 * @param challenge what it answers
 * @param audience for whom it was made; empty if for nobody in particular
 */
record SignatureFacts(
    KeyId keyId,
    Optional<String> signer,
    Optional<VerificationRelationship> purpose,
    Optional<Instant> created,
    Optional<Instant> notBefore,
    Optional<Instant> expires,
    Optional<String> challenge,
    List<String> audience) {

  /** Key name and purpose only: a challenge is a one-time secret between two parties. */
  @Override
  public String toString() {
    return "SignatureFacts[by " + keyId + "]";
  }
}

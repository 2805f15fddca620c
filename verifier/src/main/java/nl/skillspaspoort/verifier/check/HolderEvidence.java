package nl.skillspaspoort.verifier.check;

import java.util.Optional;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.verifier.holder.KnownHolder;

/** What is known of the one who shows a credential. */
public sealed interface HolderEvidence {

  /** Nothing: the credential came alone. */
  record NotShown() implements HolderEvidence {}

  /** The credential came in a presentation that does not hold. */
  record NotProven() implements HolderEvidence {}

  /** The credential came alone, from a person whom the verifier knows otherwise. */
  record Known(KnownHolder person) implements HolderEvidence {}

  /**
   * The holder signed for this verifier.
   *
   * @param id who that is
   * @param keyName what the key is called that signed
   * @param key that key
   * @param request what was answered, if anything was asked
   */
  record Proven(
      String id, String keyName, VerificationKey key, Optional<PresentationRequest> request)
      implements HolderEvidence {}
}

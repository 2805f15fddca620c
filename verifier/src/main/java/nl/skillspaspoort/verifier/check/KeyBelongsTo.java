package nl.skillspaspoort.verifier.check;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * Every signature is by a key whose controller is exactly the party that the document names, and
 * that party lists the key for this use.
 *
 * @see <a href="https://www.w3.org/TR/cid-1.0/#retrieve-verification-method">CID 1.0 §3.3</a>
 */
final class KeyBelongsTo {
  private KeyBelongsTo() {}

  static CheckOutcome check(Check check, String owner, SecuringEvidence evidence) {
    try {
      for (SignatureFacts signature : evidence.signatures()) {
        if (!signature.keyId().controller().equals(owner)) {
          return mismatch(
              check, "a proof by a key of " + signature.keyId().controller(), "a key of " + owner);
        }
        if (signature.signer().isPresent() && !signature.signer().get().equals(owner)) {
          return mismatch(check, "a signature in another name", "a signature by " + owner);
        }
      }
      return resolved(check, evidence);
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(check, e.problem());
    }
  }

  private static CheckOutcome mismatch(Check check, String found, String expected) {
    return new CheckOutcome.Failed(
        check, Problem.of(ProblemCode.ISSUER_KEY_MISMATCH, found, expected));
  }

  private static CheckOutcome resolved(Check check, SecuringEvidence evidence)
      throws ProblemException {
    CheckOutcome unresolved = null;
    for (KeyResolution resolution : evidence.keys()) {
      if (resolution instanceof KeyResolution.Refused refused) {
        return new CheckOutcome.Failed(check, refused.problem());
      }
      if (resolution instanceof KeyResolution.Unresolved open) {
        unresolved = new CheckOutcome.Undetermined(check, open.problem(), open.retryable());
      }
    }
    return unresolved != null
        ? unresolved
        : new CheckOutcome.Passed(check, "key " + evidence.signatures().get(0).keyId().fragment());
  }
}

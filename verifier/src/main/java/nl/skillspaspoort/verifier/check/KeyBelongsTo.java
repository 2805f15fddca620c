package nl.skillspaspoort.verifier.check;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * Every proof is by a key whose controller is exactly the party that the document names, and that
 * party lists the key for this use.
 *
 * @see <a href="https://www.w3.org/TR/cid-1.0/#retrieve-verification-method">CID 1.0 §3.3</a>
 */
final class KeyBelongsTo {
  private KeyBelongsTo() {}

  static CheckOutcome check(Check check, String owner, ProofEvidence evidence) {
    try {
      for (Proof proof : evidence.proofs()) {
        if (!proof.verificationMethod().controller().equals(owner)) {
          return new CheckOutcome.Failed(
              check,
              Problem.of(
                  ProblemCode.ISSUER_KEY_MISMATCH,
                  "a proof by a key of " + proof.verificationMethod().controller(),
                  "a key of " + owner));
        }
      }
      return resolved(check, evidence);
    } catch (ProofException e) {
      return new CheckOutcome.Failed(check, e.problem());
    }
  }

  private static CheckOutcome resolved(Check check, ProofEvidence evidence) throws ProofException {
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
        : new CheckOutcome.Passed(
            check, "key " + evidence.proofs().get(0).verificationMethod().fragment());
  }
}

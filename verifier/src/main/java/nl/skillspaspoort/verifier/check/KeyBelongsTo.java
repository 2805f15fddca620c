package nl.skillspaspoort.verifier.check;

import java.util.Optional;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidException;
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
  private static final int MOST_SHOWN = 256;

  private KeyBelongsTo() {}

  /**
   * Looks at the names first, and asks for keys last.
   *
   * @param obstacle why keys of this owner are not asked for; empty if they are
   */
  static CheckOutcome check(
      Check check, String owner, SecuringEvidence evidence, Optional<CheckOutcome> obstacle) {
    try {
      Optional<CheckOutcome> before = obstacle(check, owner, evidence, obstacle);
      return before.isPresent() ? before.get() : resolved(check, evidence);
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(check, e.problem());
    }
  }

  /** Why keys are not asked for: another owner's, or the obstacle that there is anyhow. */
  static Optional<CheckOutcome> obstacle(
      Check check, String owner, SecuringEvidence evidence, Optional<CheckOutcome> obstacle)
      throws ProblemException {
    for (SignatureFacts signature : evidence.signatures()) {
      if (!signature.keyId().controller().equals(owner)) {
        return mismatch(
            check,
            "a proof by a key of " + shown(signature.keyId().controller()),
            "a key of " + shown(owner));
      }
      if (signature.signer().isPresent() && !signature.signer().get().equals(owner)) {
        return mismatch(check, "a signature in another name", "a signature by " + shown(owner));
      }
    }
    return obstacle;
  }

  /** Whatever a document writes there could be somebody's address: only a DID is repeated. */
  private static String shown(String party) {
    try {
      return party.length() <= MOST_SHOWN ? Did.parse(party).value() : "another party";
    } catch (DidException e) {
      return "another party";
    }
  }

  private static Optional<CheckOutcome> mismatch(Check check, String found, String expected) {
    return Optional.of(
        new CheckOutcome.Failed(
            check, Problem.of(ProblemCode.ISSUER_KEY_MISMATCH, found, expected)));
  }

  /** Every key was found; whose it is was not asked. */
  static CheckOutcome resolved(Check check, SecuringEvidence evidence) throws ProblemException {
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

package nl.skillspaspoort.verifier.check;

import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * Every signature over the document holds. A suite that this build does not know is neither a yes
 * nor a no.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#verify-proof-sets-and-chains">VC Data
 *     Integrity 1.0, Verify Proof Sets and Chains</a>
 */
final class ProofsHold {
  private ProofsHold() {}

  static CheckOutcome check(SecuringEvidence evidence) {
    try {
      evidence.verified();
      return new CheckOutcome.Passed(Check.PROOF, evidence.coverage());
    } catch (ProblemException e) {
      return e.problem().code() == ProblemCode.UNSUPPORTED_CRYPTOSUITE
          ? new CheckOutcome.Undetermined(Check.PROOF, e.problem(), false)
          : new CheckOutcome.Failed(Check.PROOF, e.problem());
    }
  }
}

package nl.skillspaspoort.verifier.check;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * The document has the structure of a credential and at least one well-formed proof or signature.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#verification">VCDM 2.0 §7.1</a>
 */
final class HasCredentialFormat {
  private HasCredentialFormat() {}

  static CheckOutcome check(CredentialEvidence evidence) {
    try {
      String model = evidence.receivedClaims().dataModel().toString();
      int proofs = evidence.securing().signatures().size();
      return new CheckOutcome.Passed(Check.FORMAT, model + " with " + proofs + " proof(s)");
    } catch (ProblemException e) {
      return unread(e.problem());
    }
  }

  /** What this build does not know is neither good nor bad. */
  static CheckOutcome unread(Problem problem) {
    return problem.code() == ProblemCode.UNSUPPORTED_SECURING
        ? new CheckOutcome.Undetermined(Check.FORMAT, problem, false)
        : new CheckOutcome.Failed(Check.FORMAT, problem);
  }
}

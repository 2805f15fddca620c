package nl.skillspaspoort.verifier.check;

import java.util.Optional;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * Every signature was made for this kind of document: {@code assertionMethod} for a credential,
 * {@code authentication} for a presentation.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#verify-proof">VC Data Integrity 1.0,
 *     Verify Proof, step 5</a>
 */
final class HasProofPurpose {
  private HasProofPurpose() {}

  static CheckOutcome check(SecuringEvidence evidence) {
    String expected = evidence.use().wireName();
    try {
      for (SignatureFacts signature : evidence.signatures()) {
        if (!signature.purpose().equals(Optional.of(evidence.use()))) {
          return new CheckOutcome.Failed(
              Check.PROOF_PURPOSE,
              Problem.of(ProblemCode.PROOF_PURPOSE, "another purpose", expected));
        }
      }
      return new CheckOutcome.Passed(Check.PROOF_PURPOSE, expected);
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.PROOF_PURPOSE, e.problem());
    }
  }
}

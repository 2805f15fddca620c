package nl.skillspaspoort.verifier.check;

import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * The document has the structure of a presentation and at least one well-formed proof or signature.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#verifiable-presentations">VCDM 2.0
 *     §4.13</a>
 */
final class HasPresentationFormat {
  private HasPresentationFormat() {}

  static CheckOutcome check(PresentationEvidence evidence) {
    try {
      int credentials = evidence.presentation().credentials().size();
      evidence.securing().signatures();
      return new CheckOutcome.Passed(
          Check.FORMAT, "a presentation of " + credentials + " credential(s)");
    } catch (ProblemException e) {
      return HasCredentialFormat.unread(e.problem());
    }
  }
}

package nl.skillspaspoort.verifier.check;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/** The presentation shows something: an empty one would be a yes about nothing. */
final class HasContent {
  private HasContent() {}

  static CheckOutcome check(PresentationEvidence evidence) {
    try {
      int credentials = evidence.presentation().credentials().size();
      return credentials > 0
          ? new CheckOutcome.Passed(Check.CONTENT, credentials + " credential(s)")
          : new CheckOutcome.Failed(
              Check.CONTENT,
              Problem.of(
                  ProblemCode.NOTHING_PRESENTED, "no credential", "at least one credential"));
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.CONTENT, e.problem());
    }
  }
}

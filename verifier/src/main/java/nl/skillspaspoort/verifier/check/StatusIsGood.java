package nl.skillspaspoort.verifier.check;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * The credential was not revoked. Without a source of status lists that cannot be told, and a
 * credential that names one is never taken for good.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#status">VCDM 2.0, Status</a>
 */
final class StatusIsGood {
  private StatusIsGood() {}

  static CheckOutcome check(CredentialEvidence evidence) {
    try {
      int entries = evidence.receivedClaims().statusEntries().size();
      if (entries == 0) {
        return new CheckOutcome.NotApplicable(Check.STATUS, "the credential names no status list");
      }
      return new CheckOutcome.Undetermined(
          Check.STATUS,
          new Problem(
              ProblemCode.STATUS_RETRIEVAL_ERROR,
              "/credentialStatus",
              entries + " status entries and no source of status lists",
              "a status list"),
          false);
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.STATUS, e.problem());
    }
  }
}

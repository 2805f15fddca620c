package nl.skillspaspoort.verifier.check;

import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * The credential follows the schemas that it names. Without a source of schemas that cannot be
 * told.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#data-schemas">VCDM 2.0, Data Schemas</a>
 */
final class FollowsItsSchemas {
  private FollowsItsSchemas() {}

  static CheckOutcome check(CredentialEvidence evidence) {
    try {
      int schemas = evidence.receivedClaims().schemas().size();
      if (schemas == 0) {
        return new CheckOutcome.NotApplicable(Check.SCHEMA, "the credential names no schema");
      }
      return new CheckOutcome.Undetermined(
          Check.SCHEMA,
          new Problem(
              ProblemCode.SCHEMA_NOT_CHECKED,
              "/credentialSchema",
              schemas + " schemas and no source of schemas",
              "a schema that the verifier holds"),
          false);
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.SCHEMA, e.problem());
    }
  }
}

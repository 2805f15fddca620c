package nl.skillspaspoort.verifier.check;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.verifier.schema.SchemaAnswer;

/**
 * The credential follows every schema that it names. Whether it does cannot be told for a schema
 * that the caller's {@link nl.skillspaspoort.verifier.schema.SchemaSource} does not hold.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#data-schemas">VCDM 2.0, Data Schemas</a>
 */
final class FollowsItsSchemas {
  /** Most schemas that are looked at. */
  private static final int MAX_SCHEMAS = 8;

  private FollowsItsSchemas() {}

  static CheckOutcome check(CredentialEvidence evidence) {
    try {
      CredentialClaims claims = evidence.verifiedClaims();
      List<JsonObject> schemas = claims.schemas();
      if (schemas.isEmpty()) {
        return new CheckOutcome.NotApplicable(Check.SCHEMA, "the credential names no schema");
      }
      if (schemas.size() > MAX_SCHEMAS) {
        return new CheckOutcome.Failed(
            Check.SCHEMA,
            Problem.of(
                ProblemCode.LIMIT_EXCEEDED, schemas.size() + " schemas", "at most " + MAX_SCHEMAS));
      }
      List<CheckOutcome> outcomes =
          schemas.stream()
              .distinct()
              .map(schema -> evidence.setting().schemas().judge(schema, claims.json()))
              .map(FollowsItsSchemas::outcome)
              .toList();
      return first(outcomes, CheckOutcome.Failed.class)
          .or(() -> first(outcomes, CheckOutcome.Undetermined.class))
          .orElseGet(
              () ->
                  new CheckOutcome.Passed(Check.SCHEMA, "follows " + schemas.size() + " schemas"));
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.SCHEMA, e.problem());
    }
  }

  private static CheckOutcome outcome(SchemaAnswer answer) {
    return answer.<CheckOutcome>match(
        follows -> new CheckOutcome.Passed(Check.SCHEMA, "follows the schema"),
        breaks -> new CheckOutcome.Failed(Check.SCHEMA, breaks.problem()),
        unknown -> new CheckOutcome.Undetermined(Check.SCHEMA, unknown.problem(), false));
  }

  private static Optional<CheckOutcome> first(
      List<CheckOutcome> outcomes, Class<? extends CheckOutcome> kind) {
    return outcomes.stream().filter(kind::isInstance).findFirst();
  }
}

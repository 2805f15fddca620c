package nl.skillspaspoort.verifier.schema;

import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Judges whether credentials follow the schemas that they name. Safe for use by several threads.
 */
@FunctionalInterface
public interface SchemaSource {

  /**
   * Whether a credential follows one schema.
   *
   * @param named an element of {@code credentialSchema}: {@code id}, {@code type}, perhaps {@code
   *     digestSRI}
   * @param credential the document that its issuer signed
   */
  SchemaAnswer judge(JsonObject named, JsonObject credential);

  /** A source that holds no schema: whether a credential follows one cannot be told. */
  static SchemaSource none() {
    return (named, credential) ->
        new SchemaAnswer.Unknown(
            new Problem(
                ProblemCode.SCHEMA_NOT_CHECKED,
                "/credentialSchema",
                "no source of schemas",
                "a schema that the verifier holds"));
  }
}

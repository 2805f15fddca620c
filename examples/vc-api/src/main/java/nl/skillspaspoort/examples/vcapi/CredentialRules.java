package nl.skillspaspoort.examples.vcapi;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.RelatedResource;
import nl.skillspaspoort.core.credential.ValidityPeriod;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.Contexts;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/** What this service asks of every credential that it issues, and of every one that it verifies. */
final class CredentialRules {
  private CredentialRules() {}

  /** The credential has the structure of the data model, a period, and resources that are meant. */
  static CredentialClaims check(JsonObject credential) throws CredentialFormatException {
    CredentialClaims claims = CredentialClaims.read(credential);
    requirePeriod(claims.validity());
    RelatedResource.requireContents(credential, Contexts::bundledFile);
    return claims;
  }

  private static void requirePeriod(ValidityPeriod validity) throws CredentialFormatException {
    if (!validity.isOrdered()) {
      throw new CredentialFormatException(
          new Problem(
              ProblemCode.INVALID_PERIOD,
              "/validUntil",
              "an end before the start",
              "an end that is not before the start"));
    }
  }

  /** Proofs that are there before this one: objects that say of what type they are. */
  static void requireTypedProofs(JsonObject credential) throws CredentialFormatException {
    Optional<JsonValue> member = credential.get("proof");
    if (member.isEmpty()) {
      return;
    }
    List<JsonValue> proofs =
        member.get() instanceof JsonArray array ? array.elements() : List.of(member.get());
    for (JsonValue proof : proofs) {
      if (!(proof instanceof JsonObject object) || object.text("type").isEmpty()) {
        throw new CredentialFormatException(
            new Problem(
                ProblemCode.PROOF_MALFORMED, "/proof", "a proof without type", "a type as text"));
      }
    }
  }
}

package nl.skillspaspoort.examples.vcapi;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.Envelope;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.verifier.ProofOnlyResult;
import nl.skillspaspoort.verifier.ProofOnlyVerifier;

/**
 * {@code POST /{way}/credentials/verify} and {@code POST /{way}/presentations/verify}: proofs only.
 * Thread-safe.
 */
final class Verifying {
  private static final JsonObject NOT_VERIFIED =
      JsonObject.EMPTY.with("verified", JsonBoolean.of(false));

  private final Way way;
  private final Optional<StatusHost> status;
  private final ProofOnlyVerifier verifier;

  Verifying(Way way, Optional<StatusHost> status) {
    this.way = way;
    this.status = status;
    this.verifier =
        ProofOnlyVerifier.with(way == Way.LEGACY_ED25519 ? Suites.withLegacy() : Suites.standard())
            .allowInlineContexts();
  }

  Answer credential(Request request) throws Refusal {
    try {
      JsonObject body = request.json();
      JsonObject credential =
          body.required("verifiableCredential", "").asObject("/verifiableCredential");
      options(body);
      requireWay(credential);
      require(verifier.credential(credential));
      JsonObject opened = SignedCredential.of(credential).json();
      CredentialRules.check(opened.without(DataIntegrity.PROOF));
      boolean statusChecked = status.isPresent() && status.get().requireGood(opened);
      return verified(statusChecked ? List.of("proof", "credentialStatus") : List.of("proof"));
    } catch (ProblemException e) {
      throw Refusal.of(e).with(NOT_VERIFIED);
    }
  }

  Answer presentation(Request request) throws Refusal {
    try {
      JsonObject body = request.json();
      JsonObject presentation =
          body.required("verifiablePresentation", "").asObject("/verifiablePresentation");
      JsonObject options = options(body);
      require(
          verifier.presentation(
              new SecuredDocument.Json(presentation),
              Issuing.text(options, "challenge"),
              Issuing.text(options, "domain")));
      return verified(List.of("proof"));
    } catch (ProblemException e) {
      throw Refusal.of(e).with(NOT_VERIFIED);
    }
  }

  private static JsonObject options(JsonObject body) throws ProblemException {
    Optional<JsonValue> options = body.get("options");
    return options.isEmpty() ? JsonObject.EMPTY : options.get().asObject("/options");
  }

  /** The path says how the credential is secured; what it says otherwise is another question. */
  private void requireWay(JsonObject credential) throws ProblemException, Refusal {
    boolean envelope = Envelope.isEnvelope(credential, Envelope.Type.CREDENTIAL);
    if (way == Way.ENVELOPE || envelope) {
      if (way != Way.ENVELOPE || !envelope) {
        throw otherWay();
      }
      Envelope.read(credential, Envelope.Type.CREDENTIAL);
      return;
    }
    for (Proof proof : DataIntegrity.with(Suites.standard()).proofs(credential)) {
      boolean named =
          way.cryptosuite().isPresent()
              ? proof.type().equals(Proof.DATA_INTEGRITY_PROOF)
                  && proof.cryptosuite().equals(way.cryptosuite())
              : proof.type().equals(way.mechanism());
      if (!named) {
        throw otherWay();
      }
    }
  }

  private Refusal otherWay() {
    return Refusal.of(
            Problem.of(
                ProblemCode.UNSUPPORTED_SECURING,
                "a credential that is secured in another way",
                way.mechanism()))
        .with(NOT_VERIFIED);
  }

  private static void require(ProofOnlyResult result) throws Refusal {
    if (!result.proofsHold()) {
      throw Refusal.of(result.firstProblem().orElseThrow()).with(NOT_VERIFIED);
    }
  }

  private static Answer verified(List<String> checks) {
    return Answer.json(
        JsonObject.builder()
            .put("verified", true)
            .put("checks", new JsonArray(checks.stream().<JsonValue>map(JsonString::new).toList()))
            .build());
  }
}

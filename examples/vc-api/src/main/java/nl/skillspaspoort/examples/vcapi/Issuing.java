package nl.skillspaspoort.examples.vcapi;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.DataModel;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.issuer.MandatoryParts;

/** {@code POST /{way}/credentials/issue}. Thread-safe. */
final class Issuing {
  private static final String DATA_INTEGRITY = "https://w3id.org/security/data-integrity/v2";
  private static final String WHOLE_DOCUMENT = "";

  private final Way way;
  private final Signer signer;
  private final Optional<StatusHost> status;
  private final InstantSource clock;
  private final DataIntegrity dataIntegrity = DataIntegrity.with(Suites.standard());

  Issuing(Way way, IssuingKeys keys, Optional<StatusHost> status, InstantSource clock) {
    this.way = way;
    this.signer = keys.signer(way.key());
    this.status = status;
    this.clock = clock;
  }

  Answer answer(Request request) throws ProblemException, Refusal {
    JsonObject body = request.json();
    JsonObject credential = body.required("credential", "").asObject("/credential");
    Optional<JsonValue> options = body.get("options");
    JsonObject issued =
        issue(
            credential, options.isEmpty() ? JsonObject.EMPTY : options.get().asObject("/options"));
    return Answer.json(
        201, request.secure() ? JsonObject.EMPTY.with("verifiableCredential", issued) : issued);
  }

  private JsonObject issue(JsonObject asked, JsonObject options) throws ProblemException, Refusal {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    JsonObject credential = completed(asked, now);
    if (status.isPresent()) {
      // Looked at before: a refused credential takes no place in a list.
      requireGood(credential);
      credential = status.get().withStatus(credential);
    }
    requireGood(credential);
    return way == Way.ENVELOPE
        ? SignedCredential.of(
                VcJwt.signCredential(credential, now, signer, Suites.standard().canonicalizer()))
            .inPresentation()
        : withProof(credential, options, now);
  }

  /** A credential of the data model 1.1 gets what that asks for and only an issuer can say. */
  private JsonObject completed(JsonObject credential, Instant now) {
    if (way == Way.ENVELOPE
        || !(credential.get("@context").orElse(JsonArray.of()) instanceof JsonArray contexts)
        || contexts.size() == 0
        || !contexts.get(0).equals(new JsonString(DataModel.V1_1.context()))) {
      return credential;
    }
    JsonObject dated =
        credential.has("issuanceDate")
            ? credential
            : credential.with("issuanceDate", DateTimeStamp.format(now));
    if (contexts.elements().contains(new JsonString(DATA_INTEGRITY))) {
      return dated;
    }
    List<JsonValue> more = new ArrayList<>(contexts.elements());
    more.add(1, new JsonString(DATA_INTEGRITY));
    return dated.with("@context", new JsonArray(more));
  }

  private void requireGood(JsonObject credential) throws ProblemException {
    CredentialClaims claims = CredentialRules.check(credential);
    if (!claims.issuer().id().equals(signer.keyId().controller())) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.ISSUER_KEY_MISMATCH,
              "/issuer",
              "another issuer",
              "the issuer " + signer.keyId().controller()));
    }
    CredentialRules.requireTypedProofs(credential);
    Suites.standard().canonicalizer().requireMeaning(credential);
  }

  private JsonObject withProof(JsonObject credential, JsonObject options, Instant now)
      throws ProblemException {
    ProofOptions proof = proofOptions(options, now);
    if (!way.isSelective()) {
      JsonObject secured = dataIntegrity.secure(credential, proof, signer);
      requireOwnProof(secured, credential);
      return secured;
    }
    JsonObject secured =
        dataIntegrity.secureSelectively(credential, proof, mandatory(options, credential), signer);
    requireOwnProof(
        dataIntegrity.derive(secured, List.of(WHOLE_DOCUMENT)), credential.without("proof"));
    return secured;
  }

  /** What leaves is read back: the new proof holds, over what was meant. */
  private void requireOwnProof(JsonObject secured, JsonObject meant) throws ProofException {
    JsonValue proofs = secured.get(DataIntegrity.PROOF).orElseThrow();
    JsonValue last = proofs instanceof JsonArray array ? array.get(array.size() - 1) : proofs;
    Proof proof = Proof.read(last, "/proof");
    JsonObject covered =
        dataIntegrity
            .verifyProofOnly(secured.with(DataIntegrity.PROOF, last), proof, signer.publicKey())
            .document();
    if (!covered.without(DataIntegrity.PROOF).equals(meant.without(DataIntegrity.PROOF))) {
      throw new ProofException(
          Problem.of(
              ProblemCode.SIGNING_FAILED,
              "a signed document that differs from what was asked",
              "exactly that"));
    }
  }

  private static List<String> mandatory(JsonObject options, JsonObject credential)
      throws JsonFormatException {
    Optional<JsonValue> pointers = options.get("mandatoryPointers");
    return pointers.isEmpty()
        ? MandatoryParts.of(credential.without(DataIntegrity.PROOF))
        : Deriving.pointers(pointers.get(), "/options/mandatoryPointers");
  }

  private ProofOptions proofOptions(JsonObject options, Instant now) throws ProblemException {
    Instant created = instant(options, "created").orElse(now);
    Optional<Instant> expires = instant(options, "expires");
    if (expires.isPresent() && !expires.get().isAfter(created)) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.INVALID_PERIOD,
              "/options/expires",
              "an end that is not after the start",
              "an end after the start"));
    }
    return new ProofOptions(
        way.cryptosuite().orElseThrow(),
        VerificationRelationship.ASSERTION_METHOD,
        created,
        expires,
        text(options, "challenge"),
        text(options, "domain"));
  }

  private static Optional<Instant> instant(JsonObject options, String name)
      throws JsonFormatException {
    Optional<String> text = text(options, name);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(DateTimeStamp.parse(text.get(), "/options/" + name));
  }

  static Optional<String> text(JsonObject options, String name) throws JsonFormatException {
    Optional<JsonValue> value = options.get(name);
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(value.get().asString("/options/" + name));
  }
}

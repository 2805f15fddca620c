package nl.skillspaspoort.verifier.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.assessment.Endorsement;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.TrustDecision;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * The endorsements in a credential, each verified by itself: of the credential and of its
 * achievement, as tokens ({@code endorsementJwt}) or with proofs of their own ({@code
 * endorsement}). One that does not hold is left out and told; it makes the credential neither
 * better nor worse.
 *
 * @param verified those that hold
 * @param dropped why the others were left out, with their places
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#endorsementcredential">Open Badges 3.0,
 *     EndorsementCredential</a>
 */
public record Endorsements(List<Endorsement> verified, List<Problem> dropped) {
  private static final String TYPE = "EndorsementCredential";
  private static final List<String> MEMBERS = List.of("endorsementJwt", "endorsement");

  /** Most that are looked at: each is the work of a credential. */
  private static final int MOST = 16;

  /** An endorsement counts without being recognised and without being shown by anybody. */
  private static final Set<Check> NEEDED =
      Set.of(
          Check.FORMAT,
          Check.CONTEXTS,
          Check.ISSUER_KEY,
          Check.PROOF_PURPOSE,
          Check.PROOF,
          Check.PROOF_PERIOD,
          Check.VALIDITY,
          Check.STATUS,
          Check.SCHEMA);

  /** Copies the lists. */
  public Endorsements {
    verified = List.copyOf(verified);
    dropped = List.copyOf(dropped);
  }

  /** An endorsement as it stands in a credential. */
  private record Found(JsonValue value, String where) {}

  /** Those in a credential whose signature holds. */
  public static Endorsements in(CredentialClaims claims, Setting setting) {
    List<Found> found = new ArrayList<>();
    collect(claims.json(), "", found);
    claims
        .achievementSubject()
        .ifPresent(
            subject ->
                collect(subject.achievement().json(), "/credentialSubject/achievement", found));
    List<Endorsement> verified = new ArrayList<>();
    List<Problem> dropped = new ArrayList<>();
    Setting share = found.isEmpty() ? setting : setting.withShareOfWork(found.size());
    boolean exhausted = false;
    for (Found each : found) {
      Optional<Problem> objection =
          exhausted
              ? Optional.of(afterTooMuch())
              : verified.size() + dropped.size() < MOST
                  ? verify(each, share, verified)
                  : Optional.of(
                      Problem.of(
                          ProblemCode.LIMIT_EXCEEDED,
                          found.size() + " endorsements",
                          "at most " + MOST));
      objection.ifPresent(problem -> dropped.add(dropped(each, problem)));
      exhausted =
          exhausted
              || objection.filter(is -> is.code() == ProblemCode.COMPLEXITY_LIMIT).isPresent();
    }
    return new Endorsements(verified, dropped);
  }

  /** The endorsement that stands by itself, if it holds. */
  public static Optional<Endorsement> alone(SecuredDocument sent, Setting setting) {
    List<Endorsement> verified = new ArrayList<>();
    return verify(sent, setting, verified).isEmpty()
        ? Optional.of(verified.get(0))
        : Optional.empty();
  }

  private static void collect(JsonObject owner, String where, List<Found> found) {
    for (String name : MEMBERS) {
      Optional<JsonValue> value = owner.get(name);
      if (value.isEmpty()) {
        continue;
      }
      String at = JsonPointer.member(where, name);
      if (value.get() instanceof JsonArray array) {
        for (int i = 0; i < array.size(); i++) {
          found.add(new Found(array.get(i), JsonPointer.element(at, i)));
        }
      } else {
        found.add(new Found(value.get(), at));
      }
    }
  }

  private static Optional<Problem> verify(
      Found found, Setting setting, List<Endorsement> verified) {
    if (!(found.value() instanceof JsonString) && !(found.value() instanceof JsonObject)) {
      return Optional.of(
          Problem.of(ProblemCode.MALFORMED_VALUE_ERROR, found.value().kind(), "an endorsement"));
    }
    SecuredDocument sent =
        found.value() instanceof JsonString token
            ? new SecuredDocument.Compact(token.value())
            : new SecuredDocument.Json((JsonObject) found.value());
    return verify(sent, setting, verified);
  }

  private static Optional<Problem> verify(
      SecuredDocument sent, Setting setting, List<Endorsement> verified) {
    CredentialEvidence evidence =
        new CredentialEvidence(sent, setting, new HolderEvidence.NotShown());
    for (CheckOutcome outcome : VerificationPlan.run(evidence)) {
      if (NEEDED.contains(outcome.check()) && !outcome.isSatisfied()) {
        return Optional.of(
            outcome
                .problem()
                .orElseGet(
                    () ->
                        Problem.of(
                            ProblemCode.CREDENTIAL_STRUCTURE,
                            "an endorsement that was not checked",
                            "one that can be")));
      }
    }
    try {
      CredentialClaims claims = evidence.verifiedClaims();
      if (!claims.types().contains(TYPE) || claims.subjectIds().size() != 1) {
        return Optional.of(
            Problem.of(
                ProblemCode.CREDENTIAL_STRUCTURE,
                "something else than an endorsement of one thing",
                "the type " + TYPE + " and one subject"));
      }
      TrustDecision decision = evidence.trustDecision(claims);
      verified.add(
          new Endorsement(
              claims.issuer().id(),
              evidence.securing().signingKey(),
              claims.subjectIds().get(0),
              Optional.of(decision)));
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }

  private static Problem afterTooMuch() {
    return Problem.of(
        ProblemCode.COMPLEXITY_LIMIT,
        "one after an endorsement that took too much work",
        "endorsements within the limits");
  }

  private static Problem dropped(Found found, Problem objection) {
    return new Problem(
        ProblemCode.ENDORSEMENT_DROPPED,
        found.where(),
        "an endorsement that does not hold (" + objection.code() + ": " + objection.found() + ")",
        objection.expected());
  }
}

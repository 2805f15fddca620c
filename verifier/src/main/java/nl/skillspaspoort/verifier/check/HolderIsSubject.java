package nl.skillspaspoort.verifier.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.identity.IdentityObject;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.sdjwt.ConfirmationKey;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.verifier.outcome.HolderRelation;

/**
 * Who shows the credential proved to be every subject of it, or to have the key that its issuer
 * bound it to, or is known by an identifier that stands in it. A credential that came alone may be
 * a copy.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#holder">VCDM 2.0, Holder</a>
 */
final class HolderIsSubject {
  private static final String SUBJECT = "credentialSubject";

  private HolderIsSubject() {}

  static CheckOutcome check(CredentialEvidence evidence) {
    try {
      CheckOutcome outcome = compare(evidence);
      if (outcome instanceof CheckOutcome.Passed
          || !evidence.setting().policy().isBearerAllowed()) {
        return outcome;
      }
      evidence.found(HolderRelation.BEARER);
      return new CheckOutcome.NotApplicable(Check.HOLDER, "the policy allows bearer credentials");
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.HOLDER, e.problem());
    }
  }

  private static CheckOutcome compare(CredentialEvidence evidence) throws ProblemException {
    CredentialClaims claims = evidence.receivedClaims();
    if (evidence.holder() instanceof HolderEvidence.Known known) {
      return byIdentifier(evidence, known, claims);
    }
    if (!(evidence.holder() instanceof HolderEvidence.Proven holder)) {
      return notProven("a credential without a good presentation around it");
    }
    return evidence.securing() instanceof SdJwtEvidence sdJwt
        ? byKey(evidence, sdJwt, holder, claims)
        : byProof(evidence, holder, claims);
  }

  /**
   * An SD-JWT can have a key binding of its own in a presentation, so that the holders of several
   * credentials can be several keys; and its issuer can have bound it to a key.
   */
  private static CheckOutcome byKey(
      CredentialEvidence evidence,
      SdJwtEvidence sdJwt,
      HolderEvidence.Proven presenter,
      CredentialClaims claims)
      throws ProblemException {
    HolderEvidence.Proven holder = presenter;
    if (sdJwt.token().keyBinding().isPresent()) {
      PresentationEvidence own =
          new PresentationEvidence(
              new SecuredDocument.Compact(sdJwt.token().text()),
              evidence.setting(),
              presenter.request());
      List<CheckOutcome> outcomes = VerificationPlan.run(own);
      Optional<CheckOutcome> objection = objection(outcomes);
      if (objection.isPresent()) {
        return objection.get();
      }
      holder = (HolderEvidence.Proven) VerificationPlan.holder(own, outcomes);
    }
    Optional<ConfirmationKey> named = sdJwt.token().confirmation();
    CheckOutcome outcome =
        named.isPresent()
            ? compareKeys(evidence, named.get(), sdJwt.signingKey(), holder)
            : byProof(evidence, holder, claims);
    if (outcome.isSatisfied() && !holder.key().equals(presenter.key())) {
      evidence.found(HolderRelation.OTHER_HOLDER);
    }
    return outcome;
  }

  private static Optional<CheckOutcome> objection(List<CheckOutcome> outcomes) {
    for (CheckOutcome outcome : outcomes) {
      if (outcome instanceof CheckOutcome.Failed failed) {
        return Optional.of(new CheckOutcome.Failed(Check.HOLDER, failed.cause()));
      }
      if (outcome instanceof CheckOutcome.Undetermined open) {
        return Optional.of(
            new CheckOutcome.Undetermined(Check.HOLDER, open.cause(), open.retryable()));
      }
    }
    return Optional.empty();
  }

  /** RFC 9901 §7.3: the key that the issuer named, and no other; never the issuer's own. */
  private static CheckOutcome compareKeys(
      CredentialEvidence evidence,
      ConfirmationKey named,
      VerificationKey issuerKey,
      HolderEvidence.Proven holder)
      throws ProblemException {
    if (holder.key().equals(issuerKey)) {
      return new CheckOutcome.Failed(
          Check.HOLDER,
          new Problem(
              ProblemCode.KEY_NOT_AUTHORIZED,
              "/cnf",
              "the issuer's own key as holder key",
              "a key of the holder alone"));
    }
    boolean same =
        named
            .key()
            .map(holder.key()::equals)
            .orElseGet(() -> named.keyId().filter(holder.keyName()::equals).isPresent());
    if (!same) {
      evidence.found(HolderRelation.SOMEBODY_ELSE);
      return new CheckOutcome.Failed(
          Check.HOLDER,
          new Problem(
              ProblemCode.HOLDER_MISMATCH,
              "/cnf",
              "a credential for the holder of another key",
              "a credential for the holder of the presentation"));
    }
    List<String> subjects = evidence.receivedClaims().subjectIds();
    boolean isSubject =
        !subjects.isEmpty()
            && !mayHideSubjects(evidence.receivedClaims())
            && subjects.size() == subjects(evidence.receivedClaims()).size()
            && subjects.stream().allMatch(holder.id()::equals);
    evidence.found(isSubject ? HolderRelation.HOLDER_IS_SUBJECT : HolderRelation.BOUND_KEY);
    return new CheckOutcome.Passed(Check.HOLDER, "the holder has the key that the issuer named");
  }

  private static CheckOutcome byProof(
      CredentialEvidence evidence, HolderEvidence.Proven holder, CredentialClaims claims)
      throws ProblemException {
    if (mayHideSubjects(claims)) {
      return notProven("a list of subjects of which some may be withheld");
    }
    List<String> subjects = claims.subjectIds();
    if (subjects.size() < subjects(claims).size()) {
      return notProven("a subject without identifier");
    }
    if (!subjects.stream().allMatch(holder.id()::equals)) {
      evidence.found(HolderRelation.SOMEBODY_ELSE);
      return mismatch("a credential about the holder of the presentation");
    }
    evidence.found(HolderRelation.HOLDER_IS_SUBJECT);
    return new CheckOutcome.Passed(Check.HOLDER, "the holder is the subject");
  }

  private static CheckOutcome byIdentifier(
      CredentialEvidence evidence, HolderEvidence.Known known, CredentialClaims claims)
      throws ProblemException {
    if (mayHideSubjects(claims)) {
      return notProven("a list of subjects of which some may be withheld");
    }
    List<JsonObject> subjects = subjects(claims);
    if (subjects.size() != 1) {
      return notProven("a credential about several subjects");
    }
    Optional<Boolean> same =
        known.person().isIn(IdentityObject.allIn(subjects.get(0), "/" + SUBJECT));
    if (same.isEmpty()) {
      return notProven("a subject without an identifier of the kind that is known");
    }
    if (!same.get()) {
      evidence.found(HolderRelation.SOMEBODY_ELSE);
      return mismatch("a credential about the person who is known");
    }
    evidence.found(HolderRelation.IDENTIFIER_MATCHES);
    return new CheckOutcome.Passed(Check.HOLDER, "an identifier of the subject is hers");
  }

  /** T79: what is out of sight could be about somebody else. */
  private static boolean mayHideSubjects(CredentialClaims claims) {
    return claims.json().get(SUBJECT).filter(JsonArray.class::isInstance).isPresent()
        && claims.withheld().isFrom("/" + SUBJECT);
  }

  private static List<JsonObject> subjects(CredentialClaims claims) throws ProblemException {
    JsonValue member = claims.json().required(SUBJECT, "");
    List<JsonObject> subjects = new ArrayList<>();
    if (member instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        subjects.add(array.get(i).asObject(JsonPointer.element("/" + SUBJECT, i)));
      }
    } else {
      subjects.add(member.asObject("/" + SUBJECT));
    }
    return subjects;
  }

  private static CheckOutcome mismatch(String expected) {
    return new CheckOutcome.Failed(
        Check.HOLDER,
        Problem.of(ProblemCode.HOLDER_MISMATCH, "a credential about somebody else", expected));
  }

  private static CheckOutcome notProven(String found) {
    return new CheckOutcome.Undetermined(
        Check.HOLDER,
        Problem.of(
            ProblemCode.HOLDER_NOT_PROVEN,
            found,
            "a presentation for this verifier, signed by the subject"),
        false);
  }
}

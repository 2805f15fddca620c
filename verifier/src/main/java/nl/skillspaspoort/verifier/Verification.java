package nl.skillspaspoort.verifier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.assessment.ProofAssessment;
import nl.skillspaspoort.core.assessment.ProofAssessor;
import nl.skillspaspoort.core.assessment.ProofFacts;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.did.DidJwk;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.TrustDecision;
import nl.skillspaspoort.verifier.check.CredentialEvidence;
import nl.skillspaspoort.verifier.check.Endorsements;
import nl.skillspaspoort.verifier.check.HolderEvidence;
import nl.skillspaspoort.verifier.check.PresentationEvidence;
import nl.skillspaspoort.verifier.check.Setting;
import nl.skillspaspoort.verifier.check.VerificationPlan;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.verifier.outcome.HolderRelation;
import nl.skillspaspoort.verifier.outcome.SignatureAccount;
import org.jspecify.annotations.Nullable;

/**
 * One call of the verifier: runs the checks, judges their outcomes and writes down the
 * circumstances.
 */
final class Verification {
  private final Setting setting;
  private final Optional<String> input;

  /**
   * For one input.
   *
   * @param input its digest; empty for a part of it
   */
  Verification(Setting setting, Optional<String> input) {
    this.setting = setting;
    this.input = input;
  }

  /** The result for something that is not even a document. */
  VerificationResult unread(Problem problem) {
    List<CheckOutcome> outcomes =
        VerificationPlan.unread(new CheckOutcome.Failed(Check.FORMAT, problem));
    return new VerificationResult.Invalid(outcomes, List.of(), ofCredential(outcomes));
  }

  VerificationResult presentation(SecuredDocument sent, Optional<PresentationRequest> request) {
    PresentationEvidence evidence = new PresentationEvidence(sent, setting, request);
    List<CheckOutcome> outcomes = new ArrayList<>(VerificationPlan.run(evidence));
    List<VerificationResult> parts = parts(evidence, outcomes);
    boolean holds = parts.stream().anyMatch(part -> part.verdict() == Verdict.VALID);
    CheckOutcome once = VerificationPlan.answeredOnce(evidence, outcomes, holds);
    outcomes.add(outcomes.size() - 1, once);
    if (once instanceof CheckOutcome.Failed) {
      // Who shows it again is not known to be the holder: nothing in it may hold by itself.
      parts = parts(evidence, outcomes);
    }
    outcomes.add(ShowsWhatWasAsked.check(request, outcomes, parts));
    Verdict verdict = judge(outcomes, parts);
    Circumstances circumstances = ofPresentation(outcomes, parts);
    if (verdict != Verdict.VALID) {
      return refused(verdict, outcomes, parts, circumstances);
    }
    List<VerifiedCredential> credentials = new ArrayList<>();
    for (VerificationResult part : parts) {
      part.match(valid -> credentials.addAll(valid.credentials()), invalid -> false, open -> false);
    }
    return new VerificationResult.Valid(credentials, outcomes, parts, circumstances);
  }

  /**
   * The credentials one by one, also of a presentation that does not hold: what is wrong with them
   * is told as well. All together get about the work that one credential may take, what is inside
   * them included; what comes after one that takes more than its share is not looked at.
   */
  private List<VerificationResult> parts(
      PresentationEvidence evidence, List<CheckOutcome> outcomes) {
    List<JsonObject> credentials;
    try {
      credentials = evidence.presentation().credentials();
    } catch (ProblemException e) {
      // FORMAT has failed with this problem already: there are no credentials to read.
      return List.of();
    }
    HolderEvidence holder = VerificationPlan.holder(evidence, outcomes);
    Verification each =
        new Verification(setting.withShareOfWork(credentials.size()), Optional.empty());
    List<VerificationResult> parts = new ArrayList<>();
    boolean exhausted = tookTooMuch(outcomes);
    for (JsonObject credential : credentials) {
      VerificationResult part =
          exhausted
              ? each.notLookedAt()
              : each.credential(new SecuredDocument.Json(credential), holder);
      parts.add(part);
      exhausted = exhausted || tookTooMuch(part.outcomes());
    }
    return parts;
  }

  /** What the signatures of a document, and of the credentials in it, are compared with. */
  List<SignatureAccount> accounts(SecuredDocument sent, boolean isPresentation) {
    if (!isPresentation) {
      return new CredentialEvidence(sent, setting, new HolderEvidence.NotShown()).accounts();
    }
    PresentationEvidence evidence = new PresentationEvidence(sent, setting, Optional.empty());
    List<SignatureAccount> accounts = new ArrayList<>(evidence.accounts());
    try {
      List<JsonObject> credentials = evidence.presentation().credentials();
      Setting share = setting.withShareOfWork(credentials.size());
      for (int i = 0; i < credentials.size(); i++) {
        String where = "/verifiableCredential/" + i;
        new CredentialEvidence(
                new SecuredDocument.Json(credentials.get(i)), share, new HolderEvidence.NotShown())
            .accounts()
            .forEach(account -> accounts.add(account.under(where)));
      }
    } catch (ProblemException e) {
      // There are no credentials to read.
      return List.copyOf(accounts);
    }
    return List.copyOf(accounts);
  }

  static boolean tookTooMuch(List<CheckOutcome> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.problem().stream())
        .anyMatch(problem -> problem.code() == ProblemCode.COMPLEXITY_LIMIT);
  }

  private VerificationResult notLookedAt() {
    List<CheckOutcome> outcomes = VerificationPlan.notLookedAt(Check.PROOF);
    return new VerificationResult.Undetermined(outcomes, List.of(), ofCredential(outcomes));
  }

  VerificationResult credential(SecuredDocument sent, HolderEvidence holder) {
    return credential(sent, holder, true);
  }

  private VerificationResult credential(
      SecuredDocument sent, HolderEvidence holder, boolean unpacks) {
    CredentialEvidence evidence = new CredentialEvidence(sent, setting, holder);
    List<CheckOutcome> outcomes = VerificationPlan.run(evidence);
    Verdict verdict = judge(outcomes, List.of());
    TrustDecision decision = evidence.trustDecision();
    Endorsements endorsements = endorsements(evidence, outcomes);
    LearnerRecord record =
        unpacks && isSigned(outcomes)
            ? unpacked(evidence, holder)
            : new LearnerRecord(List.of(), List.of());
    List<Problem> remarks = new ArrayList<>(endorsements.dropped());
    remarks.addAll(record.notStanding());
    List<Problem> unreadable = decision == null ? List.of() : unreadableSkills(evidence);
    remarks.addAll(decision == null ? List.of() : missingTypes(evidence));
    Circumstances circumstances =
        circumstances(
            axes(outcomes, evidence, remarks, unreadable),
            evidence.holderRelation(),
            evidence.statusAge(),
            warnings(decision, evidence, remarks, unreadable),
            record.results());
    if (verdict == Verdict.VALID && decision instanceof TrustDecision.Trusted recognition) {
      try {
        CredentialClaims claims = evidence.verifiedClaims();
        Optional<TrustDecision> company = evidence.companyDecision();
        return new VerificationResult.Valid(
            List.of(
                new VerifiedCredential(
                    claims,
                    recognition,
                    company,
                    assess(claims, recognition, company, endorsements))),
            outcomes,
            List.of(),
            circumstances);
      } catch (ProblemException e) {
        throw new AssertionError("a document that passed every check cannot be read", e);
      }
    }
    return refused(verdict, outcomes, List.of(), circumstances);
  }

  /** Before the signature holds, everything inside is somebody's own words. */
  private static boolean isSigned(List<CheckOutcome> outcomes) {
    for (CheckOutcome outcome : outcomes) {
      if (outcome.check() == Check.PROOF && outcome.isSatisfied()) {
        return true;
      }
    }
    return false;
  }

  private LearnerRecord unpacked(CredentialEvidence evidence, HolderEvidence holder) {
    try {
      return LearnerRecord.of(
          evidence.verifiedClaims(),
          (inner, count) ->
              new Verification(setting.withShareOfWork(count), Optional.empty())
                  .credential(inner, holder, false));
    } catch (ProblemException e) {
      // The checks say what is wrong.
      return new LearnerRecord(List.of(), List.of());
    }
  }

  private Endorsements endorsements(CredentialEvidence evidence, List<CheckOutcome> outcomes) {
    try {
      return isSigned(outcomes)
          ? Endorsements.in(evidence.verifiedClaims(), setting)
          : new Endorsements(List.of(), List.of());
    } catch (ProblemException e) {
      return new Endorsements(List.of(), List.of());
    }
  }

  private static ProofAssessment assess(
      CredentialClaims claims,
      TrustDecision recognition,
      Optional<TrustDecision> company,
      Endorsements endorsements) {
    ProofFacts facts =
        ProofFacts.of(claims)
            .withRecognition(recognition)
            .withEndorsements(endorsements.verified());
    facts = company.isPresent() ? facts.withSourceRecognition(company.get()) : facts;
    List<VerificationKey> keys =
        new ArrayList<>(recognition.query().signingKey().stream().toList());
    endorsements.verified().forEach(endorsement -> keys.add(endorsement.key()));
    for (VerificationKey key : keys) {
      facts = isSubject(claims, key) ? facts.withSubjectKey(key) : facts;
    }
    return ProofAssessor.assess(facts);
  }

  /** True if the credential is about the holder of this key, under a name that is the key. */
  private static boolean isSubject(CredentialClaims claims, VerificationKey key) {
    for (String id : claims.subjectIds()) {
      if ((id.startsWith("did:key:") && id.equals(DidKey.of(key).value()))
          || (id.startsWith("did:jwk:") && id.equals(DidJwk.of(key).value()))) {
        return true;
      }
    }
    return false;
  }

  private static List<Problem> missingTypes(CredentialEvidence evidence) {
    try {
      return MissingTypes.in(evidence.verifiedClaims());
    } catch (ProblemException e) {
      // The checks say what is wrong.
      return List.of();
    }
  }

  private static List<Problem> unreadableSkills(CredentialEvidence evidence) {
    try {
      return UnreadableSkills.in(evidence.verifiedClaims());
    } catch (ProblemException e) {
      // The checks say what is wrong.
      return List.of();
    }
  }

  private static Axes axes(
      List<CheckOutcome> outcomes,
      CredentialEvidence evidence,
      List<Problem> remarks,
      List<Problem> unreadable) {
    Axes axes = Axes.of(outcomes, evidence.holderRelation());
    if (!unreadable.isEmpty()) {
      return axes.withContentAtLeast(Axes.Content.UNREADABLE_SKILLS);
    }
    return remarks.isEmpty() ? axes : axes.withContentAtLeast(Axes.Content.WARNINGS);
  }

  private static List<Problem> warnings(
      @Nullable TrustDecision decision,
      CredentialEvidence evidence,
      List<Problem> remarks,
      List<Problem> unreadable) {
    List<Problem> warnings = new ArrayList<>(decision == null ? List.of() : decision.warnings());
    if (evidence.holderRelation() == HolderRelation.OTHER_HOLDER) {
      warnings.add(
          Problem.of(
              ProblemCode.SEVERAL_HOLDERS,
              "a credential shown with another key than that of the presentation",
              "one key for the presentation and all credentials in it"));
    }
    warnings.addAll(remarks);
    warnings.addAll(unreadable);
    return warnings;
  }

  private static VerificationResult refused(
      Verdict verdict,
      List<CheckOutcome> outcomes,
      List<VerificationResult> parts,
      Circumstances circumstances) {
    return verdict == Verdict.INVALID
        ? new VerificationResult.Invalid(outcomes, parts, circumstances)
        : new VerificationResult.Undetermined(outcomes, parts, circumstances);
  }

  private static Verdict judge(List<CheckOutcome> outcomes, List<VerificationResult> parts) {
    boolean invalid = false;
    boolean valid = true;
    for (CheckOutcome outcome : outcomes) {
      invalid |= outcome instanceof CheckOutcome.Failed;
      valid &= outcome.isSatisfied();
    }
    for (VerificationResult part : parts) {
      invalid |= part.verdict() == Verdict.INVALID;
      valid &= part.verdict() == Verdict.VALID;
    }
    if (invalid) {
      return Verdict.INVALID;
    }
    return valid ? Verdict.VALID : Verdict.UNDETERMINED;
  }

  private Circumstances ofCredential(List<CheckOutcome> outcomes) {
    return circumstances(
        Axes.of(outcomes, HolderRelation.NOT_PROVEN),
        HolderRelation.NOT_PROVEN,
        Optional.empty(),
        List.of(),
        List.of());
  }

  private Circumstances ofPresentation(
      List<CheckOutcome> outcomes, List<VerificationResult> parts) {
    List<Circumstances> each = parts.stream().map(VerificationResult::circumstances).toList();
    return circumstances(
        Axes.of(outcomes, each.stream().map(Circumstances::axes).toList()),
        each.stream()
            .map(Circumstances::holderRelation)
            .max(HolderRelation::compareTo)
            .orElse(HolderRelation.NOT_PROVEN),
        each.stream().flatMap(part -> part.statusAge().stream()).max(Duration::compareTo),
        List.of(),
        List.of());
  }

  private Circumstances circumstances(
      Axes axes,
      HolderRelation relation,
      Optional<Duration> statusAge,
      List<Problem> warnings,
      List<VerificationResult> contained) {
    return new Circumstances(
        input,
        setting.now(),
        setting.knownAt(),
        setting.policy().id(),
        axes,
        relation,
        statusAge,
        warnings,
        contained);
  }
}

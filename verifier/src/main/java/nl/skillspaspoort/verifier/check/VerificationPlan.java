package nl.skillspaspoort.verifier.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.DataModel;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * Which checks run, in which order, and which of them each stands on. To know what the verifier
 * does, read the two lists.
 *
 * <p>Times are looked at even if the signature does not hold: both are told, and the forgery comes
 * first. Nothing that a document names is looked up before its signature holds, except for keys,
 * and an issuer's key only if a trust list could name the issuer.
 */
public final class VerificationPlan {
  private static final List<Check> READ = List.of(Check.FORMAT);
  private static final List<Check> OWNED =
      List.of(Check.FORMAT, Check.CONTEXTS, Check.ISSUER_KEY, Check.HOLDER_KEY);
  private static final List<Check> SIGNED =
      List.of(
          Check.FORMAT,
          Check.CONTEXTS,
          Check.ISSUER_KEY,
          Check.HOLDER_KEY,
          Check.PROOF_PURPOSE,
          Check.PROOF);

  private static final List<Check> ANSWERED =
      List.of(
          Check.FORMAT,
          Check.CONTEXTS,
          Check.HOLDER_KEY,
          Check.PROOF_PURPOSE,
          Check.PROOF,
          Check.PROOF_PERIOD,
          Check.CHALLENGE,
          Check.AUDIENCE);

  private static final List<Step<CredentialEvidence>> CREDENTIAL =
      List.of(
          new Step<>(Check.FORMAT, List.of(), HasCredentialFormat::check),
          new Step<>(Check.CONTEXTS, READ, VerificationPlan::credentialContexts),
          new Step<>(Check.ISSUER_KEY, READ, VerificationPlan::issuerKey),
          new Step<>(Check.PROOF_PURPOSE, READ, e -> HasProofPurpose.check(e.securing())),
          new Step<>(Check.PROOF, OWNED, e -> ProofsHold.check(e.securing())),
          new Step<>(
              Check.PROOF_PERIOD, READ, e -> IsInProofPeriod.check(e.securing(), e.setting())),
          new Step<>(Check.VALIDITY, READ, IsInValidityPeriod::check),
          new Step<>(Check.AGE, READ, IsRecentEnough::check),
          new Step<>(Check.RECOGNITION, SIGNED, IssuerIsRecognised::check),
          new Step<>(Check.STATUS, SIGNED, StatusIsGood::check),
          new Step<>(Check.SCHEMA, SIGNED, FollowsItsSchemas::check),
          new Step<>(Check.HOLDER, SIGNED, HolderIsSubject::check));

  private static final List<Step<PresentationEvidence>> PRESENTATION =
      List.of(
          new Step<>(Check.FORMAT, List.of(), HasPresentationFormat::check),
          new Step<>(Check.CONTEXTS, READ, VerificationPlan::presentationContexts),
          new Step<>(Check.HOLDER_KEY, READ, VerificationPlan::holderKey),
          new Step<>(Check.PROOF_PURPOSE, READ, e -> HasProofPurpose.check(e.securing())),
          new Step<>(Check.PROOF, OWNED, e -> ProofsHold.check(e.securing())),
          new Step<>(
              Check.PROOF_PERIOD,
              READ,
              e -> IsInProofPeriod.checkShortLived(e.securing(), e.setting())),
          new Step<>(Check.CHALLENGE, READ, AnswersRequest::checkChallenge),
          new Step<>(Check.AUDIENCE, READ, AnswersRequest::checkAudience),
          new Step<>(Check.CONTENT, READ, HasContent::check));

  private VerificationPlan() {}

  /** Runs every check of a credential. */
  public static List<CheckOutcome> run(CredentialEvidence evidence) {
    return run(CREDENTIAL, evidence);
  }

  /**
   * Runs the checks that say who signed what, and no other; for documents that are looked up on the
   * way.
   */
  static List<CheckOutcome> runSignatureChecks(
      CredentialEvidence evidence, List<List<String>> contexts) {
    List<Step<CredentialEvidence>> steps = new ArrayList<>();
    for (Step<CredentialEvidence> step : CREDENTIAL) {
      if (step.check() == Check.CONTEXTS) {
        steps.add(new Step<>(Check.CONTEXTS, READ, e -> contexts(e, contexts)));
      } else if (SIGNED.contains(step.check()) || step.check() == Check.PROOF_PERIOD) {
        steps.add(step);
      }
    }
    return run(steps, evidence);
  }

  /**
   * Runs every check of a presentation, without those of the credentials in it and without {@link
   * #answeredOnce}, which comes after those.
   */
  public static List<CheckOutcome> run(PresentationEvidence evidence) {
    return run(PRESENTATION, evidence);
  }

  /**
   * Whether the request was not answered before. Only an answer in which something holds uses up
   * the request: otherwise anybody who knows the challenge could, and what could not be told for
   * the moment could not be asked again.
   *
   * @param outcomes of the other checks of the presentation
   * @param somethingHolds true if a credential in it is valid
   */
  public static CheckOutcome answeredOnce(
      PresentationEvidence evidence, List<CheckOutcome> outcomes, boolean somethingHolds) {
    for (CheckOutcome outcome : outcomes) {
      if (ANSWERED.contains(outcome.check()) && !outcome.isSatisfied()) {
        return new CheckOutcome.NotRun(Check.REPLAY, outcome.check());
      }
    }
    return somethingHolds
        ? IsShownOnce.check(evidence)
        : new CheckOutcome.NotApplicable(
            Check.REPLAY, "nothing in it holds, so the request can still be answered");
  }

  /**
   * The outcomes for input that could not be read at all: the first one is given, the others did
   * not run.
   */
  public static List<CheckOutcome> unread(CheckOutcome format) {
    List<CheckOutcome> outcomes = new ArrayList<>();
    outcomes.add(format);
    for (Step<CredentialEvidence> step : CREDENTIAL) {
      if (step.check() != Check.FORMAT) {
        outcomes.add(new CheckOutcome.NotRun(step.check(), Check.FORMAT));
      }
    }
    return List.copyOf(outcomes);
  }

  /**
   * The outcomes for a credential that was not looked at, because this check of the whole did not
   * hold.
   */
  public static List<CheckOutcome> notLookedAt(Check because) {
    return CREDENTIAL.stream()
        .<CheckOutcome>map(step -> new CheckOutcome.NotRun(step.check(), because))
        .toList();
  }

  /** Who shows the credentials of a presentation, after its checks. */
  public static HolderEvidence holder(PresentationEvidence evidence, List<CheckOutcome> outcomes) {
    if (!outcomes.stream().allMatch(CheckOutcome::isSatisfied)) {
      return new HolderEvidence.NotProven();
    }
    try {
      return new HolderEvidence.Proven(
          evidence.holder(),
          evidence.securing().signatures().get(0).keyId().value(),
          evidence.securing().signingKey(),
          evidence.request());
    } catch (ProblemException e) {
      return new HolderEvidence.NotProven();
    }
  }

  private static <E> List<CheckOutcome> run(List<Step<E>> steps, E evidence) {
    Map<Check, CheckOutcome> outcomes = new EnumMap<>(Check.class);
    for (Step<E> step : steps) {
      outcomes.put(step.check(), step.run(evidence, outcomes));
    }
    return steps.stream().map(step -> outcomes.get(step.check())).toList();
  }

  private static CheckOutcome credentialContexts(CredentialEvidence evidence) {
    return contexts(evidence, evidence.setting().policy().allowedContexts());
  }

  private static CheckOutcome contexts(CredentialEvidence evidence, List<List<String>> allowed) {
    try {
      return UsesAllowedContexts.check(evidence.securing().received(), allowed);
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.CONTEXTS, e.problem());
    }
  }

  private static CheckOutcome presentationContexts(PresentationEvidence evidence) {
    try {
      return UsesAllowedContexts.check(
          evidence.securing().received().without("verifiableCredential"),
          List.of(List.of(DataModel.V2_0.context())));
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.CONTEXTS, e.problem());
    }
  }

  private static CheckOutcome issuerKey(CredentialEvidence evidence) {
    try {
      CredentialClaims received = evidence.receivedClaims();
      return KeyBelongsTo.check(
          Check.ISSUER_KEY,
          received.issuer().id(),
          evidence.securing(),
          IssuerMayBeLookedUp.obstacle(received, evidence.securing(), evidence.setting()));
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.ISSUER_KEY, e.problem());
    }
  }

  private static CheckOutcome holderKey(PresentationEvidence evidence) {
    try {
      return KeyBelongsTo.check(
          Check.HOLDER_KEY, evidence.holder(), evidence.securing(), Optional.empty());
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.HOLDER_KEY, e.problem());
    }
  }
}

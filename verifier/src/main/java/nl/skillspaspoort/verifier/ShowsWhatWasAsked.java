package nl.skillspaspoort.verifier;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.WantedClaims;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * The verified credentials show what the request asked for: the wallet that chose them is not
 * trusted to have chosen well. Nothing counts but what was verified.
 *
 * @see <a
 *     href="https://openid.net/specs/openid-4-verifiable-presentations-1_0.html#section-8.6">the
 *     same demand in OpenID4VP 1.0 §8.6</a>
 */
final class ShowsWhatWasAsked {
  private ShowsWhatWasAsked() {}

  static CheckOutcome check(
      Optional<PresentationRequest> request,
      List<CheckOutcome> outcomes,
      List<VerificationResult> parts) {
    WantedClaims wanted = request.map(PresentationRequest::wanted).orElse(WantedClaims.NOTHING);
    if (wanted.isNothing()) {
      return new CheckOutcome.NotApplicable(Check.QUERY, "the request asks for nothing particular");
    }
    for (CheckOutcome outcome : outcomes) {
      if (!outcome.isSatisfied()) {
        return new CheckOutcome.NotRun(Check.QUERY, outcome.check());
      }
    }
    Set<String> types = new HashSet<>();
    Set<SkillReference> skills = new HashSet<>();
    boolean open = false;
    for (VerificationResult part : parts) {
      open |= part.verdict() == Verdict.UNDETERMINED;
      if (part instanceof VerificationResult.Valid valid) {
        for (VerifiedCredential credential : valid.credentials()) {
          types.addAll(credential.claims().types());
          if (!isStrongEnough(credential, wanted)) {
            continue;
          }
          credential.skillFindings().stream()
              .filter(finding -> finding.outcome() == SkillFinding.Outcome.SHOWN)
              .map(SkillFinding::skill)
              .forEach(skills::add);
        }
      }
    }
    long missing =
        wanted.credentialTypes().stream().filter(type -> !types.contains(type)).count()
            + wanted.skills().stream().filter(skill -> !skills.contains(skill)).count();
    if (missing == 0) {
      return new CheckOutcome.Passed(Check.QUERY, "everything that was asked for");
    }
    Problem problem =
        Problem.of(
            ProblemCode.QUERY_NOT_SATISFIED,
            missing + " of the types and skills that were asked for are not shown",
            "all of them, in credentials that hold"
                + wanted
                    .minimumProof()
                    .map(least -> ", skills with a proof of " + least.code() + " or stronger")
                    .orElse(""));
    return open
        ? new CheckOutcome.Undetermined(Check.QUERY, problem, false)
        : new CheckOutcome.Failed(Check.QUERY, problem);
  }

  /** A skill with a weaker proof than was asked for was not shown as asked. */
  private static boolean isStrongEnough(VerifiedCredential credential, WantedClaims wanted) {
    return wanted
        .minimumProof()
        .map(least -> credential.proof().level().isAtLeast(least))
        .orElse(true);
  }
}

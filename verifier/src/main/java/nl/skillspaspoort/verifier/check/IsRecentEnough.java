package nl.skillspaspoort.verifier.check;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.verifier.policy.AgeRule;

/** The achievement is as recent as the policy asks for; too old is a remark unless it refuses. */
final class IsRecentEnough {
  private IsRecentEnough() {}

  static CheckOutcome check(CredentialEvidence evidence) {
    try {
      CredentialClaims claims = evidence.receivedClaims();
      CheckOutcome found =
          new CheckOutcome.NotApplicable(Check.AGE, "the policy asks for no particular age");
      for (AgeRule rule : evidence.setting().policy().ageRules()) {
        if (rule.appliesTo(claims)) {
          CheckOutcome said = check(rule, claims, evidence.setting().now());
          if (said instanceof CheckOutcome.Failed) {
            return said;
          }
          found = found instanceof CheckOutcome.Tolerated ? found : said;
        }
      }
      return found;
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.AGE, e.problem());
    }
  }

  private static CheckOutcome check(AgeRule rule, CredentialClaims claims, Instant now) {
    Optional<Instant> date = claims.awardedDate().or(() -> claims.validity().from());
    if (date.isPresent()
        && !date.get().atOffset(ZoneOffset.UTC).plus(rule.maxAge()).toInstant().isBefore(now)) {
      return new CheckOutcome.Passed(Check.AGE, "as recent as the policy asks");
    }
    Problem problem =
        Problem.of(
            ProblemCode.TOO_OLD,
            date.map(at -> "an achievement of " + at).orElse("an achievement without a date"),
            "one of at most " + rule.maxAge() + " before " + now);
    return rule.refuses()
        ? new CheckOutcome.Failed(Check.AGE, problem)
        : new CheckOutcome.Tolerated(Check.AGE, problem);
  }
}

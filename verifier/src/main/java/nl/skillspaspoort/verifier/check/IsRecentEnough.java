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
        boolean applies = rule.appliesTo(claims);
        if (!applies && !rule.couldApplyTo(claims)) {
          continue;
        }
        CheckOutcome said = check(rule, claims, evidence.setting());
        if (!applies && said.problem().isPresent()) {
          said = rule.refuses() ? withheld(rule) : said;
        }
        if (said instanceof CheckOutcome.Failed) {
          return said;
        }
        found = rank(said) > rank(found) ? said : found;
      }
      return found;
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.AGE, e.problem());
    }
  }

  /** What is open comes before a remark, and a remark before what is good. */
  private static int rank(CheckOutcome outcome) {
    return outcome instanceof CheckOutcome.Undetermined
        ? 3
        : outcome instanceof CheckOutcome.Tolerated
            ? 2
            : outcome instanceof CheckOutcome.Passed ? 1 : 0;
  }

  /** The holder cannot step out of a rule by leaving out what it looks at. */
  private static CheckOutcome withheld(AgeRule rule) {
    return new CheckOutcome.Undetermined(
        Check.AGE,
        Problem.of(
            ProblemCode.CLAIM_NOT_DISCLOSABLE,
            "an achievement of which a part is withheld that a rule about age looks at",
            "that part in sight, or an achievement within " + rule.maxAge()),
        false);
  }

  private static CheckOutcome check(AgeRule rule, CredentialClaims claims, Setting setting) {
    Instant now = setting.now();
    Optional<Instant> date = claims.awardedDate().or(() -> claims.validity().from());
    boolean ofTheFuture =
        date.isPresent() && date.get().isAfter(now.plus(setting.policy().clockSkew()));
    if (date.isPresent()
        && !ofTheFuture
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

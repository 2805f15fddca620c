package nl.skillspaspoort.verifier.check;

import java.time.Duration;
import java.time.Instant;
import nl.skillspaspoort.core.credential.ValidityPeriod;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.Withheld;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * Now is between {@code validFrom} and {@code validUntil}, both included, give or take the clock
 * skew.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#validity-period">VCDM 2.0, Validity
 *     Period</a>
 */
final class IsInValidityPeriod {
  private IsInValidityPeriod() {}

  static CheckOutcome check(CredentialEvidence evidence) {
    ValidityPeriod period;
    boolean mayBeHidden;
    try {
      period = evidence.receivedClaims().validity();
      Withheld withheld = evidence.securing().withheld();
      mayBeHidden =
          withheld.isAnywhere()
              ? !evidence.setting().policy().areUnseenOmissionsAccepted()
              : withheld.isFrom("");
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.VALIDITY, e.problem());
    }
    Instant now = evidence.setting().now();
    Duration skew = evidence.setting().policy().clockSkew();
    if (!period.isOrdered()) {
      return failed(
          ProblemCode.INVALID_PERIOD, "an end before the start", "a start before the end");
    }
    if (period.from().isPresent() && period.from().get().isAfter(now.plus(skew))) {
      return failed(
          ProblemCode.NOT_YET_VALID, "valid from " + period.from().get(), "valid at " + now);
    }
    if (period.until().isPresent() && period.until().get().isBefore(now.minus(skew))) {
      return failed(ProblemCode.EXPIRED, "valid until " + period.until().get(), "valid at " + now);
    }
    if (mayBeHidden) {
      // It could be the end, the state, or the holder's key.
      return new CheckOutcome.Undetermined(
          Check.VALIDITY,
          Problem.of(
              ProblemCode.CLAIM_NOT_DISCLOSABLE,
              "a credential that hides something at its top",
              "a credential that can hide parts of its parts only"),
          false);
    }
    return new CheckOutcome.Passed(Check.VALIDITY, "neither too early nor too late");
  }

  private static CheckOutcome failed(ProblemCode code, String found, String expected) {
    return new CheckOutcome.Failed(Check.VALIDITY, Problem.of(code, found, expected));
  }
}

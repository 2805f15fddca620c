package nl.skillspaspoort.verifier.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * No proof was made in the future or has expired; the proof of a presentation lives for a short,
 * known time.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#proofs">VC Data Integrity 1.0, created and
 *     expires</a>
 */
final class IsInProofPeriod {
  private IsInProofPeriod() {}

  static CheckOutcome check(SecuringEvidence evidence, Setting setting) {
    Duration skew = setting.policy().clockSkew();
    Instant now = setting.now();
    try {
      for (SignatureFacts proof : evidence.signatures()) {
        if (proof.created().isPresent() && proof.created().get().isAfter(now.plus(skew))) {
          return failed(ProblemCode.PROOF_NOT_YET, "a proof made at " + proof.created().get(), now);
        }
        if (proof.notBefore().isPresent() && proof.notBefore().get().isAfter(now.plus(skew))) {
          return failed(
              ProblemCode.PROOF_NOT_YET, "a proof that starts at " + proof.notBefore().get(), now);
        }
        if (proof.expires().isPresent() && proof.expires().get().isBefore(now.minus(skew))) {
          return failed(
              ProblemCode.PROOF_EXPIRED, "a proof that ended at " + proof.expires().get(), now);
        }
      }
      return new CheckOutcome.Passed(Check.PROOF_PERIOD, "neither too early nor too late");
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.PROOF_PERIOD, e.problem());
    }
  }

  /** The same, and every proof says when it was made and when it ends, not too far apart. */
  static CheckOutcome checkShortLived(SecuringEvidence evidence, Setting setting) {
    Duration longest = setting.policy().maxPresentationLifetime();
    try {
      for (SignatureFacts proof : evidence.signatures()) {
        Optional<Instant> created = proof.created();
        Optional<Instant> expires = proof.expires();
        if (created.isEmpty()
            || expires.isEmpty()
            || expires.get().isAfter(created.get().plus(longest))) {
          return new CheckOutcome.Failed(
              Check.PROOF_PERIOD,
              Problem.of(
                  ProblemCode.PRESENTATION_LIFETIME,
                  created.isEmpty() || expires.isEmpty()
                      ? "a proof without start or end"
                      : "a proof from " + created.get() + " until " + expires.get(),
                  "a proof that lives at most " + longest));
        }
      }
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.PROOF_PERIOD, e.problem());
    }
    return check(evidence, setting);
  }

  private static CheckOutcome failed(ProblemCode code, String found, Instant now) {
    return new CheckOutcome.Failed(
        Check.PROOF_PERIOD, Problem.of(code, found, "a proof that is good at " + now));
  }
}

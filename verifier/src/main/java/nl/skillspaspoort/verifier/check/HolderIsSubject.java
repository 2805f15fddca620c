package nl.skillspaspoort.verifier.check;

import java.util.List;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * Who shows the credential proved to be every subject of it. A credential that came alone may be a
 * copy.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#holder">VCDM 2.0, Holder</a>
 */
final class HolderIsSubject {
  private HolderIsSubject() {}

  static CheckOutcome check(CredentialEvidence evidence) {
    if (evidence.setting().policy().isBearerAllowed()) {
      return new CheckOutcome.NotApplicable(Check.HOLDER, "the policy allows bearer credentials");
    }
    if (!(evidence.holder() instanceof HolderEvidence.Proven holder)) {
      return notProven("a credential without a good presentation around it");
    }
    try {
      List<String> subjects = evidence.receivedClaims().subjectIds();
      if (subjects.size() < subjectCount(evidence.receivedClaims())) {
        return notProven("a subject without identifier");
      }
      return subjects.stream().allMatch(holder.id()::equals)
          ? new CheckOutcome.Passed(Check.HOLDER, "the holder is the subject")
          : new CheckOutcome.Failed(
              Check.HOLDER,
              Problem.of(
                  ProblemCode.HOLDER_MISMATCH,
                  "a credential about somebody else",
                  "a credential about the holder of the presentation"));
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.HOLDER, e.problem());
    }
  }

  private static int subjectCount(CredentialClaims claims) {
    return claims.json().get("credentialSubject").orElse(null) instanceof JsonArray subjects
        ? subjects.size()
        : 1;
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

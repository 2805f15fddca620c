package nl.skillspaspoort.verifier.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * Every proof repeats the challenge of this verifier, and was made for this verifier and nobody
 * else.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#verify-proof">VC Data Integrity 1.0,
 *     Verify Proof, steps 6 and 7</a>
 */
final class AnswersRequest {
  private AnswersRequest() {}

  static CheckOutcome checkChallenge(PresentationEvidence evidence) {
    if (evidence.request().isEmpty()) {
      return noRequest(Check.CHALLENGE);
    }
    PresentationRequest request = evidence.request().get();
    if (!request.isOpenAt(evidence.setting().now())) {
      return new CheckOutcome.Failed(
          Check.CHALLENGE,
          Problem.of(
              ProblemCode.REQUEST_EXPIRED,
              "a request that ended at " + request.expires().orElseThrow(),
              "a request that is still open"));
    }
    try {
      for (SignatureFacts proof : evidence.securing().signatures()) {
        if (!proof.challenge().map(answer -> same(answer, request.challenge())).orElse(false)) {
          return new CheckOutcome.Failed(
              Check.CHALLENGE,
              Problem.of(
                  ProblemCode.CHALLENGE_MISMATCH,
                  proof.challenge().isEmpty() ? "no challenge" : "another challenge",
                  "the challenge of this request"));
        }
      }
      return new CheckOutcome.Passed(Check.CHALLENGE, "the challenge of this request");
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.CHALLENGE, e.problem());
    }
  }

  static CheckOutcome checkAudience(PresentationEvidence evidence) {
    if (evidence.request().isEmpty()) {
      return noRequest(Check.AUDIENCE);
    }
    List<String> expected = List.of(evidence.request().get().audience());
    try {
      for (SignatureFacts proof : evidence.securing().signatures()) {
        if (!proof.audience().equals(expected)) {
          return new CheckOutcome.Failed(
              Check.AUDIENCE,
              Problem.of(
                  ProblemCode.AUDIENCE_MISMATCH,
                  proof.audience().isEmpty() ? "no audience" : "another audience",
                  "exactly the audience of this request"));
        }
      }
      return new CheckOutcome.Passed(Check.AUDIENCE, "the audience of this request");
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.AUDIENCE, e.problem());
    }
  }

  private static CheckOutcome noRequest(Check check) {
    return new CheckOutcome.Undetermined(
        check,
        Problem.of(
            ProblemCode.REQUEST_NOT_GIVEN,
            "no request to compare with",
            "the request that was sent"),
        false);
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}

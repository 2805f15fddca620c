package nl.skillspaspoort.verifier.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.holder.ReplayMemory;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/** The challenge of the request was not answered before. Runs after everything else held. */
final class IsShownOnce {
  private IsShownOnce() {}

  static CheckOutcome check(PresentationEvidence evidence) {
    Optional<ReplayMemory> replays = evidence.setting().replays();
    if (replays.isEmpty()) {
      return new CheckOutcome.NotApplicable(Check.REPLAY, "the verifier allows replays");
    }
    if (evidence.request().isEmpty()) {
      return new CheckOutcome.NotApplicable(Check.REPLAY, "no request was answered");
    }
    try {
      Instant known = evidence.setting().knownAt();
      // Until nobody can answer any more: a second answer may have a later end than the first.
      Instant until = evidence.request().get().expires().filter(known::isBefore).orElse(known);
      for (SignatureFacts proof : evidence.securing().signatures()) {
        Instant end = proof.expires().orElse(until);
        until = end.isAfter(until) ? end : until;
      }
      boolean first =
          replays
              .get()
              .useUp(
                  key(evidence.request().get()),
                  until.plus(evidence.setting().policy().clockSkew()),
                  known);
      return first
          ? new CheckOutcome.Passed(Check.REPLAY, "the first answer to this request")
          : new CheckOutcome.Failed(
              Check.REPLAY,
              Problem.of(
                  ProblemCode.REPLAYED, "another answer to this request", "the first answer"));
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.REPLAY, e.problem());
    }
  }

  /** Neither part can run over into the other. */
  private static String key(PresentationRequest request) {
    String both = request.audience().length() + " " + request.audience() + request.challenge();
    return Base64Url.encode(HashAlgorithm.SHA_256.hash(both.getBytes(StandardCharsets.UTF_8)));
  }
}

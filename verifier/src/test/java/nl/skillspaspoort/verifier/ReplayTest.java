package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a verifier asks its memory of answers. */
@Tag("T45")
final class ReplayTest {
  private static final Instant NOW = FixedClock.NOW;

  private final List<String> challenges = new ArrayList<>();
  private final List<Instant> ends = new ArrayList<>();

  private final Verifier verifier =
      Verifier.builder()
          .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
          .clock(FixedClock.atNow())
          .replayMemory(this::useUp)
          .build();

  private boolean useUp(String challenge, Instant until, Instant now) {
    challenges.add(challenge);
    ends.add(until);
    return true;
  }

  private Verdict verify(String audience, String challenge) throws ProblemException {
    PresentationRequest request = new PresentationRequest(audience, challenge, "");
    SignedPresentation answer =
        SignedPresentation.create(
            List.of(
                SignedCredential.parse(
                    Credentials.secured(Credentials.evc(), TestKeys.issuer()).toJson())),
            request,
            TestKeys.holder(),
            NOW,
            Duration.ofMinutes(10));
    return verifier.verify(answer.bytes(), request).verdict();
  }

  /** Otherwise it could be shown again while it is still good. */
  @Test
  void answer_isRememberedAsLongAsItIsGood() throws ProblemException {
    assertThat(verify("https://one.example", "c".repeat(22))).isEqualTo(Verdict.VALID);
    assertThat(ends)
        .singleElement()
        .satisfies(end -> assertThat(end).isAfterOrEqualTo(NOW.plus(Duration.ofMinutes(10))));
  }

  @Test
  void answersToDifferentRequests_areDifferentAnswers() throws ProblemException {
    for (String audience : List.of("https://one.example", "https://two.example")) {
      for (String challenge : List.of("c".repeat(22), "d".repeat(22))) {
        assertThat(verify(audience, challenge)).isEqualTo(Verdict.VALID);
      }
    }
    assertThat(challenges).hasSize(4).doesNotHaveDuplicates();
  }
}

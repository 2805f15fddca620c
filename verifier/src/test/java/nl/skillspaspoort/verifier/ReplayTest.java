package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
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

  /** A second answer, signed a little later, ends later than the first. */
  @Test
  @Tag("T45")
  void answer_isRememberedAsLongAsItsRequestCanBeAnswered() throws ProblemException {
    Instant end = NOW.plus(Duration.ofDays(2));
    PresentationRequest request =
        new PresentationRequest("https://one.example", "c".repeat(22), "").openUntil(end);
    assertThat(verifier.verify(answer(request, TestKeys.issuer()), request).verdict())
        .isEqualTo(Verdict.VALID);
    assertThat(ends).singleElement().satisfies(at -> assertThat(at).isAfterOrEqualTo(end));
  }

  /** Whoever knows the challenge could otherwise shut the holder out. */
  @Test
  @Tag("T45")
  void answerInWhichNothingHolds_doesNotUseUpTheRequest() throws ProblemException {
    PresentationRequest request =
        new PresentationRequest("https://one.example", "c".repeat(22), "");
    assertThat(verifier.verify(answer(request, TestKeys.stranger()), request).verdict())
        .isNotEqualTo(Verdict.VALID);
    assertThat(challenges).isEmpty();
    assertThat(verifier.verify(answer(request, TestKeys.issuer()), request).verdict())
        .isEqualTo(Verdict.VALID);
    assertThat(challenges).hasSize(1);
  }

  /** Not even in part: what is shown again holds nowhere. */
  @Test
  @Tag("T45")
  void answerThatIsShownAgain_leavesNothingThatHolds() throws ProblemException {
    Verifier remembering =
        Verifier.builder()
            .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
            .clock(FixedClock.atNow())
            .build();
    PresentationRequest request =
        new PresentationRequest("https://one.example", "c".repeat(22), "");
    byte[] answer = answer(request, TestKeys.issuer(), TestKeys.stranger());
    assertThat(remembering.verify(answer, request).parts())
        .extracting(VerificationResult::verdict)
        .startsWith(Verdict.VALID);
    VerificationResult again = remembering.verify(answer, request);
    assertThat(again.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(again.problems()).extracting(Problem::code).contains(ProblemCode.REPLAYED);
    assertThat(again.parts()).extracting(VerificationResult::verdict).doesNotContain(Verdict.VALID);
  }

  private static byte[] answer(PresentationRequest request, Signer... issuers)
      throws ProblemException {
    List<SignedCredential> credentials = new ArrayList<>();
    for (Signer issuer : issuers) {
      credentials.add(
          SignedCredential.parse(Credentials.secured(Credentials.evc(), issuer).toJson()));
    }
    return SignedPresentation.create(
            credentials, request, TestKeys.holder(), NOW, Duration.ofMinutes(10))
        .bytes();
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

package nl.skillspaspoort.verifier;

import static nl.skillspaspoort.verifier.Token.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.presentation.WantedClaims;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import org.junit.jupiter.api.Test;

/** What a request says beside its challenge: how strong the proof must be, and until when. */
final class RequestTermsTest {
  private static final Instant NOW = FixedClock.NOW;
  private static final WantedClaims SKILLS =
      new WantedClaims(List.of(), Credentials.EVC_SHOWN.subList(0, 1));

  @Test
  void proofThatIsStrongEnough_answers() throws ProblemException {
    PresentationRequest asked = REQUEST.wanting(SKILLS.provenBy(ProofLevel.P6));
    assertThat(verify(asked).verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void weakerProof_doesNotShowTheSkill() throws ProblemException {
    VerificationResult result = verify(REQUEST.wanting(SKILLS.provenBy(ProofLevel.P7)));
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(codes(result)).containsExactly(ProblemCode.QUERY_NOT_SATISFIED);
  }

  @Test
  void lastMoment_isInTime() throws ProblemException {
    assertThat(verify(REQUEST.openUntil(NOW)).verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void answerAfterTheEnd_isRefused() throws ProblemException {
    VerificationResult result = verify(REQUEST.openUntil(NOW.minusNanos(1)));
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(codes(result)).contains(ProblemCode.REQUEST_EXPIRED);
  }

  private static List<ProblemCode> codes(VerificationResult result) {
    return result.problems().stream().map(Problem::code).toList();
  }

  private static VerificationResult verify(PresentationRequest asked) throws ProblemException {
    SignedPresentation shown =
        SignedPresentation.create(
            List.of(Credentials.signed(Credentials.evc())),
            asked,
            TestKeys.holder(),
            NOW,
            Duration.ofMinutes(10));
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .clock(FixedClock.atNow())
        .build()
        .verify(shown, asked);
  }
}

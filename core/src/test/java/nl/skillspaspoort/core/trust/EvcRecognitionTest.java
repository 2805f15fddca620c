package nl.skillspaspoort.core.trust;

import static nl.skillspaspoort.core.trust.ListFixtures.assertNotTrusted;
import static nl.skillspaspoort.core.trust.ListFixtures.assertRefused;
import static nl.skillspaspoort.core.trust.ListFixtures.assertTrusted;
import static nl.skillspaspoort.core.trust.ListFixtures.decide;
import static nl.skillspaspoort.core.trust.ListFixtures.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A provider recognised from 1 March 2025 to 31 August 2026 for one EVC standard, asked in November
 * 2026.
 */
class EvcRecognitionTest {
  private static final TrustList LIST =
      ListFixtures.list(ListFixtures.centre(ListFixtures.evcGrant()));

  @Test
  void awardedAfterTheEnd_isEnded() {
    assertNotTrusted(
        decide(LIST, query(ListFixtures.AWARDED_TOO_LATE)), ProblemCode.RECOGNITION_ENDED);
    TrustDecision accepted =
        decide(
            LIST,
            query(ListFixtures.AWARDED_TOO_LATE)
                .issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED));
    assertNotTrusted(accepted, ProblemCode.RECOGNITION_ENDED);
    assertThat(accepted.sources().get(0).standing()).isEqualTo(TrustEvidence.Standing.NONE);
  }

  @Tag("T70")
  @Test
  void awardedInTime_isRecognisedAtAward_andSaysThatItEndedSince() {
    TrustDecision decision =
        decide(
            LIST,
            query(ListFixtures.AWARDED_IN_TIME)
                .issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED));
    assertTrusted(decision);
    TrustEvidence evidence = ((TrustDecision.Trusted) decision).evidence();
    assertThat(evidence.standing()).isEqualTo(TrustEvidence.Standing.ENDED_SINCE);
    assertThat(evidence.grant()).contains(ListFixtures.evcGrant());
    assertThat(evidence.at(Moment.WHEN_ISSUED).orElseThrow().holds()).isTrue();
    RecognitionAt now = evidence.at(Moment.NOW).orElseThrow();
    assertThat(now.required()).isFalse();
    assertThat(now.problems())
        .extracting(problem -> problem.code())
        .containsExactly(ProblemCode.RECOGNITION_ENDED);
    assertThat(((TrustDecision.Trusted) decision).issuerName().in(Language.EN))
        .isEqualTo("EVC Centre Rivierenland (invented)");
  }

  @Tag("T70")
  @Test
  void awardedInTime_withoutEvidenceOfTheDate_isJudgedNowAsWell() {
    TrustDecision decision = decide(LIST, query(ListFixtures.AWARDED_IN_TIME));
    assertNotTrusted(decision, ProblemCode.RECOGNITION_ENDED);
    TrustEvidence said = decision.sources().get(0);
    assertThat(said.standing()).isEqualTo(TrustEvidence.Standing.ENDED_SINCE);
    assertThat(said.at(Moment.WHEN_ISSUED).orElseThrow().holds()).isTrue();
    assertThat(said.at(Moment.NOW).orElseThrow().required()).isTrue();
  }

  @Test
  void anotherStandard_isOutOfScope() {
    assertNotTrusted(
        decide(
            LIST,
            query(ListFixtures.AWARDED_IN_TIME).standard(Optional.of(ListFixtures.OTHER_STANDARD))),
        ProblemCode.NOT_IN_SCOPE);
  }

  @Test
  void bothEndsOfThePeriod_areIncluded() {
    for (Instant edge : List.of(ListFixtures.RECOGNISED_FROM, ListFixtures.RECOGNISED_UNTIL)) {
      assertTrusted(
          decide(LIST, query(edge).issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED)));
    }
    assertNotTrusted(
        decide(
            LIST,
            query(ListFixtures.RECOGNISED_FROM.minusNanos(1))
                .issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED)),
        ProblemCode.RECOGNITION_NOT_YET);
    assertNotTrusted(
        decide(
            LIST,
            query(ListFixtures.RECOGNISED_UNTIL.plusNanos(1))
                .issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED)),
        ProblemCode.RECOGNITION_ENDED);
  }

  @Test
  void renewedRecognition_coversAwardAndNowByTwoGrants() {
    Grant renewed =
        Grant.toIssue(
                ListFixtures.evcGrant().basis(),
                ListFixtures.evcScope().build(),
                Instant.parse("2026-09-01T00:00:00+02:00"))
            .until(Instant.parse("2028-02-29T23:59:59+01:00"));
    TrustList list = ListFixtures.list(ListFixtures.centre(ListFixtures.evcGrant(), renewed));
    TrustDecision decision = decide(list, query(ListFixtures.AWARDED_IN_TIME));
    assertTrusted(decision);
    TrustEvidence evidence = ((TrustDecision.Trusted) decision).evidence();
    assertThat(evidence.standing()).isEqualTo(TrustEvidence.Standing.CURRENT);
    assertThat(evidence.at(Moment.WHEN_ISSUED).orElseThrow().grant())
        .contains(ListFixtures.evcGrant());
    assertThat(evidence.at(Moment.NOW).orElseThrow().grant()).contains(renewed);
  }

  @Tag("T65")
  @Test
  void lowerSequenceThanSeen_isRefused() throws Exception {
    ListMemory memory = ListMemory.inMemory();
    ListFixtures.signed(ListFixtures.draft(ListFixtures.LIST_ID, 7))
        .verify(ListFixtures.PINNED, memory);
    assertRefused(
        () ->
            ListFixtures.signed(
                    ListFixtures.draft(ListFixtures.LIST_ID, 6)
                        .issuer(ListFixtures.centre(ListFixtures.evcGrant())))
                .verify(ListFixtures.PINNED, memory),
        ProblemCode.LIST_ROLLED_BACK);
  }
}

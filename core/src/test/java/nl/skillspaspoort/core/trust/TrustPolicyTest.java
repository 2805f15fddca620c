package nl.skillspaspoort.core.trust;

import static nl.skillspaspoort.core.trust.ListFixtures.AWARDED_IN_TIME;
import static nl.skillspaspoort.core.trust.ListFixtures.ISSUER_ID;
import static nl.skillspaspoort.core.trust.ListFixtures.NEXT_UPDATE;
import static nl.skillspaspoort.core.trust.ListFixtures.NOW;
import static nl.skillspaspoort.core.trust.ListFixtures.after;
import static nl.skillspaspoort.core.trust.ListFixtures.assertNotTrusted;
import static nl.skillspaspoort.core.trust.ListFixtures.assertTrusted;
import static nl.skillspaspoort.core.trust.ListFixtures.assertUndetermined;
import static nl.skillspaspoort.core.trust.ListFixtures.centre;
import static nl.skillspaspoort.core.trust.ListFixtures.decide;
import static nl.skillspaspoort.core.trust.ListFixtures.draft;
import static nl.skillspaspoort.core.trust.ListFixtures.evcScope;
import static nl.skillspaspoort.core.trust.ListFixtures.issuer;
import static nl.skillspaspoort.core.trust.ListFixtures.list;
import static nl.skillspaspoort.core.trust.ListFixtures.query;
import static nl.skillspaspoort.core.trust.ListFixtures.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the answers of lists become one decision. */
class TrustPolicyTest {
  private static final Instant FROM = Instant.parse("2025-03-01T00:00:00Z");
  private static final Grant GRANT =
      Grant.toIssue(DisplayName.same("EVC"), evcScope().build(), FROM);
  private static final String STRANGER = TestKeys.did(TestKeys.STRANGER).value();
  private static final UnavailableList DOWN =
      new UnavailableList(
          "https://down.example/list",
          Problem.of(ProblemCode.LIST_UNAVAILABLE, "no answer", "the list"));

  private static final TrustList KNOWS = named("https://a.example/knows", centre(GRANT));
  private static final TrustList KNOWS_NOT =
      named("https://b.example/knows-not", issuer(STRANGER, List.of(), GRANT));
  private static final TrustList WITHDREW =
      named(
          "https://c.example/withdrew",
          centre(GRANT.then(GrantStatus.WITHDRAWN, Instant.parse("2026-10-01T00:00:00Z"))));
  private static final TrustList DENIES =
      verified(
          draft("https://d.example/denies", 1)
              .deny(
                  new DenyEntry(
                      IssuerIdentity.of(ISSUER_ID),
                      Optional.of(DisplayName.of("Failliet", "Bankrupt")))));

  @Test
  void noPolicy_recognisesNobody() {
    assertNotTrusted(
        TrustPolicy.none().decide(query(AWARDED_IN_TIME).build()), ProblemCode.NO_TRUST_POLICY);
    for (TrustPolicy empty :
        List.of(
            TrustPolicy.anyOf(List.of()),
            TrustPolicy.allOf(List.of()),
            TrustPolicy.ordered(List.of()))) {
      assertNotTrusted(empty.decide(query(AWARDED_IN_TIME).build()), ProblemCode.NO_TRUST_POLICY);
    }
  }

  /** The denial knows the issuer by a name that only another list ties to it, in two steps. */
  @Test
  void denialOfOneName_reachesTheNamesThatOtherListsGive() {
    String home = "https://centre.example/issuer";
    TrustList first = named("https://e.example/first", alias(ISSUER_ID, home));
    TrustList second = named("https://f.example/second", alias(home, STRANGER));
    TrustList denies =
        verified(
            draft("https://g.example/denies", 1)
                .deny(new DenyEntry(IssuerIdentity.of(STRANGER), Optional.empty())));
    assertTrusted(anyOf(first, second));
    assertTrusted(anyOf(first, denies));
    for (List<TrustList> lists :
        List.of(List.of(first, second, denies), List.of(denies, second, first))) {
      assertNotTrusted(
          TrustPolicy.ordered(lists).decide(query(AWARDED_IN_TIME).build()),
          ProblemCode.ISSUER_DENIED);
    }
  }

  private static TrustedIssuer alias(String one, String other) {
    return new TrustedIssuer(
        List.of(IssuerIdentity.of(one), IssuerIdentity.of(other)),
        DisplayName.same("x"),
        ListFixtures.contact(),
        List.of(),
        List.of(GRANT));
  }

  @Test
  void anyOf_needsOne() {
    assertTrusted(anyOf(KNOWS_NOT, KNOWS));
    assertNotTrusted(anyOf(KNOWS_NOT), ProblemCode.ISSUER_NOT_LISTED);
    assertNotTrusted(anyOf(KNOWS_NOT, WITHDREW), ProblemCode.RECOGNITION_WITHDRAWN);
  }

  @Test
  void anyOf_warnsOfAListThatWithdrew() {
    TrustDecision decision = anyOf(KNOWS, WITHDREW, KNOWS_NOT);
    assertTrusted(decision);
    assertThat(decision.warnings())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.RECOGNITION_WITHDRAWN);
    assertThat(decision.sources()).hasSize(3);
  }

  @Test
  void allOf_needsEvery() {
    assertTrusted(allOf(KNOWS));
    assertNotTrusted(allOf(KNOWS, KNOWS_NOT), ProblemCode.ISSUER_NOT_LISTED);
    assertNotTrusted(
        allOf(WITHDREW, KNOWS_NOT, DOWN),
        ProblemCode.ISSUER_NOT_LISTED,
        ProblemCode.RECOGNITION_WITHDRAWN);
  }

  @Test
  void ordered_isDecidedByTheFirstThatKnowsTheIssuer() {
    assertTrusted(ordered(KNOWS_NOT, KNOWS, WITHDREW));
    assertNotTrusted(ordered(KNOWS_NOT, WITHDREW, KNOWS), ProblemCode.RECOGNITION_WITHDRAWN);
    assertNotTrusted(ordered(KNOWS_NOT), ProblemCode.ISSUER_NOT_LISTED);
  }

  @Tag("T71")
  @Test
  void oneListDown_andAMatch_isTrustedWithAWarning() {
    for (TrustDecision decision : List.of(anyOf(DOWN, KNOWS), ordered(KNOWS, DOWN))) {
      assertTrusted(decision);
      assertThat(decision.warnings())
          .extracting(Problem::code)
          .containsExactly(ProblemCode.LIST_UNAVAILABLE);
      assertThat(((TrustDecision.Trusted) decision).evidence().sourceId()).isEqualTo(KNOWS.id());
    }
  }

  @Tag("T71")
  @Test
  void oneListDown_andEveryoneNeeded_isUndetermined() {
    assertUndetermined(allOf(KNOWS, DOWN), ProblemCode.LIST_UNAVAILABLE);
  }

  @Tag("T71")
  @Test
  void oneListDown_andNoMatch_isUndetermined_notUnlisted() {
    assertUndetermined(anyOf(KNOWS_NOT, DOWN), ProblemCode.LIST_UNAVAILABLE);
    assertUndetermined(anyOf(DOWN), ProblemCode.LIST_UNAVAILABLE);
    assertUndetermined(ordered(DOWN, KNOWS), ProblemCode.LIST_UNAVAILABLE);
    assertUndetermined(ordered(KNOWS_NOT, DOWN), ProblemCode.LIST_UNAVAILABLE);
  }

  @Test
  void denialOnAnyList_wins() {
    assertNotTrusted(anyOf(KNOWS, DENIES), ProblemCode.ISSUER_DENIED);
    assertNotTrusted(allOf(DOWN, KNOWS, DENIES), ProblemCode.ISSUER_DENIED);
    assertNotTrusted(ordered(KNOWS, DENIES), ProblemCode.ISSUER_DENIED);
  }

  @Test
  void denialOnAStaleList_stillWins() {
    TrustQuery late = query(AWARDED_IN_TIME, after(NEXT_UPDATE)).build();
    assertNotTrusted(TrustPolicy.anyOf(List.of(DENIES)).decide(late), ProblemCode.ISSUER_DENIED);
  }

  @Test
  void denialBesideAGrantOnOneList_wins() {
    TrustList both =
        verified(
            draft()
                .issuer(centre(GRANT))
                .deny(new DenyEntry(IssuerIdentity.of(ISSUER_ID), Optional.empty())));
    assertNotTrusted(decide(both, query(AWARDED_IN_TIME)), ProblemCode.ISSUER_DENIED);
  }

  @Test
  void denialOfAnotherIdentityOfTheIssuer_wins() {
    TrustedIssuer underTwoNames =
        new TrustedIssuer(
            List.of(IssuerIdentity.of(ISSUER_ID), IssuerIdentity.of(STRANGER)),
            DisplayName.same("A"),
            ListFixtures.contact(),
            List.of(),
            List.of(GRANT));
    TrustListDraft.Builder draft = draft().issuer(underTwoNames);
    assertTrusted(decide(verified(draft), query(AWARDED_IN_TIME)));
    draft.deny(new DenyEntry(IssuerIdentity.of(STRANGER), Optional.empty()));
    assertNotTrusted(decide(verified(draft), query(AWARDED_IN_TIME)), ProblemCode.ISSUER_DENIED);
  }

  @Tag("T66")
  @Test
  void atNextUpdate_theListHolds_andOneSecondLaterNobodyKnows() {
    TrustPolicy policy = TrustPolicy.anyOf(List.of(KNOWS));
    assertTrusted(policy.decide(query(AWARDED_IN_TIME, NEXT_UPDATE).build()));
    assertUndetermined(
        policy.decide(query(AWARDED_IN_TIME, after(NEXT_UPDATE)).build()), ProblemCode.LIST_STALE);
    assertUndetermined(
        policy.decide(query(AWARDED_IN_TIME, NEXT_UPDATE.plusNanos(1)).build()),
        ProblemCode.LIST_STALE);
  }

  @Tag("T66")
  @Test
  void staleListThatDoesNotListTheIssuer_isUndeterminedToo() {
    assertUndetermined(
        TrustPolicy.anyOf(List.of(KNOWS_NOT))
            .decide(query(AWARDED_IN_TIME, after(NEXT_UPDATE)).build()),
        ProblemCode.LIST_STALE);
  }

  @Tag("T66")
  @Test
  void withinTheGrace_theStaleListHoldsWithAWarning_andNoLonger() {
    TrustPolicy policy = TrustPolicy.anyOf(List.of(KNOWS)).withGrace(Duration.ofDays(2));
    Instant end = NEXT_UPDATE.plus(Duration.ofDays(2));
    TrustDecision decision = policy.decide(query(AWARDED_IN_TIME, end).build());
    assertTrusted(decision);
    assertThat(decision.warnings())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.LIST_STALE);
    assertUndetermined(
        policy.decide(query(AWARDED_IN_TIME, after(end)).build()), ProblemCode.LIST_STALE);
    assertThat(policy.decide(query(AWARDED_IN_TIME, NEXT_UPDATE).build()).warnings()).isEmpty();
  }

  @Tag("T66")
  @Test
  void clockSetBackBeforeTheIssueOfTheList_isUndetermined() {
    TrustPolicy policy = TrustPolicy.anyOf(List.of(KNOWS));
    assertTrusted(policy.decide(query(AWARDED_IN_TIME, ListFixtures.ISSUED_AT).build()));
    assertUndetermined(
        policy.decide(query(AWARDED_IN_TIME, ListFixtures.ISSUED_AT.minusSeconds(1)).build()),
        ProblemCode.LIST_NOT_YET);
  }

  @Test
  void negativeGrace_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrustPolicy.none().withGrace(Duration.ofSeconds(-1)));
  }

  @Test
  void oneListTwice_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> TrustPolicy.anyOf(List.of(KNOWS, KNOWS)));
  }

  @Tag("T70")
  @Test
  void compromisedKey_isRefusedForEveryClaimedDate() {
    Instant compromised = Instant.parse("2026-05-01T00:00:00Z");
    KeyPeriod stolen = KeyPeriod.from(FROM, key()).compromisedAt(compromised);
    TrustList list = list(centre(List.of(stolen), GRANT));
    for (IssueDateEvidence evidence : IssueDateEvidence.values()) {
      for (Instant claimed :
          List.of(
              Instant.parse("2025-04-01T00:00:00Z"),
              Instant.parse("2026-04-01T00:00:00Z"),
              AWARDED_IN_TIME)) {
        assertNotTrusted(
            decide(list, query(claimed).issueDateEvidence(evidence)), ProblemCode.KEY_COMPROMISED);
      }
    }
  }

  @Tag("T70")
  @Test
  void keyThatOneListCallsCompromised_isRefusedWhateverAnotherSays() {
    KeyPeriod stolen = KeyPeriod.from(FROM, key()).compromisedAt(NOW);
    TrustList warns = named("https://e.example/warns", issuer(STRANGER, List.of(stolen), GRANT));
    assertNotTrusted(anyOf(KNOWS, warns), ProblemCode.KEY_COMPROMISED);
  }

  @Tag("T70")
  @Test
  void issuerThatLeft_isTrustedForADateWithEvidence_andNotWithout() {
    TrustList list =
        list(centre(GRANT.then(GrantStatus.WITHDRAWN, Instant.parse("2026-06-15T00:00:00Z"))));
    Instant march = Instant.parse("2026-03-01T00:00:00Z");
    TrustDecision historical =
        decide(list, query(march).issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED));
    assertTrusted(historical);
    assertThat(((TrustDecision.Trusted) historical).evidence().standing())
        .isEqualTo(TrustEvidence.Standing.WITHDRAWN_SINCE);
    TrustDecision without = decide(list, query(march));
    assertNotTrusted(without, ProblemCode.RECOGNITION_WITHDRAWN);
    assertThat(without.toJson().text("issueDateEvidence")).contains("NONE");
    assertNotTrusted(
        decide(list, query(NOW).issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED)),
        ProblemCode.RECOGNITION_WITHDRAWN);
  }

  @Tag("T70")
  @Test
  void claimedDateInTheFuture_isEvidenceOfNothing() {
    TrustList list =
        list(
            centre(
                GRANT
                    .then(GrantStatus.SUSPENDED, Instant.parse("2026-11-01T00:00:00Z"))
                    .then(GrantStatus.GRANTED, NOW.plusSeconds(60))));
    assertNotTrusted(
        decide(
            list,
            query(NOW.plusSeconds(120)).issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED)),
        ProblemCode.RECOGNITION_WITHDRAWN);
  }

  @Tag("T70")
  @Test
  void signatureDateInTheFuture_isEvidenceOfNothing() {
    KeyPeriod tomorrow = KeyPeriod.from(NOW.plusSeconds(60), key());
    TrustQuery.Builder future =
        query(AWARDED_IN_TIME)
            .claimedSignedAt(Optional.of(NOW.plusSeconds(120)))
            .issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED);
    assertNotTrusted(
        decide(list(centre(List.of(tomorrow), GRANT)), future), ProblemCode.KEY_NOT_LISTED);
    assertTrusted(
        decide(
            list(centre(List.of(tomorrow), GRANT)),
            query(AWARDED_IN_TIME, NOW.plusSeconds(120))
                .claimedSignedAt(Optional.of(NOW.plusSeconds(120)))
                .issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED)));
  }

  @Tag("T70")
  @Test
  void keyThatIsCompromisedInOneOfItsPeriods_countsInNone() {
    TrustedIssuer issuer =
        centre(
            List.of(KeyPeriod.from(FROM, key()), KeyPeriod.from(NOW, key()).compromisedAt(NOW)),
            GRANT);
    assertThat(issuer.isCompromised(key())).isTrue();
    assertThat(issuer.allowsKeyAt(key(), AWARDED_IN_TIME)).isFalse();
  }

  @Test
  void noClaimedDate_isJudgedNow() {
    TrustDecision decision =
        decide(
            list(centre(GRANT)),
            query(ISSUER_ID, NOW).issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED));
    assertTrusted(decision);
    assertThat(((TrustDecision.Trusted) decision).evidence().recognition())
        .singleElement()
        .satisfies(moment -> assertThat(moment.moment()).isEqualTo(Moment.NOW));
    assertNotTrusted(
        decide(
            list(centre(ListFixtures.evcGrant())),
            query(ISSUER_ID, NOW).issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED)),
        ProblemCode.RECOGNITION_ENDED);
  }

  @Test
  void suspension_countsWhileItLasts() {
    Grant grant =
        GRANT
            .then(GrantStatus.SUSPENDED, Instant.parse("2026-05-01T00:00:00Z"))
            .then(GrantStatus.GRANTED, Instant.parse("2026-07-01T00:00:00Z"));
    TrustList list = list(centre(grant));
    assertNotTrusted(decide(list, query(AWARDED_IN_TIME)), ProblemCode.RECOGNITION_WITHDRAWN);
    assertTrusted(decide(list, query(Instant.parse("2026-07-01T00:00:00Z"))));
    assertTrusted(decide(list, query(Instant.parse("2026-04-30T23:59:59Z"))));
  }

  @Test
  void issuerWithKeys_isRecognisedWithThoseOnly() {
    TrustList others =
        list(centre(List.of(KeyPeriod.from(FROM, TestKeys.STRANGER.publicKey())), GRANT));
    assertNotTrusted(decide(others, query(AWARDED_IN_TIME)), ProblemCode.KEY_NOT_LISTED);
    TrustList own = list(centre(List.of(KeyPeriod.from(FROM, key())), GRANT));
    assertTrusted(decide(own, query(AWARDED_IN_TIME)));
  }

  @Test
  void retiredKey_countsForItsOwnTimeOnly() {
    Instant retired = Instant.parse("2026-06-30T00:00:00Z");
    TrustList list = list(centre(List.of(KeyPeriod.from(FROM, key()).until(retired)), GRANT));
    assertNotTrusted(decide(list, query(AWARDED_IN_TIME)), ProblemCode.KEY_NOT_LISTED);
    TrustDecision accepted =
        decide(
            list,
            query(AWARDED_IN_TIME).issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED));
    assertTrusted(accepted);
    assertThat(((TrustDecision.Trusted) accepted).evidence().standing())
        .isEqualTo(TrustEvidence.Standing.KEY_RETIRED_SINCE);
    assertNotTrusted(
        decide(
            list, query(after(retired)).issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED)),
        ProblemCode.KEY_NOT_LISTED);
  }

  @Test
  void correctedCredential_isJudgedByTheKeyOfItsSignature() {
    Instant rotated = Instant.parse("2026-07-01T00:00:00Z");
    TrustList list = list(centre(List.of(KeyPeriod.from(rotated, key())), GRANT));
    assertNotTrusted(decide(list, query(AWARDED_IN_TIME)), ProblemCode.KEY_NOT_LISTED);
    assertTrusted(
        decide(list, query(AWARDED_IN_TIME).claimedSignedAt(Optional.of(after(rotated)))));
    assertNotTrusted(
        decide(list, query(AWARDED_IN_TIME).claimedSignedAt(Optional.of(rotated.minusSeconds(1)))),
        ProblemCode.KEY_NOT_LISTED);
  }

  @Test
  void severalReasons_comeInTheirOrder() {
    TrustList list =
        list(
            centre(
                List.of(KeyPeriod.from(FROM, TestKeys.STRANGER.publicKey())),
                ListFixtures.evcGrant()));
    assertNotTrusted(
        decide(list, query(AWARDED_IN_TIME)),
        ProblemCode.RECOGNITION_ENDED,
        ProblemCode.KEY_NOT_LISTED);
    assertNotTrusted(
        decide(list, query(AWARDED_IN_TIME).territory("BE")),
        ProblemCode.NOT_IN_SCOPE,
        ProblemCode.KEY_NOT_LISTED);
  }

  @Tag("T72")
  @Test
  void onlyTheExactIdentifier_matches() {
    String url = "https://universiteit.example/Issuer";
    TrustList list = list(issuer(url, List.of(), GRANT));
    assertTrusted(decide(list, asked(url)));
    for (String other :
        List.of(
            "https://universiteit.example/issuer",
            "https://universiteit.example/Issuer/",
            "https://universiteit.example:443/Issuer",
            "https://Universiteit.example/Issuer",
            "HTTPS://universiteit.example/Issuer",
            "http://universiteit.example/Issuer",
            "https://universiteit.example/Issuer ",
            "https://universiteit.example/%49ssuer",
            "https://universiteit.ex\u0430mple/Issuer",
            "https://universite\u0301it.example/Issuer",
            "EVC Centrum Rivierenland (fictief)",
            "")) {
      assertNotTrusted(decide(list, asked(other)), ProblemCode.ISSUER_NOT_LISTED);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = GrantAction.class,
      names = {"ISSUE"},
      mode = EnumSource.Mode.EXCLUDE)
  void grantOfAnotherAction_isNoGrantToIssue(GrantAction action) {
    Grant other =
        Grant.of(
            action,
            GRANT.basis(),
            action == GrantAction.PUBLISH_STATUS
                ? evcScope().anyIssuer().build()
                : evcScope().build(),
            FROM);
    assertNotTrusted(decide(list(centre(other)), query(AWARDED_IN_TIME)), ProblemCode.NOT_IN_SCOPE);
    assertTrusted(decide(list(centre(other)), query(AWARDED_IN_TIME).action(action)));
  }

  /** A company where people learn signs nothing; being an issuer makes nobody one. */
  @Test
  @Tag("T67")
  void company_needsAGrantToHostLearning_andNoKey() {
    Grant hosts = Grant.of(GrantAction.HOST_LEARNING, GRANT.basis(), GRANT.scope(), FROM);
    assertTrusted(decide(list(centre(hosts)), hosted()));
    assertNotTrusted(decide(list(centre(GRANT)), hosted()), ProblemCode.NOT_IN_SCOPE);
    assertNotTrusted(
        decide(list(centre(hosts)), hosted().standard(Optional.of(ListFixtures.OTHER_STANDARD))),
        ProblemCode.NOT_IN_SCOPE);
    assertNotTrusted(
        decide(list(centre(hosts.until(FROM.plusSeconds(1)))), hosted()),
        ProblemCode.RECOGNITION_ENDED);
    assertNotTrusted(
        TrustPolicy.anyOf(List.of(list(centre(hosts)), DENIES)).decide(hosted().build()),
        ProblemCode.ISSUER_DENIED);
    assertThat(TrustPolicy.none().decide(hosted().build()).toJson().toJson())
        .doesNotContain("signingKey");
  }

  @Test
  void questionWithoutAKey_isAboutACompanyOnly() {
    for (GrantAction action : GrantAction.values()) {
      if (action == GrantAction.HOST_LEARNING) {
        assertThat(hosted().action(action).build().action()).isEqualTo(action);
      } else {
        assertThatIllegalArgumentException().isThrownBy(() -> hosted().action(action));
      }
    }
  }

  private static TrustQuery.Builder hosted() {
    return TrustQuery.hostedBy(ISSUER_ID, NOW)
        .credentialTypes(List.of("VerifiableCredential", "OpenBadgeCredential"))
        .achievementType(Optional.of("Certificate"))
        .standard(Optional.of(Credentials.EVC_STANDARD))
        .skills(Credentials.EVC_SHOWN)
        .levels(List.of(QualificationLevel.nlqf("3")))
        .territory("NL");
  }

  @Test
  void everyAnswer_isOneOfThree() {
    List<TrustDecision> decisions = List.of(anyOf(KNOWS), anyOf(KNOWS_NOT), anyOf(DOWN));
    assertThat(decisions)
        .extracting(decision -> decision.<String>match(t -> "yes", n -> "no", u -> "open"))
        .containsExactly("yes", "no", "open");
    assertThat(decisions)
        .extracting(TrustDecision::toString)
        .containsExactly(
            "Trusted[https://a.example/knows]",
            "NotTrusted[ISSUER_NOT_LISTED]",
            "Undetermined[LIST_UNAVAILABLE]");
  }

  private static TrustQuery.Builder asked(String issuer) {
    return query(issuer, NOW);
  }

  private static VerificationKey key() {
    return TestKeys.ISSUER.publicKey();
  }

  private static TrustList named(String id, TrustedIssuer issuer) {
    return verified(draft(id, 1).issuer(issuer));
  }

  private static TrustDecision anyOf(TrustSource... sources) {
    return TrustPolicy.anyOf(List.of(sources)).decide(query(AWARDED_IN_TIME).build());
  }

  private static TrustDecision allOf(TrustSource... sources) {
    return TrustPolicy.allOf(List.of(sources)).decide(query(AWARDED_IN_TIME).build());
  }

  private static TrustDecision ordered(TrustSource... sources) {
    return TrustPolicy.ordered(List.of(sources)).decide(query(AWARDED_IN_TIME).build());
  }
}

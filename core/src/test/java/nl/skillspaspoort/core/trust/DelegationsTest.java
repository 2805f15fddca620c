package nl.skillspaspoort.core.trust;

import static nl.skillspaspoort.core.trust.ListFixtures.AWARDED_IN_TIME;
import static nl.skillspaspoort.core.trust.ListFixtures.LIST_ID;
import static nl.skillspaspoort.core.trust.ListFixtures.assertNotTrusted;
import static nl.skillspaspoort.core.trust.ListFixtures.assertTrusted;
import static nl.skillspaspoort.core.trust.ListFixtures.assertUndetermined;
import static nl.skillspaspoort.core.trust.ListFixtures.centre;
import static nl.skillspaspoort.core.trust.ListFixtures.decide;
import static nl.skillspaspoort.core.trust.ListFixtures.draft;
import static nl.skillspaspoort.core.trust.ListFixtures.evcGrant;
import static nl.skillspaspoort.core.trust.ListFixtures.evcScope;
import static nl.skillspaspoort.core.trust.ListFixtures.issuer;
import static nl.skillspaspoort.core.trust.ListFixtures.query;
import static nl.skillspaspoort.core.trust.ListFixtures.signed;
import static nl.skillspaspoort.core.trust.ListFixtures.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A delegate's list never says more than the list that points to it. */
@Tag("T68")
class DelegationsTest {
  private static final String SECTOR = "https://sector.example/lists/water";
  private static final Ed25519SecretKey SECTOR_KEY = TestKeys.key(5);
  private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
  private static final IssueDateEvidence CLAIM = IssueDateEvidence.CLAIMED_DATE_ACCEPTED;

  @Test
  void issuerOfADelegatesList_isRecognised_withTheWayInTheEvidence() {
    TrustDecision decision = decide(root(evcScope().build()), question());
    assertTrusted(decision);
    TrustEvidence evidence = ((TrustDecision.Trusted) decision).evidence();
    assertThat(evidence.sourceId()).isEqualTo(LIST_ID);
    assertThat(evidence.list().orElseThrow().id()).isEqualTo(SECTOR);
    assertThat(evidence.via()).hasSize(1);
    assertThat(evidence.via().get(0).list().id()).isEqualTo(LIST_ID);
    assertThat(decision.toJson().toJson()).contains("\"via\":[{\"list\":{\"id\":\"" + LIST_ID);
  }

  @Test
  void delegationThatIsNotFollowed_recognisesNobody() {
    TrustList unfollowed = verified(draft().issuer(delegate(delegation(evcScope().build()))));
    assertNotTrusted(decide(unfollowed, question()), ProblemCode.ISSUER_NOT_LISTED);
  }

  @Test
  void childThatGrantsMore_isLimitedToWhatWasDelegated() {
    Scope otherStandard = evcScope().standards(ListFixtures.OTHER_STANDARD).build();
    assertNotTrusted(decide(root(otherStandard), question()), ProblemCode.NOT_IN_SCOPE);
    Scope noLevels = evcScope().levels().build();
    assertNotTrusted(decide(root(noLevels), question()), ProblemCode.NOT_IN_SCOPE);
  }

  @Test
  void delegationThatGrantsMore_doesNotWidenTheChild() {
    Scope everything =
        Scope.builder()
            .anyCredentialType()
            .anyAchievementType()
            .anyStandard()
            .anySkill()
            .anyLevel()
            .anyTerritory()
            .build();
    TrustQuery.Builder other = question().standard(Optional.of(ListFixtures.OTHER_STANDARD));
    assertTrusted(decide(root(everything), question()));
    assertNotTrusted(decide(root(everything), other), ProblemCode.NOT_IN_SCOPE);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-02T00:00:00Z, RECOGNITION_NOT_YET",
    "2026-01-01T00:00:00Z, ",
  })
  void periodOfTheDelegation_countsAtTheTimeOfIssue(Instant from, ProblemCode code) {
    TrustList list = follow(delegation(evcScope().build(), from), sector());
    if (code == null) {
      assertTrusted(decide(list, question()));
    } else {
      assertNotTrusted(decide(list, question()), code);
    }
  }

  /** A delegate names publishers of status only for the issuers that were delegated to it. */
  @Test
  @Tag("T49")
  void publisherOfADelegatesList_isLimitedToTheIssuersOfTheDelegation() {
    String school = "https://school.example/issuer";
    Grant publishes =
        Grant.of(
            GrantAction.PUBLISH_STATUS,
            evcGrant().basis(),
            evcScope().anyIssuer().build(),
            ListFixtures.RECOGNISED_FROM);
    SignedTrustList sector = signed(draft(SECTOR, 3).issuer(centre(publishes)), sectorSigner());
    TrustQuery.Builder forSchool =
        question().action(GrantAction.PUBLISH_STATUS).credentialIssuer(school);
    TrustList named = follow(delegation(evcScope().issuers(school).build()), sector);
    assertTrusted(decide(named, forSchool));
    for (Scope.Builder scope :
        List.of(evcScope(), evcScope().issuers("https://other.example/issuer"))) {
      TrustList list = follow(delegation(scope.build()), sector);
      assertNotTrusted(decide(list, forSchool), ProblemCode.NOT_IN_SCOPE);
    }
  }

  @Test
  void withdrawnDelegation_countsForOldCredentialsOnly() {
    Grant withdrawn =
        delegation(evcScope().build())
            .then(GrantStatus.WITHDRAWN, Instant.parse("2026-10-01T00:00:00Z"));
    TrustList list = follow(withdrawn, sector());
    TrustDecision then = decide(list, question());
    assertTrusted(then);
    assertThat(((TrustDecision.Trusted) then).evidence().standing())
        .isEqualTo(TrustEvidence.Standing.WITHDRAWN_SINCE);
    assertNotTrusted(
        decide(list, question().issueDateEvidence(IssueDateEvidence.NONE)),
        ProblemCode.RECOGNITION_WITHDRAWN,
        ProblemCode.RECOGNITION_ENDED);
  }

  @Test
  void listOfAnotherSigner_isNotAttached() {
    SignedTrustList forged = signed(sectorDraft(), TestKeys.stranger());
    TrustList list = follow(delegation(evcScope().build()), forged);
    assertUndetermined(decide(list, question()), ProblemCode.LIST_NOT_AUTHENTIC);
  }

  @Test
  void listUnderAnotherIdentifier_isNotAttached() {
    SignedTrustList other = signed(draft("https://other.example/list", 3), sectorSigner());
    TrustList list =
        Delegations.over(pointer -> other, ListMemory.inMemory())
            .follow(verified(draft().issuer(delegate(delegation(evcScope().build())))));
    assertUndetermined(decide(list, question()), ProblemCode.LIST_NOT_AUTHENTIC);
  }

  @Test
  void signerThatTheParentSaysIsCompromised_isNotBelieved() {
    TrustedIssuer delegate =
        issuer(
            TestKeys.did(SECTOR_KEY).value(),
            List.of(KeyPeriod.from(FROM, SECTOR_KEY.publicKey()).compromisedAt(FROM)),
            delegation(evcScope().build()));
    TrustList list = followed(draft().issuer(delegate), Delegations.DEFAULT_DEPTH, sector());
    assertUndetermined(decide(list, question()), ProblemCode.LIST_NOT_AUTHENTIC);
  }

  /** What the list at the root says about a key counts for the delegates of its delegates too. */
  @Test
  @Tag("T70")
  void signerThatTheRootCallsCompromised_isHeardAtEveryStep() {
    Ed25519SecretKey stolen = TestKeys.key(6);
    Grant toTheSecond =
        Grant.toDelegate(
            evcGrant().basis(),
            evcScope().build(),
            FROM,
            new ListPointer(level(2), Optional.empty(), Set.of(stolen.publicKey())));
    SignedTrustList first =
        signed(draft(level(1), 1).issuer(delegate(toTheSecond)), sectorSigner());
    SignedTrustList second =
        signed(draft(level(2), 1).issuer(centre(evcGrant())), DidKey.signer(stolen));
    TrustListDraft.Builder root = draft().issuer(delegate(delegationTo(level(1))));
    assertTrusted(decide(followed(root, 3, first, second), question()));
    TrustListDraft.Builder warned =
        draft()
            .issuer(delegate(delegationTo(level(1))))
            .issuer(
                issuer(
                    TestKeys.did(stolen).value(),
                    List.of(KeyPeriod.from(FROM, stolen.publicKey()).compromisedAt(FROM)),
                    evcGrant()));
    assertUndetermined(
        decide(followed(warned, 3, first, second), question()), ProblemCode.LIST_NOT_AUTHENTIC);
  }

  @Test
  void missingList_leavesOpenOnlyWhatDependsOnIt() {
    TrustList list = followed(draft().issuer(delegate(delegation(evcScope().build()))), 3);
    assertUndetermined(decide(list, question()), ProblemCode.LIST_UNAVAILABLE);
    TrustQuery.Builder other = question().standard(Optional.of(ListFixtures.OTHER_STANDARD));
    assertNotTrusted(decide(list, other), ProblemCode.ISSUER_NOT_LISTED);
  }

  @Test
  void issuerOnTheListItself_isNotLookedForElsewhere() {
    TrustList list =
        followed(
            draft().issuer(centre(evcGrant())).issuer(delegate(delegation(evcScope().build()))), 3);
    assertTrusted(decide(list, question()));
  }

  @Test
  void denialOfADelegate_counts() {
    SignedTrustList denying =
        signed(
            draft(SECTOR, 3)
                .deny(new DenyEntry(IssuerIdentity.of(ListFixtures.ISSUER_ID), Optional.empty())),
            sectorSigner());
    TrustList list =
        followed(
            draft().issuer(centre(evcGrant())).issuer(delegate(delegation(evcScope().build()))),
            3,
            denying);
    assertNotTrusted(decide(list, question()), ProblemCode.ISSUER_DENIED);
  }

  @Test
  void loop_grantsNothing() throws TrustListException {
    SignedTrustList back =
        signed(
            draft(SECTOR, 3)
                .issuer(
                    delegate(
                        Grant.toDelegate(
                            ListFixtures.evcGrant().basis(),
                            evcScope().build(),
                            FROM,
                            new ListPointer(LIST_ID, Optional.empty(), ListFixtures.PINNED)))),
            sectorSigner());
    TrustList list = follow(delegation(evcScope().build()), back);
    assertNotTrusted(decide(list, question()), ProblemCode.DELEGATION_LOOP);
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "3, true", "4, false", "10, false"})
  void depth_isLimitedToThreeSteps(int steps, boolean recognised) {
    List<SignedTrustList> lists = new ArrayList<>();
    for (int i = 1; i < steps; i++) {
      lists.add(
          signed(draft(level(i), 1).issuer(delegate(delegationTo(level(i + 1)))), sectorSigner()));
    }
    lists.add(signed(draft(level(steps), 1).issuer(centre(evcGrant())), sectorSigner()));
    TrustList list =
        followed(
            draft().issuer(delegate(delegationTo(level(1)))),
            Delegations.DEFAULT_DEPTH,
            lists.toArray(SignedTrustList[]::new));
    if (recognised) {
      assertTrusted(decide(list, question()));
      assertThat(((TrustDecision.Trusted) decide(list, question())).evidence().via())
          .hasSize(steps);
    } else {
      assertNotTrusted(decide(list, question()), ProblemCode.DELEGATION_TOO_DEEP);
    }
  }

  @Test
  void everyDelegationOnTheWay_limits() {
    Scope narrow = evcScope().standards(ListFixtures.OTHER_STANDARD).build();
    SignedTrustList middle =
        signed(draft(level(1), 1).issuer(delegate(delegationTo(level(2), narrow))), sectorSigner());
    SignedTrustList last = signed(draft(level(2), 1).issuer(centre(evcGrant())), sectorSigner());
    TrustList list = followed(draft().issuer(delegate(delegationTo(level(1)))), 3, middle, last);
    assertNotTrusted(decide(list, question()), ProblemCode.NOT_IN_SCOPE);
  }

  @Test
  @Tag("T65")
  void delegatesList_mustNotGoBack() throws TrustListException {
    ListMemory memory = ListMemory.inMemory();
    TrustList root = verified(draft().issuer(delegate(delegation(evcScope().build()))));
    Delegations.over(ListFinder.among(List.of(sector())), memory).follow(root);
    SignedTrustList older = signed(draft(SECTOR, 2).issuer(centre(evcGrant())), sectorSigner());
    TrustList list = Delegations.over(ListFinder.among(List.of(older)), memory).follow(root);
    assertUndetermined(decide(list, question()), ProblemCode.LIST_ROLLED_BACK);
  }

  @Test
  @Tag("T66")
  void staleList_ofADelegate_leavesOpen() {
    SignedTrustList stale =
        signed(sectorDraft().nextUpdate(ListFixtures.ISSUED_AT.plusSeconds(1)), sectorSigner());
    TrustList list = follow(delegation(evcScope().build()), stale);
    assertUndetermined(decide(list, question()), ProblemCode.LIST_STALE);
  }

  @Test
  void unknownMemberOfADelegation_isRefused() {
    JsonObject payload = draft().issuer(delegate(delegation(evcScope().build()))).build().toJson();
    String extension =
        "LoTE/TrustedEntitiesList/0/TrustedEntityServices/0/ServiceInformation"
            + "/ServiceInformationExtensions/0/";
    assertThat(verify(payload)).isNull();
    assertThat(
            verify(
                ListFixtures.replaced(payload, extension + "list/maxDepth", new JsonString("2"))))
        .isEqualTo(ProblemCode.LIST_MALFORMED);
    assertThat(verify(ListFixtures.replaced(payload, extension + "constraint", JsonBoolean.TRUE)))
        .isEqualTo(ProblemCode.LIST_MALFORMED);
    assertThat(verify(ListFixtures.removed(payload, extension + "list/signers")))
        .isEqualTo(ProblemCode.LIST_MALFORMED);
  }

  @Test
  void list_isPointedToByADelegationOnly() {
    assertThatThrownBy(
            () ->
                new Grant(
                    GrantAction.ISSUE,
                    evcGrant().basis(),
                    evcScope().build(),
                    evcGrant().statuses(),
                    Optional.empty(),
                    delegation(evcScope().build()).list()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void location_isHttpsWithoutUser() {
    for (String location : List.of("http://a.example/", "https://u@a.example/", "file:///x")) {
      assertThatThrownBy(
              () -> new ListPointer(SECTOR, Optional.of(URI.create(location)), ListFixtures.PINNED))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static ProblemCode verify(JsonObject payload) {
    try {
      signed(payload).verify(ListFixtures.PINNED);
      return null;
    } catch (TrustListException e) {
      return e.problem().code();
    }
  }

  private static TrustQuery.Builder question() {
    return query(AWARDED_IN_TIME).issueDateEvidence(CLAIM);
  }

  private static TrustList root(Scope delegated) {
    return follow(delegation(delegated), sector());
  }

  private static TrustList follow(Grant delegation, SignedTrustList... lists) {
    return followed(draft().issuer(delegate(delegation)), Delegations.DEFAULT_DEPTH, lists);
  }

  private static TrustList followed(
      TrustListDraft.Builder root, int depth, SignedTrustList... lists) {
    try {
      return Delegations.over(ListFinder.among(List.of(lists)), ListMemory.inMemory())
          .upTo(depth)
          .follow(verified(root));
    } catch (TrustListException e) {
      throw new AssertionError(e);
    }
  }

  private static Grant delegation(Scope scope) {
    return delegation(scope, FROM);
  }

  private static Grant delegation(Scope scope, Instant from) {
    return Grant.toDelegate(
        evcGrant().basis(),
        scope,
        from,
        new ListPointer(
            SECTOR,
            Optional.of(URI.create("https://sector.example/water.jws")),
            Set.of(SECTOR_KEY.publicKey())));
  }

  private static Grant delegationTo(String listId) {
    return delegationTo(listId, evcScope().build());
  }

  private static Grant delegationTo(String listId, Scope scope) {
    return Grant.toDelegate(
        evcGrant().basis(),
        scope,
        FROM,
        new ListPointer(listId, Optional.empty(), Set.of(SECTOR_KEY.publicKey())));
  }

  private static String level(int number) {
    return "https://level" + number + ".example/list";
  }

  private static TrustedIssuer delegate(Grant... grants) {
    return issuer(TestKeys.did(SECTOR_KEY).value(), List.of(), grants);
  }

  private static Signer sectorSigner() {
    return DidKey.signer(SECTOR_KEY);
  }

  private static TrustListDraft.Builder sectorDraft() {
    return draft(SECTOR, 3).issuer(centre(evcGrant()));
  }

  private static SignedTrustList sector() {
    return signed(sectorDraft(), sectorSigner());
  }
}

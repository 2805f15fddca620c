package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.federation.EntityId;
import nl.skillspaspoort.core.federation.FederationFixtures;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.Delegations;
import nl.skillspaspoort.core.trust.DenyEntry;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.FederatedList;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.LevelRange;
import nl.skillspaspoort.core.trust.ListFinder;
import nl.skillspaspoort.core.trust.ListMemory;
import nl.skillspaspoort.core.trust.ListPointer;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustListException;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.core.trust.TrustSource;
import nl.skillspaspoort.core.trust.TrustedIssuer;
import nl.skillspaspoort.verifier.fetch.FetchResult;
import nl.skillspaspoort.verifier.fetch.Fetcher;
import nl.skillspaspoort.verifier.key.DidKeyResolver;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is wrong with a list, seen from the employer: one good credential, and one thing changed
 * about the list that recognises its issuer.
 */
final class TrustThreatsTest {
  private static final String LIST = "https://lists.example/evc";
  private static final String SECTOR = "https://lists.example/sector";
  private static final Instant NOW = FixedClock.NOW;
  private static final Instant DUE = NOW.plus(Duration.ofDays(30));
  private static final VerificationKey OWNER = TestKeys.LIST_SIGNER.publicKey();
  private static final Ed25519SecretKey NEXT = TestKeys.key(7);

  // --- T64, T69: whose list it is

  @Test
  @Tag("T64")
  void listThatWasNotSignedByItsOwner_recognisesNobody() {
    String good = text(list(7).signedBy(TestKeys.listSigner()));
    int signature = good.lastIndexOf('.') + 1;
    List<String> bad =
        List.of(
            text(list(7).signedBy(TestKeys.stranger())),
            good.substring(0, signature),
            good.substring(0, signature + 5)
                + (good.charAt(signature + 5) == 'A' ? 'B' : 'A')
                + good.substring(signature + 6));
    assertThat(verify(loaded(good)).verdict()).isEqualTo(Verdict.VALID);
    for (String text : bad) {
      only(verify(loaded(text)), Verdict.UNDETERMINED, ProblemCode.LIST_NOT_AUTHENTIC);
    }
    only(
        verify(loaded(list(7).draft().build().toJson().toJson())),
        Verdict.UNDETERMINED,
        ProblemCode.LIST_NOT_AUTHENTIC);
  }

  @Test
  @Tag("T69")
  void listByTheIssuerItself_isNotAnAnchor() {
    only(
        verify(loaded(text(list(7).signedBy(TestKeys.issuer())))),
        Verdict.UNDETERMINED,
        ProblemCode.LIST_NOT_AUTHENTIC);
  }

  @Test
  @Tag("T69")
  void chainToAnAnchorThatNobodyConfigured_recognisesNobody() {
    TrustSource known =
        FederatedList.load(FederationFixtures.chain(), FederationFixtures.ANCHORS, NOW);
    assertThat(verify(known).verdict()).isEqualTo(Verdict.VALID);
    Map<EntityId, Set<VerificationKey>> others =
        Map.of(new EntityId("https://another.example"), Set.of(OWNER));
    only(
        verify(FederatedList.load(FederationFixtures.chain(), others, NOW)),
        Verdict.UNDETERMINED,
        ProblemCode.UNKNOWN_ANCHOR);
  }

  /** What the sender brings along goes through the same checks, and decides nothing by itself. */
  @Test
  @Tag("T69")
  void chainInTheHeader_countsUpToAConfiguredAnchorOnly() {
    String token =
        Token.credential()
            .header(
                header ->
                    header.with("trust_chain", JsonArray.ofStrings(FederationFixtures.chain())))
            .text();
    TrustSource stapled =
        FederatedList.inHeaderOf(token, FederationFixtures.ANCHORS, NOW).orElseThrow();
    VerificationResult shown = verify(TrustPolicy.anyOf(List.of(stapled)), token);
    assertThat(shown.verdict()).isEqualTo(Verdict.VALID);
    assertThat(shown.warnings())
        .extracting(Problem::code)
        .containsExactly(ProblemCode.LIST_STAPLED);
    TrustSource configured =
        FederatedList.load(FederationFixtures.chain(), FederationFixtures.ANCHORS, NOW);
    assertThat(verify(TrustPolicy.anyOf(List.of(configured)), token).warnings()).isEmpty();
    assertThat(verify(TrustPolicy.anyOf(List.of(configured, stapled)), token).verdict())
        .isEqualTo(Verdict.VALID);
    TrustSource foreign = FederatedList.inHeaderOf(token, Map.of(), NOW).orElseThrow();
    assertThat(verify(TrustPolicy.anyOf(List.of(configured, foreign, foreign)), token).verdict())
        .isEqualTo(Verdict.VALID);
    only(
        verify(TrustPolicy.anyOf(List.of(foreign)), token),
        Verdict.UNDETERMINED,
        ProblemCode.UNKNOWN_ANCHOR);
    assertThat(codes(verify(TrustPolicy.none(), token).problems()))
        .contains(ProblemCode.NO_TRUST_POLICY);
    assertThat(FederatedList.inHeaderOf(Token.credential().text(), Map.of(), NOW)).isEmpty();
    assertThat(FederatedList.inHeaderOf("geen token", Map.of(), NOW)).isEmpty();
  }

  /** A sender who staples a chain that fails does not choose whom the verifier asks for keys. */
  @Test
  @Tag("T57")
  void chainThatFails_doesNotLetKeysBeAskedFor() {
    String token =
        Token.credential()
            .header(header -> header.with("trust_chain", JsonArray.ofStrings(List.of("x.y.z"))))
            .text();
    TrustSource stapled = FederatedList.inHeaderOf(token, Map.of(), NOW).orElseThrow();
    AtomicInteger asked = new AtomicInteger();
    Verifier verifier = counting(TrustPolicy.anyOf(List.of(stapled)), asked);
    assertThat(codes(verifier.verify(issuedBy("did:web:a.example")).problems()))
        .contains(ProblemCode.ISSUER_NOT_LISTED);
    assertThat(asked).hasValue(0);
  }

  /** Explaining asks for no key that verifying would not ask for. */
  @Test
  @Tag("T57")
  void explaining_asksNobodyMoreThanVerifying() {
    AtomicInteger asked = new AtomicInteger();
    Verifier verifier =
        counting(
            TrustPolicy.anyOf(List.of(loaded(text(list(7).signedBy(TestKeys.listSigner()))))),
            asked);
    assertThat(verifier.explain(issuedBy("did:web:a.example")))
        .singleElement()
        .satisfies(
            account ->
                assertThat(account.problem().orElseThrow().code())
                    .isEqualTo(ProblemCode.ISSUER_NOT_LISTED));
    JsonObject anotherKey =
        Credentials.secured(Credentials.evc(), TestKeys.issuer())
            .with("issuer", TestKeys.did(TestKeys.ISSUER).value());
    JsonObject proof = (JsonObject) anotherKey.get("proof").orElseThrow();
    byte[] elsewhere =
        anotherKey
            .with("proof", proof.with("verificationMethod", "did:web:a.example#key-1"))
            .toJson()
            .getBytes(StandardCharsets.UTF_8);
    assertThat(verifier.explain(elsewhere))
        .singleElement()
        .satisfies(
            account ->
                assertThat(account.problem().orElseThrow().code())
                    .isEqualTo(ProblemCode.ISSUER_KEY_MISMATCH));
    assertThat(asked).hasValue(0);
  }

  private static Verifier counting(TrustPolicy policy, AtomicInteger asked) {
    Fetcher counting =
        (url, types) -> {
          asked.incrementAndGet();
          return new FetchResult.Unreachable(
              Problem.of(ProblemCode.FETCH_UNREACHABLE, "no answer", "an answer"), true);
        };
    return builder(policy, NOW).keys(DidKeyResolver.offline().withWeb(counting)).build();
  }

  private static VerificationResult verify(TrustPolicy policy, String token) {
    return builder(policy, NOW).build().verify(token);
  }

  // --- T65, T66, T74: which version of it

  @Test
  @Tag("T65")
  void olderListThatBringsAnIssuerBack_isNotBelieved() {
    ListMemory memory = ListMemory.inMemory();
    TrustSource without = loaded(memory, text(list(8).nobody().signedBy(TestKeys.listSigner())));
    only(verify(without), Verdict.UNDETERMINED, ProblemCode.ISSUER_NOT_LISTED);
    String older = text(list(7).signedBy(TestKeys.listSigner()));
    only(verify(loaded(memory, older)), Verdict.UNDETERMINED, ProblemCode.LIST_ROLLED_BACK);
    String sameNumber = text(list(8).signedBy(TestKeys.listSigner()));
    only(verify(loaded(memory, sameNumber)), Verdict.UNDETERMINED, ProblemCode.LIST_ROLLED_BACK);
    assertThat(verify(loaded(ListMemory.inMemory(), older)).verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  @Tag("T66")
  void listPastItsNextUpdate_cannotTell_unlessTheCallerAllowsSomeTime() {
    TrustSource source = loaded(text(list(7).signedBy(TestKeys.listSigner())));
    TrustPolicy strict = TrustPolicy.anyOf(List.of(source));
    TrustPolicy patient = strict.withGrace(Duration.ofDays(1));
    assertThat(verifyAt(strict, DUE).verdict()).isEqualTo(Verdict.VALID);
    Instant after = DUE.plusSeconds(1);
    only(verifyAt(strict, after), Verdict.UNDETERMINED, ProblemCode.LIST_STALE);
    VerificationResult tolerated = verifyAt(patient, after);
    assertThat(tolerated.verdict()).isEqualTo(Verdict.VALID);
    assertThat(codes(tolerated.warnings())).contains(ProblemCode.LIST_STALE);
    only(
        verifyAt(patient, after.plus(Duration.ofDays(1))),
        Verdict.UNDETERMINED,
        ProblemCode.LIST_STALE);
    Instant before = NOW.minus(Duration.ofDays(3));
    assertThat(codes(verifyAt(strict, before).problems())).contains(ProblemCode.LIST_NOT_YET);
  }

  @Test
  @Tag("T74")
  void newSigner_countsOnceTheOldOneAnnouncedIt() {
    String byNext = text(list(8).signedBy(DidKey.signer(NEXT)));
    ListMemory unannounced = ListMemory.inMemory();
    loaded(unannounced, text(list(7).signedBy(TestKeys.listSigner())));
    only(verify(loaded(unannounced, byNext)), Verdict.UNDETERMINED, ProblemCode.LIST_NOT_AUTHENTIC);
    ListMemory announced = ListMemory.inMemory();
    loaded(announced, text(list(7).announcing(NEXT.publicKey()).signedBy(TestKeys.listSigner())));
    assertThat(verify(loaded(announced, byNext)).verdict()).isEqualTo(Verdict.VALID);
    only(
        verify(loaded(announced, text(list(9).signedBy(TestKeys.listSigner())))),
        Verdict.UNDETERMINED,
        ProblemCode.LIST_NOT_AUTHENTIC);
  }

  // --- T67, T68: for what

  @Test
  @Tag("T67")
  void recognitionForAnotherTypeSkillOrLevel_isNotRecognition() {
    List<Scope> others =
        List.of(
            scope().credentialTypes("EndorsementCredential").build(),
            scope().achievementTypes("Diploma").build(),
            scope().standards("https://evc.example/standards/zorg-4").build(),
            scope().frameworks("https://frameworks.example/").build(),
            scope()
                .levels(new LevelRange(QualificationLevel.nlqf("1"), QualificationLevel.nlqf("2")))
                .build(),
            Scope.builder().credentialTypes("OpenBadgeCredential").build());
    for (Scope other : others) {
      TrustSource source = loaded(text(list(7).granting(grant(other)).signedBy(signer())));
      only(verify(source), Verdict.INVALID, ProblemCode.NOT_IN_SCOPE);
    }
  }

  @Test
  @Tag("T68")
  void listOfADelegate_countsForNoMoreThanWasDelegated() throws TrustListException {
    SignedTrustList sector =
        new ListText(SECTOR, 3).granting(grant(scope().build())).signedBy(DidKey.signer(NEXT));
    assertThat(verify(delegated(scope().build(), sector)).verdict()).isEqualTo(Verdict.VALID);
    only(
        verify(delegated(scope().achievementTypes("Diploma").build(), sector)),
        Verdict.INVALID,
        ProblemCode.NOT_IN_SCOPE);
    SignedTrustList forged = new ListText(SECTOR, 3).signedBy(TestKeys.stranger());
    only(
        verify(delegated(scope().build(), forged)),
        Verdict.UNDETERMINED,
        ProblemCode.LIST_NOT_AUTHENTIC);
  }

  // --- T71: not listed is not the same as not reachable

  @Test
  @Tag("T71")
  void listThatIsNotThere_isNotAListThatSaysNo() {
    TrustSource here = loaded(text(list(7).signedBy(signer())));
    TrustSource empty = loaded(text(list(7).nobody().signedBy(signer())));
    TrustSource gone = gone();
    VerificationResult any = verify(TrustPolicy.anyOf(List.of(here, gone)));
    assertThat(any.verdict()).isEqualTo(Verdict.VALID);
    assertThat(codes(any.warnings())).contains(ProblemCode.LIST_UNAVAILABLE);
    only(
        verify(TrustPolicy.allOf(List.of(here, gone))),
        Verdict.UNDETERMINED,
        ProblemCode.LIST_UNAVAILABLE);
    only(
        verify(TrustPolicy.anyOf(List.of(empty, gone))),
        Verdict.UNDETERMINED,
        ProblemCode.LIST_UNAVAILABLE);
    only(verify(empty), Verdict.UNDETERMINED, ProblemCode.ISSUER_NOT_LISTED);
  }

  @Test
  @Tag("T71")
  void listThatDenies_endsIt_whateverAnotherListSays() {
    TrustSource recognises = loaded(text(list(7).signedBy(signer())));
    SignedTrustList denying =
        new ListText(SECTOR, 1)
            .nobody()
            .denying(TestKeys.did(TestKeys.ISSUER).value())
            .signedBy(signer());
    TrustSource denies =
        Delegations.over(pointer -> denying, ListMemory.inMemory())
            .load(new ListPointer(SECTOR, Optional.empty(), Set.of(OWNER)));
    for (List<TrustSource> order :
        List.of(List.of(recognises, denies), List.of(denies, recognises))) {
      VerificationResult result = verify(TrustPolicy.anyOf(order));
      only(result, Verdict.INVALID, ProblemCode.ISSUER_DENIED);
      assertThat(result.problems().get(0).found()).contains(SECTOR);
      assertThat(result.axes().recognition()).isEqualTo(Axes.Recognition.DENIED);
    }
  }

  // --- T73: identifiers are never pasted into addresses

  @Test
  @Tag("T73")
  void issuerThatWouldChangeAnAddress_isRefusedWithoutARequest() {
    AtomicInteger asked = new AtomicInteger();
    // A list that is not there might name anybody: the first address is looked up.
    Verifier verifier = counting(TrustPolicy.anyOf(List.of(gone())), asked);
    verifier.verify(issuedBy("did:web:a.example"));
    assertThat(asked).hasValue(1);
    for (String issuer :
        List.of(
            "did:web:a.example&sub=did:web:b.example",
            "did:web:a.example%26sub",
            "did:web:a.example%2Fx",
            "did:web:a.example?x=y",
            "did:web:a.example%23x")) {
      assertThat(verifier.verify(issuedBy(issuer)).verdict()).as(issuer).isEqualTo(Verdict.INVALID);
    }
    assertThat(asked).hasValue(1);
  }

  private static byte[] issuedBy(String issuer) {
    JsonObject signed =
        Credentials.secured(Credentials.evc().with("issuer", issuer), TestKeys.issuer());
    JsonObject proof = (JsonObject) signed.get("proof").orElseThrow();
    return signed
        .with("proof", proof.with("verificationMethod", issuer + "#key-1"))
        .toJson()
        .getBytes(StandardCharsets.UTF_8);
  }

  // --- T75: the decision says why

  @Test
  @Tag("T75")
  void decision_isExplained_andTheSameTwice() {
    String text = text(list(7).signedBy(signer()));
    VerificationResult result = verify(loaded(text));
    assertThat(result.toJson().toJson()).isEqualTo(verify(loaded(text)).toJson().toJson());
    String why =
        result.match(
            valid -> valid.credential().recognition().toJson().toJson(), invalid -> "", open -> "");
    assertThat(why).contains(LIST, "\"sequence\":7", "sha-256:", "EVC-aanbieder", NOW.toString());
    String later =
        verify(loaded(text(list(8).signedBy(signer()))))
            .match(
                valid -> valid.credential().recognition().toJson().toJson(),
                invalid -> "",
                open -> "");
    assertThat(later).isNotEmpty().isNotEqualTo(why);
  }

  // --- lists

  private static ListText list(long sequence) {
    return new ListText(LIST, sequence);
  }

  private static Signer signer() {
    return TestKeys.listSigner();
  }

  private static String text(SignedTrustList list) {
    return new String(list.bytes(), StandardCharsets.US_ASCII);
  }

  private static TrustSource loaded(String text) {
    return loaded(ListMemory.inMemory(), text);
  }

  /** As an employer loads a list: by its identifier, with the pinned key of its owner. */
  private static TrustSource loaded(ListMemory memory, String text) {
    return Delegations.over(pointer -> SignedTrustList.parse(text), memory)
        .load(new ListPointer(LIST, Optional.empty(), Set.of(OWNER)));
  }

  private static TrustSource gone() {
    return Delegations.over(
            pointer -> {
              throw new TrustListException(
                  Problem.of(ProblemCode.LIST_UNAVAILABLE, "no answer", "a list"));
            },
            ListMemory.inMemory())
        .load(new ListPointer(SECTOR, Optional.empty(), Set.of(OWNER)));
  }

  private static TrustSource delegated(Scope scope, SignedTrustList sector)
      throws TrustListException {
    Grant delegation =
        Grant.toDelegate(
            DisplayName.of("Brancheregister", "Branch register"),
            scope,
            TestLists.RECOGNISED_FROM,
            new ListPointer(SECTOR, Optional.empty(), Set.of(NEXT.publicKey())));
    SignedTrustList root =
        list(7).issuer(TestLists.issuer(TestKeys.did(NEXT), delegation)).signedBy(signer());
    return Delegations.over(ListFinder.among(List.of(root, sector)), ListMemory.inMemory())
        .load(new ListPointer(LIST, Optional.empty(), Set.of(OWNER)));
  }

  private static Scope.Builder scope() {
    return Scope.builder()
        .credentialTypes("OpenBadgeCredential")
        .achievementTypes("Certificate")
        .standards(Credentials.EVC_STANDARD)
        .frameworks("http://data.europa.eu/esco/skill/")
        .levels(new LevelRange(QualificationLevel.nlqf("1"), QualificationLevel.nlqf("4")))
        .anyTerritory();
  }

  private static Grant grant(Scope scope) {
    return Grant.toIssue(
        DisplayName.of("EVC-aanbieder", "EVC provider"), scope, TestLists.RECOGNISED_FROM);
  }

  /** One version of a list, with the EVC centre on it unless something else is said. */
  private static final class ListText {
    private final TrustListDraft.Builder draft;
    private Optional<TrustedIssuer> issuer =
        Optional.of(TestLists.issuer(TestKeys.did(TestKeys.ISSUER), grant(scope().build())));

    ListText(String id, long sequence) {
      draft =
          TrustListDraft.builder()
              .id(id)
              .operator(DisplayName.of("Lijst (fictief)", "List (invented)"))
              .territory("NL")
              .sequence(sequence)
              .issuedAt(NOW.minus(Duration.ofDays(1)))
              .nextUpdate(DUE);
    }

    ListText nobody() {
      issuer = Optional.empty();
      return this;
    }

    ListText granting(Grant grant) {
      return issuer(TestLists.issuer(TestKeys.did(TestKeys.ISSUER), grant));
    }

    ListText issuer(TrustedIssuer other) {
      issuer = Optional.of(other);
      return this;
    }

    ListText denying(String identity) {
      draft.deny(new DenyEntry(IssuerIdentity.of(identity), Optional.empty()));
      return this;
    }

    ListText announcing(VerificationKey next) {
      draft.nextSigners(Set.of(next));
      return this;
    }

    TrustListDraft.Builder draft() {
      issuer.ifPresent(draft::issuer);
      return draft;
    }

    SignedTrustList signedBy(Signer signer) {
      try {
        return draft().build().sign(signer);
      } catch (SigningException e) {
        throw new AssertionError(e);
      }
    }
  }

  // --- verifying

  private static VerificationResult verify(TrustSource source) {
    return verify(TrustPolicy.anyOf(List.of(source)));
  }

  private static VerificationResult verify(TrustPolicy policy) {
    return verifyAt(policy, NOW);
  }

  private static VerificationResult verifyAt(TrustPolicy policy, Instant now) {
    return builder(policy, now).build().verify(Credentials.signed(Credentials.evc()).bytes());
  }

  private static Verifier.Builder builder(TrustPolicy policy, Instant now) {
    return Verifier.builder()
        .trust(policy)
        .policy(VerificationPolicy.builder().allowBearer().build())
        .clock(InstantSource.fixed(now));
  }

  private static void only(VerificationResult result, Verdict verdict, ProblemCode code) {
    assertThat(codes(result.problems())).containsExactly(code);
    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(result.outcome(Check.RECOGNITION).isSatisfied()).isFalse();
  }

  private static List<ProblemCode> codes(List<Problem> problems) {
    return problems.stream().map(Problem::code).toList();
  }
}

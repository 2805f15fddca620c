package nl.skillspaspoort.verifier.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.Delegations;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.ListMemory;
import nl.skillspaspoort.core.trust.ListPointer;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustDecision;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.core.trust.TrustQuery;
import nl.skillspaspoort.core.trust.TrustSource;
import nl.skillspaspoort.core.trust.TrustedIssuer;
import nl.skillspaspoort.core.trust.UnavailableList;
import nl.skillspaspoort.verifier.fetch.FetchResult;
import nl.skillspaspoort.verifier.fetch.Fetcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists and the lists of delegates, from where they are published. */
@Tag("T64")
@Tag("T68")
class FetchedListsTest {
  private static final URI ROOT = URI.create("https://register.example/root.jws");
  private static final URI SECTOR = URI.create("https://sector.example/water.jws");
  private static final Ed25519SecretKey SECTOR_KEY = TestKeys.key(5);
  private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");

  private final Map<URI, Integer> visits = new HashMap<>();
  private final Map<URI, byte[]> published = new HashMap<>();

  @Test
  void listAndItsDelegates_areFetchedOnceEach_andRecognise() throws SigningException {
    publish();
    TrustSource source = load();
    assertThat(source).isInstanceOf(TrustList.class);
    TrustPolicy policy = TrustPolicy.anyOf(List.of(source));
    for (int i = 0; i < 100; i++) {
      assertThat(policy.decide(question())).isInstanceOf(TrustDecision.Trusted.class);
    }
    assertThat(visits).isEqualTo(Map.of(ROOT, 1, SECTOR, 1));
  }

  @Test
  void delegatesListThatIsDown_leavesOpen() throws SigningException {
    publish();
    published.remove(SECTOR);
    TrustDecision decision = TrustPolicy.anyOf(List.of(load())).decide(question());
    assertThat(decision).isInstanceOf(TrustDecision.Undetermined.class);
    assertThat(decision.problems().get(0).code()).isEqualTo(ProblemCode.LIST_UNAVAILABLE);
  }

  @Test
  @Tag("T71")
  void listThatIsDown_isNotAnEmptyList() {
    assertThat(load()).isInstanceOf(UnavailableList.class);
    TrustDecision decision = TrustPolicy.anyOf(List.of(load())).decide(question());
    assertThat(decision).isInstanceOf(TrustDecision.Undetermined.class);
  }

  @Test
  void listOfAnotherSigner_isNotRead() throws SigningException {
    publish();
    published.put(ROOT, root().sign(TestKeys.stranger()).bytes());
    assertThat(load())
        .isInstanceOfSatisfying(
            UnavailableList.class,
            list -> assertThat(list.problem().code()).isEqualTo(ProblemCode.LIST_NOT_AUTHENTIC));
    assertThat(visits).doesNotContainKey(SECTOR);
  }

  private void publish() throws SigningException {
    published.put(ROOT, root().sign(TestKeys.listSigner()).bytes());
    published.put(SECTOR, sector().sign(DidKey.signer(SECTOR_KEY)).bytes());
  }

  private TrustSource load() {
    ListPointer anchor =
        new ListPointer(
            ROOT.toString(), Optional.of(ROOT), Set.of(TestKeys.LIST_SIGNER.publicKey()));
    return Delegations.over(FetchedLists.through(fetcher()), ListMemory.inMemory()).load(anchor);
  }

  private Fetcher fetcher() {
    return (url, mediaTypes) -> {
      visits.merge(url, 1, Integer::sum);
      byte[] body = published.get(url);
      return body == null
          ? new FetchResult.Unreachable(
              Problem.of(ProblemCode.FETCH_UNREACHABLE, "no answer", "an answer"), true)
          : new FetchResult.Fetched(url, mediaTypes.iterator().next(), body);
    };
  }

  private static TrustListDraft root() {
    ListPointer pointer =
        new ListPointer(SECTOR.toString(), Optional.of(SECTOR), Set.of(SECTOR_KEY.publicKey()));
    return draft(
        ROOT,
        TestKeys.did(SECTOR_KEY).value(),
        Grant.toDelegate(DisplayName.same("Sector"), everything(), FROM, pointer));
  }

  private static TrustListDraft sector() {
    return draft(
        SECTOR,
        TestKeys.did(TestKeys.ISSUER).value(),
        Grant.toIssue(DisplayName.same("School"), everything(), FROM));
  }

  private static TrustListDraft draft(URI id, String issuer, Grant grant) {
    return TrustListDraft.builder()
        .id(id.toString())
        .operator(DisplayName.same("Register (fictief)"))
        .sequence(1)
        .issuedAt(FixedClock.NOW.minus(Duration.ofDays(1)))
        .nextUpdate(FixedClock.NOW.plus(Duration.ofDays(30)))
        .issuer(
            new TrustedIssuer(
                List.of(IssuerIdentity.of(issuer)),
                DisplayName.same("Organisation"),
                new Contact(
                    "Dijk 1",
                    Optional.empty(),
                    Optional.empty(),
                    "NL",
                    URI.create("mailto:info@evc.example"),
                    URI.create("https://evc.example")),
                List.of(),
                List.of(grant)))
        .build();
  }

  private static Scope everything() {
    return Scope.builder()
        .anyCredentialType()
        .anyAchievementType()
        .anyStandard()
        .anySkill()
        .anyLevel()
        .anyTerritory()
        .build();
  }

  private static TrustQuery question() {
    return TrustQuery.issuedBy(
            TestKeys.did(TestKeys.ISSUER).value(), TestKeys.ISSUER.publicKey(), FixedClock.NOW)
        .build();
  }
}

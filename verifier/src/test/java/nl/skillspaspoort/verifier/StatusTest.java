package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusEntry;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusListToken;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.core.status.TokenStatusList;
import nl.skillspaspoort.core.status.TokenStatusListReference;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.GrantAction;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.KeyPeriod;
import nl.skillspaspoort.core.trust.LevelRange;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.core.trust.TrustedIssuer;
import nl.skillspaspoort.verifier.fetch.FetchResult;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.status.StatusAnswer;
import nl.skillspaspoort.verifier.status.StatusLists;
import nl.skillspaspoort.verifier.status.StatusSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From one good credential with one good list, one thing is changed. */
@Tag("T49")
@Tag("T50")
@Tag("T53")
final class StatusTest {
  private static final Instant NOW = FixedClock.NOW;
  private static final String LIST = "https://status.example/1";
  private static final String OTHER = "https://status.example/2";
  private static final int PLACE = 94_567;

  @Test
  void nothingTheMatter_isGood() throws ProblemException {
    CheckOutcome outcome = status(verify(credential(revocation()), list().signed()));
    assertThat(outcome).isInstanceOf(CheckOutcome.Passed.class);
  }

  @Test
  void revoked_isRefused() throws ProblemException {
    refused(credential(revocation()), ProblemCode.REVOKED, list().with(PLACE).signed());
  }

  @Test
  @Tag("T51")
  void neighboursRevoked_isGood() throws ProblemException {
    byte[] list = list().with(PLACE - 1).with(PLACE + 1).with(PLACE ^ 7).signed();
    assertThat(verify(credential(revocation()), list).verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void suspended_isRefusedAsSuch() throws ProblemException {
    refused(
        credential(entry(LIST, StatusPurpose.SUSPENSION)),
        ProblemCode.SUSPENDED,
        list().of(StatusPurpose.SUSPENSION).with(PLACE).signed());
  }

  @Test
  void newerVersion_isToldAndDoesNotCount() throws ProblemException {
    VerificationResult result =
        verify(
            credential(entry(LIST, StatusPurpose.REFRESH)),
            list().of(StatusPurpose.REFRESH).with(PLACE).signed());
    assertThat(result.verdict()).isEqualTo(Verdict.VALID);
    assertThat(status(result)).isInstanceOf(CheckOutcome.Tolerated.class);
    assertThat(result.warnings()).extracting(Problem::code).containsExactly(ProblemCode.SUPERSEDED);
  }

  @Test
  void revokedWithANewerVersion_isSuperseded() throws ProblemException {
    refused(
        credential(revocation(), entry(OTHER, StatusPurpose.REFRESH)),
        ProblemCode.SUPERSEDED,
        list().with(PLACE).signed(),
        list().at(OTHER).of(StatusPurpose.REFRESH).with(PLACE).signed());
  }

  @Test
  void everyEntry_isLookedAt() throws ProblemException {
    JsonObject credential = credential(entry(OTHER, StatusPurpose.SUSPENSION), revocation());
    refused(
        credential,
        ProblemCode.REVOKED,
        list().at(OTHER).of(StatusPurpose.SUSPENSION).signed(),
        list().with(PLACE).signed());
    refused(credential, ProblemCode.REVOKED, list().with(PLACE).signed());
    open(credential, ProblemCode.STATUS_RETRIEVAL_ERROR, list().signed());
  }

  @Test
  void messages_needAPersonUnlessThePolicyKnowsThem() throws ProblemException {
    JsonObject credential =
        credential(
            new BitstringStatusListEntry(
                LIST,
                PLACE,
                StatusPurpose.MESSAGE,
                2,
                List.of("in behandeling", "bevestigd", "betwist", "onbekend")));
    byte[] list =
        list()
            .of(StatusPurpose.MESSAGE)
            .values(BitstringStatusList.ofZeros(BitstringStatusList.MIN_ENTRIES, 2).set(PLACE, 1))
            .signed();
    open(credential, ProblemCode.STATUS_MESSAGE, list);
    assertThat(
            verify(credential, policy -> policy.acceptStatusMessage("bevestigd"), list).verdict())
        .isEqualTo(Verdict.VALID);
    assertThat(verify(credential, policy -> policy.acceptStatusMessage("betwist"), list).verdict())
        .isEqualTo(Verdict.UNDETERMINED);
  }

  @Test
  void unknownPurpose_countsOnlyWhenItIsSet() throws ProblemException {
    StatusPurpose other = new StatusPurpose("https://evc.example/purposes/1");
    JsonObject credential = credential(entry(LIST, other));
    assertThat(verify(credential, list().of(other).signed()).verdict()).isEqualTo(Verdict.VALID);
    open(credential, ProblemCode.STATUS_VALUE_UNKNOWN, list().of(other).with(PLACE).signed());
  }

  @Test
  void listOfAnotherPurpose_saysNothing() throws ProblemException {
    open(
        credential(revocation()),
        ProblemCode.STATUS_VERIFICATION_ERROR,
        list().of(StatusPurpose.SUSPENSION).signed());
  }

  @Test
  void listByAStranger_saysNothing() throws ProblemException {
    byte[] list = list().by(TestKeys.stranger()).signed();
    open(credential(revocation()), ProblemCode.STATUS_VERIFICATION_ERROR, list);
  }

  @Test
  void listInTheIssuersNameByAStranger_saysNothing() throws ProblemException {
    byte[] list = bytes(Credentials.secured(list().unsigned(), TestKeys.stranger()));
    open(credential(revocation()), ProblemCode.STATUS_VERIFICATION_ERROR, list);
  }

  @Test
  void unsignedOrChangedList_saysNothing() throws ProblemException {
    JsonObject signed = Credentials.secured(list().unsigned(), TestKeys.issuer());
    open(credential(revocation()), ProblemCode.STATUS_VERIFICATION_ERROR, bytes(list().unsigned()));
    open(
        credential(revocation()),
        ProblemCode.STATUS_VERIFICATION_ERROR,
        bytes(signed.with("validUntil", "2027-11-23T12:00:00Z")));
  }

  @Test
  @Tag("T10")
  void credentialWhereAListIsExpected_saysNothing() throws ProblemException {
    JsonObject small = Credentials.small().with("id", LIST);
    open(
        credential(revocation()),
        ProblemCode.STATUS_VERIFICATION_ERROR,
        bytes(Credentials.secured(small, TestKeys.issuer())));
  }

  /** The oldest news is what the answer rests on, whichever entry it is of. */
  @Test
  void statusAge_isThatOfTheOldestList() throws ProblemException {
    byte[] old = list().from(NOW.minusSeconds(200)).signed();
    byte[] recent = list().at(OTHER).of(StatusPurpose.SUSPENSION).signed();
    BitstringStatusListEntry other = entry(OTHER, StatusPurpose.SUSPENSION);
    for (JsonObject credential :
        List.of(credential(revocation(), other), credential(other, revocation()))) {
      assertThat(verify(credential, old, recent).circumstances().statusAge())
          .contains(Duration.ofSeconds(200));
    }
  }

  /** A publisher for one country says nothing where another one is asked about. */
  @Test
  void publisherForAnotherTerritory_saysNothing() throws ProblemException {
    byte[] list = list().by(TestKeys.stranger()).signed();
    for (String asked : List.of("NL", "BE")) {
      Verifier verifier =
          verifier(StatusLists.of(List.of(list)))
              .trust(
                  TrustPolicy.anyOf(
                      List.of(
                          centreAndPublisher(
                              GrantAction.PUBLISH_STATUS,
                              scope().territories("NL").anyIssuer().build()))))
              .policy(VerificationPolicy.builder().allowBearer().territory(asked).build())
              .build();
      assertThat(verifier.verify(signed(credential(revocation()))).verdict())
          .isEqualTo(asked.equals("NL") ? Verdict.VALID : Verdict.UNDETERMINED);
    }
  }

  /** Being listed is not enough: whoever publishes for others needs a grant for that. */
  @Test
  void publisher_needsAGrantToPublish() throws ProblemException {
    byte[] list = list().by(TestKeys.stranger()).signed();
    for (GrantAction action : GrantAction.values()) {
      Verifier verifier =
          verifier(StatusLists.of(List.of(list)))
              .trust(TrustPolicy.anyOf(List.of(centreAndPublisher(action))))
              .build();
      assertThat(verifier.verify(signed(credential(revocation()))).verdict())
          .isEqualTo(action == GrantAction.PUBLISH_STATUS ? Verdict.VALID : Verdict.UNDETERMINED);
    }
  }

  /** One that keeps the lists of a school says nothing about the credentials of the centre. */
  @Test
  @Tag("T49")
  void publisherForAnotherIssuer_saysNothing() throws ProblemException {
    byte[] list = list().by(TestKeys.stranger()).signed();
    String centre = TestKeys.did(TestKeys.ISSUER).value();
    for (String issuer : List.of(centre, "https://school.example/issuer")) {
      Verifier verifier =
          verifier(StatusLists.of(List.of(list)))
              .trust(
                  TrustPolicy.anyOf(
                      List.of(
                          centreAndPublisher(
                              GrantAction.PUBLISH_STATUS,
                              scope().anyTerritory().issuers(issuer).build()))))
              .build();
      VerificationResult result = verifier.verify(signed(credential(revocation())));
      assertThat(result.verdict())
          .isEqualTo(issuer.equals(centre) ? Verdict.VALID : Verdict.UNDETERMINED);
    }
  }

  @Test
  void noSource_cannotBeTold() throws ProblemException {
    open(credential(revocation()), ProblemCode.STATUS_RETRIEVAL_ERROR);
  }

  @Test
  void unknownType_cannotBeTold() throws ProblemException {
    JsonObject credential =
        Credentials.evc()
            .with(
                "credentialStatus",
                JsonObject.builder()
                    .put("id", "https://evc.example/revocations")
                    .put("type", "1EdTechRevocationList")
                    .build());
    VerificationResult result = verifier(StatusLists.none()).build().verify(jwt(credential));
    assertThat(result.verdict()).isEqualTo(Verdict.UNDETERMINED);
    assertThat(codes(result)).containsExactly(ProblemCode.UNSUPPORTED_STATUS);
  }

  @Test
  @Tag("T23")
  void indexInAnotherForm_isRefused() throws ProblemException {
    JsonObject credential =
        Credentials.evc()
            .with("credentialStatus", revocation().toJson().with("statusListIndex", "abc"));
    refused(credential, ProblemCode.MALFORMED_VALUE_ERROR, list().signed());
  }

  @Test
  @Tag("T51")
  void placeOutsideOfTheList_isRefused() throws ProblemException {
    refused(
        credential(
            new BitstringStatusListEntry(
                LIST, BitstringStatusList.MIN_ENTRIES, StatusPurpose.REVOCATION)),
        ProblemCode.RANGE_ERROR,
        list().signed());
  }

  @Test
  @Tag("T54")
  void listPastItsEnd_saysNothing() throws ProblemException {
    open(
        credential(revocation()),
        ProblemCode.STATUS_LIST_STALE,
        list().from(NOW.minus(Duration.ofHours(3))).until(NOW.minusSeconds(61)).signed());
  }

  @Test
  @Tag("T54")
  void listFromTheFuture_saysNothing() throws ProblemException {
    open(
        credential(revocation()),
        ProblemCode.STATUS_LIST_STALE,
        list().from(NOW.plusSeconds(61)).until(NOW.plusSeconds(90)).signed());
  }

  /** What it holds may count already; that it was made later cannot be. */
  @Test
  @Tag("T54")
  void listMadeInTheFuture_saysNothing() throws ProblemException {
    byte[] later = utf8(madeAt(NOW.plusSeconds(61), Optional.empty()).text());
    assertThat(codes(verifier(StatusLists.of(List.of(later))).build().verify(jwt(ofToken()))))
        .containsExactly(ProblemCode.STATUS_LIST_STALE);
    assertThat(
            verifier(StatusLists.of(List.of(utf8(madeAt(NOW, Optional.empty()).text()))))
                .build()
                .verify(jwt(ofToken()))
                .verdict())
        .isEqualTo(Verdict.VALID);
  }

  /** Its content may count, but its signature cannot be from later. */
  @Test
  @Tag("T54")
  void listSignedInTheFuture_saysNothing() throws ProblemException {
    open(
        credential(revocation()),
        ProblemCode.STATUS_VERIFICATION_ERROR,
        list().signedAt(NOW.plusSeconds(61)));
  }

  /** Whoever makes a list must not make the verifier ask somewhere on the network. */
  @Test
  @Tag("T55")
  void publisherThatNoListNames_isNotLookedUp() throws ProblemException {
    AtomicInteger lookedUp = new AtomicInteger();
    KeyResolver resolver =
        new KeyResolver() {
          @Override
          public KeyResolution resolve(KeyId keyId, VerificationRelationship use) {
            if (looksUp(keyId)) {
              lookedUp.incrementAndGet();
              return new KeyResolution.Found(TestKeys.STRANGER.publicKey());
            }
            return new KeyResolution.Found(TestKeys.ISSUER.publicKey());
          }

          @Override
          public boolean looksUp(KeyId keyId) {
            return keyId.controller().startsWith("did:web:");
          }
        };
    Signer stranger = TestKeys.STRANGER.signer(new KeyId("did:web:elsewhere.example#key"));
    byte[] list = utf8(token(TokenStatusList.ofZeros(PLACE + 9, 2).build(), stranger).text());
    assertThat(
            codes(
                verifier(StatusLists.of(List.of(list)))
                    .keys(resolver)
                    .build()
                    .verify(jwt(ofToken()))))
        .containsExactly(ProblemCode.STATUS_VERIFICATION_ERROR);
    assertThat(lookedUp).hasValue(0);
  }

  @Test
  void tokenListOfAnotherIssuer_saysNothing() throws ProblemException {
    byte[] list = utf8(madeAt(NOW, Optional.of(TestKeys.did(TestKeys.STRANGER).value())).text());
    assertThat(codes(verifier(StatusLists.of(List.of(list))).build().verify(jwt(ofToken()))))
        .containsExactly(ProblemCode.STATUS_VERIFICATION_ERROR);
  }

  private static CompactJws madeAt(Instant moment, Optional<String> issuer)
      throws ProblemException {
    return new StatusListToken(
            LIST,
            issuer,
            moment,
            Optional.of(NOW.plusSeconds(600)),
            Optional.of(Duration.ofMinutes(5)),
            TokenStatusList.ofZeros(PLACE + 9, 2).build())
        .sign(TestKeys.issuer());
  }

  private static JsonObject ofToken() {
    return Credentials.evc().with("status", new TokenStatusListReference(LIST, PLACE).toJson());
  }

  @Test
  void moreEntriesThanAreLookedAt_areRefused() throws ProblemException {
    StatusEntry[] entries = new StatusEntry[17];
    Arrays.fill(entries, revocation());
    refused(credential(entries), ProblemCode.LIMIT_EXCEEDED, list().signed());
  }

  /**
   * T49: an issuer may sign its list with another key, but not with one that its list of keys
   * denies.
   */
  @Test
  void issuersListByAnotherKey_countsUnlessThatKeyIsDenied() throws ProblemException {
    KeyPeriod used = KeyPeriod.from(TestLists.RECOGNISED_FROM, TestKeys.ISSUER.publicKey());
    KeyPeriod other = KeyPeriod.from(TestLists.RECOGNISED_FROM, TestKeys.STRANGER.publicKey());
    Instant june = Instant.parse("2026-06-01T00:00:00Z");
    assertThat(codes(byTwoKeys())).isEmpty();
    assertThat(codes(byTwoKeys(used, other))).isEmpty();
    assertThat(codes(byTwoKeys(used))).contains(ProblemCode.STATUS_VERIFICATION_ERROR);
    assertThat(codes(byTwoKeys(used, other.compromisedAt(june))))
        .contains(ProblemCode.STATUS_VERIFICATION_ERROR);
  }

  private static VerificationResult byTwoKeys(KeyPeriod... keys) throws ProblemException {
    String centre = "did:web:evc.example";
    KeyId used = new KeyId(centre + "#used");
    KeyId other = new KeyId(centre + "#other");
    KeyResolver resolver =
        (keyId, use) ->
            new KeyResolution.Found(
                (keyId.equals(used) ? TestKeys.ISSUER : TestKeys.STRANGER).publicKey());
    Grant grant =
        Grant.toIssue(
            DisplayName.of("EVC-aanbieder", "EVC provider"),
            scope().anyTerritory().build(),
            TestLists.RECOGNISED_FROM);
    TrustList trust = trusted(listed(Did.parse(centre), List.of(keys), grant));
    return verifier(StatusLists.of(List.of(list().by(TestKeys.STRANGER.signer(other)).signed())))
        .keys(resolver)
        .trust(TrustPolicy.anyOf(List.of(trust)))
        .build()
        .verify(
            bytes(
                Credentials.secured(
                    credential(revocation()).with("issuer", centre),
                    TestKeys.ISSUER.signer(used))));
  }

  /** A file from three days ago, and a policy that wants news of a day. */
  @Test
  @Tag("T54")
  void oldFile_isNeitherGoodNorBad() throws ProblemException {
    byte[] list =
        list().from(NOW.minus(Duration.ofDays(3))).signedAt(NOW.minus(Duration.ofDays(3)));
    open(credential(revocation()), ProblemCode.STATUS_LIST_STALE, list);
    assertThat(
            verify(credential(revocation()), p -> p.maxStatusAge(Duration.ofDays(4)), list)
                .verdict())
        .isEqualTo(Verdict.VALID);
  }

  /** What was taken back stays so. */
  @Test
  void oldFileThatSaysRevoked_isBelieved() throws ProblemException {
    byte[] list =
        list()
            .with(PLACE)
            .from(NOW.minus(Duration.ofDays(3)))
            .signedAt(NOW.minus(Duration.ofDays(3)));
    refused(credential(revocation()), ProblemCode.REVOKED, list);
  }

  /** Today's list, then yesterday's, which does not know of the revocation yet. */
  @Test
  @Tag("T54")
  void olderListAfterANewerOne_isNotBelieved() throws ProblemException {
    byte[] today = list().with(PLACE).from(NOW.minusSeconds(10)).signedAt(NOW.minusSeconds(10));
    byte[] before = list().from(NOW.minusSeconds(500)).signedAt(NOW.minusSeconds(500));
    AtomicInteger asked = new AtomicInteger();
    StatusSource source = fetched(uri -> found(asked.getAndIncrement() == 0 ? today : before));
    MovingClock clock = new MovingClock();
    Verifier verifier = verifier(source).clock(clock).build();
    assertThat(codes(verifier.verify(signed(credential(revocation())))))
        .containsExactly(ProblemCode.REVOKED);
    clock.advance(Duration.ofHours(2));
    assertThat(codes(verifier.verify(signed(credential(revocation())))))
        .containsExactly(ProblemCode.REVOKED);
    assertThat(asked).hasValue(2);
  }

  /** A host that lies once cannot shut out the list from then on. */
  @Test
  @Tag("T63")
  void listFromTheFuture_isNotKeptInThePlaceOfTheRealOne() throws ProblemException {
    byte[] ahead = utf8(madeAt(NOW.plus(Duration.ofDays(3_650)), Optional.empty()).text());
    byte[] real = utf8(madeAt(NOW, Optional.empty()).text());
    AtomicInteger asked = new AtomicInteger();
    MovingClock clock = new MovingClock();
    Verifier verifier =
        verifier(fetched(uri -> found(asked.getAndIncrement() == 0 ? ahead : real)))
            .clock(clock)
            .build();
    assertThat(codes(verifier.verify(jwt(ofToken()))))
        .containsExactly(ProblemCode.STATUS_LIST_STALE);
    clock.advance(Duration.ofMinutes(1));
    assertThat(verifier.verify(jwt(ofToken())).verdict()).isEqualTo(Verdict.VALID);
  }

  @Test
  void listThatEndsBeforeItsTimeToLive_isAskedForAgain() throws ProblemException {
    byte[] ends = list().until(NOW.plusSeconds(120)).signed();
    byte[] next = list().signed();
    AtomicInteger asked = new AtomicInteger();
    MovingClock clock = new MovingClock();
    Verifier verifier =
        verifier(fetched(uri -> found(asked.getAndIncrement() == 0 ? ends : next)))
            .clock(clock)
            .build();
    assertThat(verifier.verify(signed(credential(revocation()))).verdict())
        .isEqualTo(Verdict.VALID);
    clock.advance(Duration.ofSeconds(200));
    assertThat(verifier.verify(signed(credential(revocation()))).verdict())
        .isEqualTo(Verdict.VALID);
    assertThat(asked).hasValue(2);
  }

  /** T22: what anybody can make a verifier keep is short. */
  @Test
  void longUrlOfAList_isRefused() throws ProblemException {
    String longest = LIST + "?" + "a".repeat(2_048 - LIST.length() - 1);
    open(credential(entry(longest, StatusPurpose.REVOCATION)), ProblemCode.STATUS_RETRIEVAL_ERROR);
    refused(
        credential(entry(longest + "a", StatusPurpose.REVOCATION)),
        ProblemCode.MALFORMED_VALUE_ERROR);
  }

  @Test
  void oneList_isAskedForOnce() throws ProblemException {
    byte[] list = list().signed();
    AtomicInteger asked = new AtomicInteger();
    StatusSource source =
        fetched(
            uri -> {
              asked.incrementAndGet();
              return found(list);
            });
    Verifier verifier = verifier(source).build();
    for (int i = 0; i < 20; i++) {
      assertThat(verifier.verify(signed(credential(revocation()))).verdict())
          .isEqualTo(Verdict.VALID);
    }
    assertThat(asked).hasValue(1);
  }

  /** Nine lists of 16 MiB, of which seven fit: what was used longest ago is asked for again. */
  @Test
  @Tag("T22")
  void listsOfTheLargestSize_areKeptWithinABound() throws ProblemException {
    Map<String, byte[]> published = new LinkedHashMap<>();
    for (int i = 0; i < 9; i++) {
      String uri = "https://status.example/large/" + i;
      published.put(uri, list().at(uri).values(BitstringStatusList.ofZeros(1 << 27, 1)).signed());
    }
    List<String> asked = new ArrayList<>();
    Verifier verifier =
        verifier(
                fetched(
                    uri -> {
                      asked.add(uri);
                      return found(published.get(uri));
                    }))
            .build();
    List<String> all = List.copyOf(published.keySet());
    for (String uri : all) {
      verifier.verify(signed(credential(entry(uri, StatusPurpose.REVOCATION))));
    }
    for (int kept = 8; kept > 1; kept--) {
      verifier.verify(signed(credential(entry(all.get(kept), StatusPurpose.REVOCATION))));
    }
    assertThat(asked).isEqualTo(all);
    assertThat(
            verifier
                .verify(signed(credential(entry(all.get(0), StatusPurpose.REVOCATION))))
                .verdict())
        .isEqualTo(Verdict.VALID);
    assertThat(asked).hasSize(10);
  }

  /** Few values in long documents: they count as well. */
  @Test
  @Tag("T22")
  void longDocumentsOfLists_areKeptWithinABound() throws ProblemException {
    String padding = "x".repeat(3 << 20);
    Map<String, byte[]> published = new LinkedHashMap<>();
    for (int i = 0; i < 45; i++) {
      String uri = "https://status.example/long/" + i;
      JsonObject document = list().at(uri).unsigned().with("name", padding);
      published.put(
          uri,
          bytes(Credentials.secured(document, TestKeys.issuer(), Cryptosuites.EDDSA_JCS_2022)));
    }
    List<String> asked = new ArrayList<>();
    Verifier verifier =
        verifier(
                fetched(
                    uri -> {
                      asked.add(uri);
                      return found(published.get(uri));
                    }))
            .build();
    List<String> all = List.copyOf(published.keySet());
    for (String uri : all) {
      verifier.verify(signed(credential(entry(uri, StatusPurpose.REVOCATION))));
    }
    assertThat(asked).isEqualTo(all);
    assertThat(
            verifier
                .verify(signed(credential(entry(all.get(0), StatusPurpose.REVOCATION))))
                .verdict())
        .isEqualTo(Verdict.VALID);
    assertThat(asked).hasSize(46);
  }

  @Test
  void unreachableList_cannotBeToldAndMayBeLater() throws ProblemException {
    StatusSource source =
        StatusLists.over(
            (url, types) ->
                new FetchResult.Unreachable(
                    Problem.of(ProblemCode.FETCH_UNREACHABLE, "no answer", "an answer"), true),
            FixedClock.atNow());
    CheckOutcome outcome =
        status(verifier(source).build().verify(signed(credential(revocation()))));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            CheckOutcome.Undetermined.class, open -> assertThat(open.retryable()).isTrue());
    assertThat(outcome.problem().orElseThrow().code())
        .isEqualTo(ProblemCode.STATUS_RETRIEVAL_ERROR);
  }

  @Test
  @Tag("T55")
  void forgedOrUnrecognised_isNotFetched() throws ProblemException {
    AtomicInteger asked = new AtomicInteger();
    StatusSource source =
        fetched(
            uri -> {
              asked.incrementAndGet();
              return found(new byte[0]);
            });
    Verifier verifier = verifier(source).build();
    JsonObject good = Credentials.secured(credential(revocation()), TestKeys.issuer());
    verifier.verify(bytes(good.with("name", "Iets anders")));
    JsonObject unlisted =
        credential(revocation()).with("issuer", TestKeys.did(TestKeys.STRANGER).value());
    verifier.verify(bytes(Credentials.secured(unlisted, TestKeys.stranger())));
    assertThat(asked).hasValue(0);
    verifier.verify(bytes(good));
    assertThat(asked).hasValue(1);
  }

  @Test
  @Tag("T51")
  void tokenList_isReadFromTheOtherEnd() throws ProblemException {
    TokenStatusListReference reference = new TokenStatusListReference(LIST, PLACE);
    JsonObject credential = Credentials.evc().with("status", reference.toJson());
    for (int value = 0; value < 4; value++) {
      TokenStatusList values = TokenStatusList.ofZeros(PLACE + 9, 2).set(PLACE, value).build();
      byte[] list = utf8(token(values, TestKeys.issuer()).text());
      VerificationResult result =
          verifier(StatusLists.of(List.of(list))).build().verify(jwt(credential));
      assertThat(result.verdict())
          .isEqualTo(
              List.of(Verdict.VALID, Verdict.INVALID, Verdict.INVALID, Verdict.UNDETERMINED)
                  .get(value));
    }
    byte[] foreign =
        utf8(token(TokenStatusList.ofZeros(PLACE + 9, 2).build(), TestKeys.stranger()).text());
    assertThat(codes(verifier(StatusLists.of(List.of(foreign))).build().verify(jwt(credential))))
        .containsExactly(ProblemCode.STATUS_VERIFICATION_ERROR);
  }

  /** The credential of June, looked back at, and what is known of it today. */
  @Test
  @Tag("T70")
  void lookingBack_takesTheNewsOfToday() throws ProblemException {
    Instant june = Instant.parse("2026-06-01T10:00:00Z");
    byte[] credential =
        bytes(
            DataIntegrity.standard()
                .secure(
                    credential(revocation()),
                    ProofOptions.assertion(Cryptosuites.EDDSA_JCS_2022, june),
                    TestKeys.issuer()));
    for (int value = 0; value < 2; value++) {
      byte[] list = value == 0 ? list().signed() : list().with(PLACE).signed();
      VerificationResult result =
          verifier(StatusLists.of(List.of(list)))
              .build()
              .verify(credential, Instant.parse("2026-07-01T00:00:00Z"));
      assertThat(result.verdict()).isEqualTo(value == 0 ? Verdict.VALID : Verdict.INVALID);
      assertThat(result.circumstances().judgedAt()).isBefore(result.circumstances().knownAt());
    }
  }

  @Test
  void listAsVcJwt_isRead() throws ProblemException {
    byte[] list = jwt(list().unsigned());
    assertThat(verify(credential(revocation()), list).verdict()).isEqualTo(Verdict.VALID);
  }

  // --- what is verified

  private static BitstringStatusListEntry revocation() {
    return entry(LIST, StatusPurpose.REVOCATION);
  }

  private static BitstringStatusListEntry entry(String list, StatusPurpose purpose) {
    return new BitstringStatusListEntry(list, PLACE, purpose);
  }

  private static JsonObject credential(StatusEntry... entries) {
    List<JsonValue> json = new ArrayList<>();
    for (StatusEntry entry : entries) {
      json.add(entry.toJson());
    }
    return Credentials.evc()
        .with("credentialStatus", json.size() == 1 ? json.get(0) : new JsonArray(json));
  }

  private static byte[] signed(JsonObject credential) {
    return bytes(Credentials.secured(credential, TestKeys.issuer()));
  }

  /** Signed over the bytes, so that members without a context can be in it. */
  private static byte[] jwt(JsonObject document) throws ProblemException {
    return utf8(
        CompactJws.sign(
                "vc+jwt",
                document
                    .with("iss", TestKeys.did(TestKeys.ISSUER).value())
                    .toJson()
                    .getBytes(StandardCharsets.UTF_8),
                TestKeys.issuer())
            .text());
  }

  private static CompactJws token(TokenStatusList values, Signer signer) throws ProblemException {
    return new StatusListToken(
            LIST,
            Optional.empty(),
            NOW.minusSeconds(60),
            Optional.of(NOW.plusSeconds(600)),
            Optional.of(Duration.ofMinutes(5)),
            values)
        .sign(signer);
  }

  private static ListBuilder list() {
    return new ListBuilder();
  }

  private static byte[] bytes(JsonObject json) {
    return utf8(json.toJson());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** One good list: by the issuer, from a minute ago, with nothing the matter. */
  private static final class ListBuilder {
    private String uri = LIST;
    private StatusPurpose purpose = StatusPurpose.REVOCATION;
    private Signer signer = TestKeys.issuer();
    private Instant from = NOW.minusSeconds(60);
    private Instant until = NOW.plus(Duration.ofDays(30));
    private BitstringStatusList.Builder values =
        BitstringStatusList.ofZeros(BitstringStatusList.MIN_ENTRIES, 1);

    ListBuilder at(String other) {
      uri = other;
      return this;
    }

    ListBuilder of(StatusPurpose other) {
      purpose = other;
      return this;
    }

    ListBuilder by(Signer other) {
      signer = other;
      return this;
    }

    ListBuilder from(Instant other) {
      from = other;
      return this;
    }

    ListBuilder until(Instant other) {
      until = other;
      return this;
    }

    ListBuilder with(int place) {
      values.set(place, 1);
      return this;
    }

    ListBuilder values(BitstringStatusList.Builder other) {
      values = other;
      return this;
    }

    JsonObject unsigned() {
      return StatusListCredential.unsigned(
          uri,
          signer.keyId().controller(),
          purpose,
          values.build(),
          from,
          until,
          Duration.ofMinutes(5));
    }

    byte[] signed() throws ProblemException {
      return signedAt(from.isAfter(NOW) ? NOW : from);
    }

    byte[] signedAt(Instant when) throws ProblemException {
      return bytes(
          DataIntegrity.standard()
              .secure(
                  unsigned(), ProofOptions.assertion(Cryptosuites.EDDSA_JCS_2022, when), signer));
    }
  }

  // --- how

  private static StatusSource fetched(Function<String, StatusAnswer> answers) {
    return new StatusSource() {
      @Override
      public StatusAnswer get(String uri) {
        return answers.apply(uri);
      }

      @Override
      public boolean isLocal() {
        return false;
      }
    };
  }

  private static StatusAnswer found(byte[] list) {
    return new StatusAnswer.Found(list, Optional.of(NOW));
  }

  private static Verifier.Builder verifier(StatusSource source) {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
        .policy(VerificationPolicy.builder().allowBearer().build())
        .statusLists(source)
        .clock(FixedClock.atNow());
  }

  private static VerificationResult verify(JsonObject credential, byte[]... lists)
      throws ProblemException {
    return verify(credential, policy -> policy, lists);
  }

  private static VerificationResult verify(
      JsonObject credential, UnaryOperator<VerificationPolicy.Builder> policy, byte[]... lists)
      throws ProblemException {
    return verifier(StatusLists.of(List.of(lists)))
        .policy(policy.apply(VerificationPolicy.builder().allowBearer()).build())
        .build()
        .verify(signed(credential));
  }

  private static void refused(JsonObject credential, ProblemCode code, byte[]... lists)
      throws ProblemException {
    only(verify(credential, lists), Verdict.INVALID, code);
  }

  private static void open(JsonObject credential, ProblemCode code, byte[]... lists)
      throws ProblemException {
    only(verify(credential, lists), Verdict.UNDETERMINED, code);
  }

  private static void only(VerificationResult result, Verdict verdict, ProblemCode code) {
    assertThat(codes(result)).containsExactly(code);
    assertThat(result.verdict()).isEqualTo(verdict);
    assertThat(status(result).problem()).isPresent();
  }

  private static CheckOutcome status(VerificationResult result) {
    return result.outcome(Check.STATUS);
  }

  private static List<ProblemCode> codes(VerificationResult result) {
    return result.problems().stream().map(Problem::code).toList();
  }

  /** The EVC centre, and somebody else who may do one thing. */
  private static TrustList centreAndPublisher(GrantAction action) throws ProblemException {
    Scope.Builder ofPublisher = scope().anyTerritory();
    return centreAndPublisher(
        action,
        action == GrantAction.PUBLISH_STATUS
            ? ofPublisher.anyIssuer().build()
            : ofPublisher.build());
  }

  private static TrustList centreAndPublisher(GrantAction action, Scope ofPublisher)
      throws ProblemException {
    DisplayName basis = DisplayName.of("EVC-aanbieder", "EVC provider");
    return trusted(
        listed(
            TestKeys.did(TestKeys.ISSUER),
            List.of(),
            Grant.toIssue(basis, scope().anyTerritory().build(), TestLists.RECOGNISED_FROM)),
        listed(
            TestKeys.did(TestKeys.STRANGER),
            List.of(),
            Grant.of(action, basis, ofPublisher, TestLists.RECOGNISED_FROM)));
  }

  private static Scope.Builder scope() {
    return Scope.builder()
        .credentialTypes("OpenBadgeCredential")
        .achievementTypes("Certificate")
        .standards(Credentials.EVC_STANDARD)
        .frameworks("http://data.europa.eu/esco/skill/")
        .levels(new LevelRange(QualificationLevel.nlqf("1"), QualificationLevel.nlqf("4")));
  }

  private static TrustList trusted(TrustedIssuer... issuers) throws ProblemException {
    TrustListDraft.Builder list =
        TrustListDraft.builder()
            .id("https://lists.example/evc")
            .operator(DisplayName.of("Lijst van EVC-aanbieders", "List of EVC providers"))
            .territory("NL")
            .sequence(7)
            .issuedAt(NOW.minus(Duration.ofDays(1)))
            .nextUpdate(NOW.plus(Duration.ofDays(30)));
    for (TrustedIssuer issuer : issuers) {
      list.issuer(issuer);
    }
    return list.build()
        .sign(TestKeys.listSigner())
        .verify(Set.of(TestKeys.LIST_SIGNER.publicKey()));
  }

  private static TrustedIssuer listed(Did issuer, List<KeyPeriod> keys, Grant grant) {
    return new TrustedIssuer(
        List.of(IssuerIdentity.of(issuer)),
        DisplayName.same("Een organisatie (fictief)"),
        new Contact(
            "Dijk 1",
            Optional.empty(),
            Optional.empty(),
            "NL",
            URI.create("mailto:info@evc.example"),
            URI.create("https://evc.example")),
        keys,
        List.of(grant));
  }

  private static final class MovingClock implements InstantSource {
    private Instant now = NOW;

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}

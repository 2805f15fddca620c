package nl.skillspaspoort.core.trust;

import static nl.skillspaspoort.core.federation.FederationFixtures.*;
import static nl.skillspaspoort.core.trust.ListFixtures.assertNotTrusted;
import static nl.skillspaspoort.core.trust.ListFixtures.assertTrusted;
import static nl.skillspaspoort.core.trust.ListFixtures.assertUndetermined;
import static nl.skillspaspoort.core.trust.ListFixtures.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.federation.FederationException;
import nl.skillspaspoort.core.federation.HistoricalKeys;
import nl.skillspaspoort.core.federation.TrustChain;
import nl.skillspaspoort.core.federation.TrustMark;
import nl.skillspaspoort.core.federation.VerifiedChain;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.Jwk;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A chain of a federation decides as a trust list does, and never for more than everybody above.
 */
@Tag("T68")
@Tag("T69")
class FederatedListTest {
  private static final String CLAIM = "https://skillspaspoort.nl/ns/federation/v1/recognition";
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String MARK = "https://register.example/marks/quality";

  @Test
  void school_isRecognised_byItsDidAndByItsEntityId() {
    TrustDecision decision = decide(chain());
    assertTrusted(decision);
    TrustEvidence evidence = ((TrustDecision.Trusted) decision).evidence();
    assertThat(evidence.sourceId()).isEqualTo(REGISTER.value());
    assertThat(evidence.list().orElseThrow().id()).isEqualTo(SECTOR.value());
    assertThat(evidence.via()).hasSize(1);
    TrustSource source = FederatedList.load(chain(), ANCHORS, NOW);
    TrustQuery.Builder byUrl =
        TrustQuery.issuedBy(SCHOOL.value(), TestKeys.ISSUER.publicKey(), NOW)
            .credentialTypes(List.of("OpenBadgeCredential"))
            .achievementType(Optional.of("Certificate"))
            .standard(Optional.of(Credentials.EVC_STANDARD))
            .skills(Credentials.EVC_SHOWN);
    assertTrusted(TrustPolicy.anyOf(List.of(source)).decide(byUrl.build()));
  }

  @Test
  void chainToAnotherAnchor_recognisesNobody() {
    TrustSource source = FederatedList.load(chain(), Map.of(), NOW);
    assertUndetermined(
        TrustPolicy.anyOf(List.of(source)).decide(question().build()), ProblemCode.UNKNOWN_ANCHOR);
  }

  @Test
  void statementWithoutRecognition_grantsNothing() {
    List<String> silent =
        List.of(
            school(),
            aboutSchool(),
            aboutSector(c -> c.without(CLAIM).without("crit")),
            register());
    assertNotTrusted(decide(silent), ProblemCode.ISSUER_NOT_LISTED);
  }

  @Test
  void scopeOfTheSuperior_limits() {
    JsonObject narrow =
        Credentials.json(
            recognition("delegate")
                .toJson()
                .replace(Credentials.EVC_STANDARD, ListFixtures.OTHER_STANDARD));
    List<String> chain =
        List.of(school(), aboutSchool(), aboutSector(c -> c.with(CLAIM, narrow)), register());
    assertNotTrusted(decide(chain), ProblemCode.NOT_IN_SCOPE);
  }

  @Test
  void superiorThatMayOnlyIssue_doesNotDelegate() {
    List<String> chain =
        List.of(
            school(),
            aboutSchool(),
            aboutSector(c -> c.with(CLAIM, recognition("issue").without("identities"))),
            register());
    assertNotTrusted(decide(chain), ProblemCode.ISSUER_NOT_LISTED);
  }

  @Test
  void keyThatIsNotInTheMetadata_isNotTheSchools() {
    TrustSource source = FederatedList.load(chain(), ANCHORS, NOW);
    TrustQuery query =
        TrustQuery.issuedBy(SCHOOL.value(), TestKeys.STRANGER.publicKey(), NOW)
            .credentialTypes(List.of("OpenBadgeCredential"))
            .achievementType(Optional.of("Certificate"))
            .standard(Optional.of(Credentials.EVC_STANDARD))
            .skills(Credentials.EVC_SHOWN)
            .build();
    assertNotTrusted(TrustPolicy.anyOf(List.of(source)).decide(query), ProblemCode.KEY_NOT_LISTED);
  }

  /** Whoever is recognised to issue must say with which keys, where the superiors can limit it. */
  @Test
  @Tag("T67")
  void issuerWithoutMetadata_isNotRecognisedByItsIdentifierAlone() {
    List<String> chain =
        List.of(
            school(c -> c.with("metadata", metadata("{\"federation_entity\": {}}"))),
            aboutSchool(),
            aboutSector(),
            register());
    assertUndetermined(decide(chain), ProblemCode.LIST_MALFORMED);
    List<String> issuesNothing =
        List.of(
            school(c -> c.with("metadata", metadata("{\"federation_entity\": {}}"))),
            aboutSchool(c -> c.with(CLAIM, recognition("publish-status"))),
            aboutSector(),
            register());
    assertNotTrusted(decide(issuesNothing), ProblemCode.ISSUER_NOT_LISTED);
  }

  @Test
  @Tag("T3")
  void keysAtAnAddress_areNotTakenForNoKeys() {
    for (String member : List.of("jwks_uri", "signed_jwks_uri")) {
      List<String> chain =
          List.of(
              school(
                  c ->
                      c.with(
                          "metadata",
                          metadata(
                              "{\"openid_credential_issuer\": {\""
                                  + member
                                  + "\": \"https://school.example/keys\"}}"))),
              aboutSchool(),
              aboutSector(),
              register());
      assertUndetermined(decide(chain), ProblemCode.LIST_MALFORMED);
    }
  }

  private static JsonObject metadata(String text) {
    return Credentials.json(text);
  }

  @Test
  @Tag("T66")
  void chainThatHasEndedSince_leavesOpen() {
    TrustSource source = FederatedList.load(chain(), ANCHORS, NOW);
    Instant later = NOW.plus(Duration.ofDays(8));
    TrustQuery.Builder query = query(ListFixtures.AWARDED_IN_TIME, later);
    assertUndetermined(
        TrustPolicy.anyOf(List.of(source)).decide(query.build()), ProblemCode.LIST_STALE);
  }

  @Test
  void unknownMemberOfARecognition_isRefused() {
    List<String> chain =
        List.of(
            school(),
            aboutSchool(c -> c.with(CLAIM, recognition("issue").with("limit", JsonNumber.of(1)))),
            aboutSector(),
            register());
    assertUndetermined(decide(chain), ProblemCode.LIST_MALFORMED);
  }

  @Test
  @Tag("T70")
  void earlierKeys_countForTheirTime_andStolenOnesNever() throws Exception {
    VerifiedChain chain = TrustChain.parse(chain()).verify(ANCHORS, NOW);
    Ed25519SecretKey old = TestKeys.key(31);
    HistoricalKeys retired = HistoricalKeys.verify(history(old, "superseded"), chain, NOW, WEEK);
    HistoricalKeys stolen = HistoricalKeys.verify(history(old, "compromised"), chain, NOW, WEEK);
    TrustQuery question =
        TrustQuery.issuedBy(SCHOOL.value(), old.publicKey(), NOW)
            .credentialTypes(List.of("OpenBadgeCredential"))
            .achievementType(Optional.of("Certificate"))
            .standard(Optional.of(Credentials.EVC_STANDARD))
            .skills(Credentials.EVC_SHOWN)
            .claimedIssuedAt(Optional.of(ListFixtures.AWARDED_IN_TIME))
            .issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED)
            .build();
    assertTrusted(TrustPolicy.anyOf(List.of(FederatedList.of(chain, retired))).decide(question));
    for (Instant other : List.of(NOW.plus(WEEK).plusSeconds(1), NOW.minusSeconds(61))) {
      assertThat(
              catchThrowableOfType(
                      FederationException.class,
                      () -> HistoricalKeys.verify(history(old, "superseded"), chain, other, WEEK))
                  .problem()
                  .code())
          .isEqualTo(ProblemCode.FEDERATION_CHAIN_EXPIRED);
    }
    assertNotTrusted(
        TrustPolicy.anyOf(List.of(FederatedList.of(chain, stolen))).decide(question),
        ProblemCode.KEY_COMPROMISED);
    assertNotTrusted(
        TrustPolicy.anyOf(List.of(FederatedList.of(chain, HistoricalKeys.NONE))).decide(question),
        ProblemCode.KEY_NOT_LISTED);
    assertThat(
            catchThrowableOfType(
                FederationException.class,
                () ->
                    HistoricalKeys.verify(
                        sign(JsonObject.EMPTY, "jwk-set+jwt", TestKeys.STRANGER),
                        chain,
                        NOW,
                        WEEK)))
        .isNotNull();
  }

  @Test
  void trustMark_holds_ifTheAnchorLetsItsIssuerGiveIt() throws FederationException {
    VerifiedChain school = withMarks(JsonArray.of(new JsonString(SECTOR.value())));
    TrustMark mark = TrustMark.verify(mark(claims -> claims), school, sector(), NOW);
    assertThat(mark.type()).isEqualTo(MARK);
    assertThat(mark.subject()).isEqualTo(SCHOOL);
    assertThat(markCode(claims -> claims.with("sub", "https://other.example"), school))
        .isEqualTo(ProblemCode.TRUST_MARK_INVALID);
    assertThat(markCode(claims -> claims.with("trust_mark_type", MARK + "/other"), school))
        .isEqualTo(ProblemCode.TRUST_MARK_INVALID);
    assertThat(markCode(claims -> claims.with("exp", JsonNumber.of(1)), school))
        .isEqualTo(ProblemCode.TRUST_MARK_INVALID);
    assertThat(markCode(claims -> claims.without("iat"), school))
        .isEqualTo(ProblemCode.TRUST_MARK_INVALID);
    assertThat(
            markCode(
                claims -> claims, withMarks(JsonArray.of(new JsonString("https://other.example")))))
        .isEqualTo(ProblemCode.TRUST_MARK_INVALID);
    assertThat(markCode(claims -> claims, TrustChain.parse(chain()).verify(ANCHORS, NOW)))
        .isEqualTo(ProblemCode.TRUST_MARK_INVALID);
  }

  @Test
  void trustMarkWithAnOwner_needsItsDelegation() throws FederationException {
    JsonObject owner =
        JsonObject.builder()
            .put("sub", "https://owner.example")
            .put("jwks", jwks(TestKeys.key(41)))
            .build();
    VerifiedChain school =
        TrustChain.parse(
                List.of(
                    school(),
                    aboutSchool(),
                    aboutSector(),
                    register(
                        c ->
                            marks(c, new JsonArray(List.of()))
                                .with(
                                    "trust_mark_owners",
                                    JsonObject.builder().put(MARK, owner).build()))))
            .verify(ANCHORS, NOW);
    assertThat(markCode(claims -> claims, school)).isEqualTo(ProblemCode.TRUST_MARK_INVALID);
    JsonObject delegation =
        JsonObject.builder()
            .put("iss", "https://owner.example")
            .put("sub", SECTOR.value())
            .put("trust_mark_type", MARK)
            .put("iat", NOW.getEpochSecond())
            .build();
    String good = sign(delegation, "trust-mark-delegation+jwt", TestKeys.key(41));
    String forged = sign(delegation, "trust-mark-delegation+jwt", TestKeys.STRANGER);
    String other =
        sign(delegation.with("sub", SCHOOL.value()), "trust-mark-delegation+jwt", TestKeys.key(41));
    assertThat(
            TrustMark.verify(mark(c -> c.with("delegation", good)), school, sector(), NOW).issuer())
        .isEqualTo(SECTOR);
    assertThat(markCode(c -> c.with("delegation", forged), school))
        .isEqualTo(ProblemCode.TRUST_MARK_INVALID);
    assertThat(markCode(c -> c.with("delegation", other), school))
        .isEqualTo(ProblemCode.TRUST_MARK_INVALID);
  }

  private static ProblemCode markCode(UnaryOperator<JsonObject> change, VerifiedChain school) {
    FederationException refused =
        catchThrowableOfType(
            FederationException.class, () -> TrustMark.verify(mark(change), school, sector(), NOW));
    assertThat(refused).as("a refusal").isNotNull();
    return refused.problem().code();
  }

  private static String mark(UnaryOperator<JsonObject> change) {
    return sign(
        change.apply(
            JsonObject.builder()
                .put("iss", SECTOR.value())
                .put("sub", SCHOOL.value())
                .put("trust_mark_type", MARK)
                .put("iat", NOW.getEpochSecond())
                .build()),
        "trust-mark+jwt",
        SECTOR_KEY);
  }

  private static VerifiedChain withMarks(JsonArray issuers) throws FederationException {
    return TrustChain.parse(
            List.of(school(), aboutSchool(), aboutSector(), register(c -> marks(c, issuers))))
        .verify(ANCHORS, NOW);
  }

  private static JsonObject marks(JsonObject claims, JsonArray issuers) {
    return claims.with("trust_mark_issuers", JsonObject.builder().put(MARK, issuers).build());
  }

  private static VerifiedChain sector() throws FederationException {
    String own = sign(claims(SECTOR, SECTOR, SECTOR_KEY), "entity-statement+jwt", SECTOR_KEY);
    return TrustChain.parse(List.of(own, aboutSector(), register())).verify(ANCHORS, NOW);
  }

  private static String history(Ed25519SecretKey key, String reason) {
    JsonObject jwk =
        Jwk.write(key.publicKey())
            .with("kid", kid(key))
            .with("exp", JsonNumber.of(NOW.minus(Duration.ofDays(30)).getEpochSecond()))
            .with(
                "revoked",
                JsonObject.builder()
                    .put("revoked_at", NOW.minus(Duration.ofDays(40)).getEpochSecond())
                    .put("reason", reason)
                    .build());
    return sign(
        JsonObject.builder()
            .put("iss", SCHOOL.value())
            .put("iat", NOW.getEpochSecond())
            .put("keys", JsonArray.of(jwk))
            .build(),
        "jwk-set+jwt",
        SCHOOL_KEY);
  }

  /** T98: each grant to delegate is a way to the school, and each list below multiplies them. */
  @Test
  @Tag("T98")
  void moreWaysThanCanBeLookedAt_areRefused() {
    JsonObject once = recognition("delegate");
    JsonValue grant = ((JsonArray) once.get("grants").orElseThrow()).get(0);
    assertTrusted(decide(delegating(Collections.nCopies(256, grant))));
    assertUndetermined(
        decide(delegating(Collections.nCopies(257, grant))), ProblemCode.LIST_MALFORMED);
  }

  private static List<String> delegating(List<JsonValue> grants) {
    JsonObject recognition = recognition("delegate").with("grants", new JsonArray(grants));
    return List.of(
        school(), aboutSchool(), aboutSector(c -> c.with(CLAIM, recognition)), register());
  }

  private static TrustQuery.Builder question() {
    return query(ListFixtures.AWARDED_IN_TIME);
  }

  private static TrustDecision decide(List<String> chain) {
    return TrustPolicy.anyOf(List.of(FederatedList.load(chain, ANCHORS, NOW)))
        .decide(question().build());
  }
}

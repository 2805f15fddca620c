package nl.skillspaspoort.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.Withheld;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.DenyEntry;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.IssueDateEvidence;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.LevelRange;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustDecision;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustListException;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.core.trust.TrustQuery;
import nl.skillspaspoort.core.trust.TrustedIssuer;
import nl.skillspaspoort.core.trust.UnavailableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProofAssessorTest {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");

  @Test
  void selfAsserted_isP0() {
    assertThat(assess(ProofFacts.of(selfAsserted())))
        .returns(ProofLevel.P0, ProofAssessment::level)
        .returns(ProofLevel.P0, ProofAssessment::ifRecognised)
        .returns(List.of(ProofReason.SELF_ASSERTED), ProofAssessment::reasons);
  }

  /** DOMAIN, core 7. */
  @Test
  void
      selfAssertedWithTenColleagues_isP1_andWithAListedEmployer_isP2_andItsOwnClaimChangesNothing() {
    CredentialClaims claims = selfAsserted();
    List<Endorsement> endorsements = new ArrayList<>();
    for (int seed = 10; seed < 20; seed++) {
      endorsements.add(endorsement(TestKeys.key(seed), claims, Optional.empty()));
    }
    ProofFacts facts = ProofFacts.of(claims).withEndorsements(endorsements);
    assertThat(assess(facts).level()).isEqualTo(ProofLevel.P1);
    assertThat(assess(facts).endorsements()).isEqualTo(10);

    Ed25519SecretKey employer = TestKeys.key(30);
    TrustDecision listed = decide(claims, employer, list(employer, any()));
    endorsements.add(endorsement(employer, claims, Optional.of(listed)));
    assertThat(assess(facts.withEndorsements(endorsements)).level()).isEqualTo(ProofLevel.P2);

    CredentialClaims boasting =
        claims(claims.json().with("ext:proofLevel", "P8").with("name", "P8 diploma"));
    assertThat(assess(ProofFacts.of(boasting).withEndorsements(endorsements)).level())
        .isEqualTo(ProofLevel.P2);
  }

  @Test
  void ownEndorsement_countsForNothing() {
    CredentialClaims claims = selfAsserted();
    Ed25519SecretKey second = TestKeys.key(31);
    ProofFacts facts =
        ProofFacts.of(claims)
            .withSubjectKey(second.publicKey())
            .withEndorsements(
                List.of(
                    endorsement(TestKeys.HOLDER, claims, Optional.empty()),
                    endorsement(second, claims, Optional.empty())));
    assertThat(assess(facts))
        .returns(ProofLevel.P0, ProofAssessment::level)
        .returns(0, ProofAssessment::endorsements);
    assertThat(assess(facts).reasons()).contains(ProofReason.OWN_ENDORSEMENT_NOT_COUNTED);
  }

  @Test
  void twoEndorsementsByOneKey_countOnce() {
    CredentialClaims claims = selfAsserted();
    Endorsement one = endorsement(TestKeys.STRANGER, claims, Optional.empty());
    ProofAssessment assessed = assess(ProofFacts.of(claims).withEndorsements(List.of(one, one)));
    assertThat(assessed.endorsements()).isEqualTo(1);
    assertThat(assessed.reasons()).contains(ProofReason.REPEATED_ENDORSEMENT_NOT_COUNTED);
  }

  @Test
  void endorsementOfAnotherCredential_countsForNothing() {
    CredentialClaims claims = selfAsserted();
    Endorsement other =
        new Endorsement(
            TestKeys.did(TestKeys.STRANGER).value(),
            TestKeys.STRANGER.publicKey(),
            "urn:uuid:another",
            Optional.empty());
    ProofAssessment assessed = assess(ProofFacts.of(claims).withEndorsements(List.of(other)));
    assertThat(assessed.level()).isEqualTo(ProofLevel.P0);
    assertThat(assessed.reasons()).contains(ProofReason.OTHER_ENDORSEMENT_NOT_COUNTED);
  }

  @Test
  void evcByAProviderRecognisedForThatStandardAtAward_isP6() {
    assertThat(level(evc(), evcScope())).isEqualTo(ProofLevel.P6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/credentialSubject", "/credentialSubject/achievement"})
  void factsThatMayBeWithheld_proveNoKind(String place) throws Exception {
    CredentialClaims whole = achievement("Certificate");
    CredentialClaims partly = CredentialClaims.read(whole.json(), Withheld.from(List.of(place)));
    assertThat(level(whole, named("Certificate"))).isEqualTo(ProofLevel.P8);
    assertThat(level(partly, named("Certificate"))).isLessThan(ProofLevel.P4);
  }

  @Test
  void evcByAProviderRecognisedForEverything_isOnlyAssessed() {
    ProofAssessment assessed = assess(facts(evc(), any()));
    assertThat(assessed.level()).isEqualTo(ProofLevel.P4);
    assertThat(assessed.ifRecognised()).isEqualTo(ProofLevel.P6);
    assertThat(assessed.reasons())
        .contains(ProofReason.KIND_NOT_NAMED_BY_LIST, ProofReason.STANDARD_NOT_NAMED_BY_LIST);
  }

  @Test
  void evcAfterTheRecognitionEnded_isP1() {
    Grant ended =
        Grant.toIssue(DisplayName.same("EVC"), evcScope(), FROM)
            .until(Credentials.EVC_AWARDED.minus(Duration.ofDays(1)));
    CredentialClaims claims = evc();
    TrustDecision decision =
        decide(claims, TestKeys.ISSUER, TrustPolicy.anyOf(List.of(draft(TestKeys.ISSUER, ended))));
    ProofAssessment assessed = assess(ProofFacts.of(claims).withRecognition(decision));
    assertThat(assessed.level()).isEqualTo(ProofLevel.P1);
    assertThat(assessed.ifRecognised()).isEqualTo(ProofLevel.P6);
    assertThat(assessed.reasons()).containsExactly(ProofReason.ISSUER_NOT_RECOGNISED);
  }

  @Test
  void evcWhoseRecognitionEndedSince_staysP6AndSaysSo() {
    Grant ended =
        Grant.toIssue(DisplayName.same("EVC"), evcScope(), FROM)
            .until(Credentials.EVC_AWARDED.plus(Duration.ofDays(1)));
    CredentialClaims claims = evc();
    TrustDecision decision =
        decide(claims, TestKeys.ISSUER, TrustPolicy.anyOf(List.of(draft(TestKeys.ISSUER, ended))));
    assertThat(assess(ProofFacts.of(claims).withRecognition(decision)))
        .returns(ProofLevel.P6, ProofAssessment::level)
        .satisfies(
            assessed ->
                assertThat(assessed.reasons()).contains(ProofReason.RECOGNITION_ENDED_SINCE));
  }

  @Test
  void issuerThatNobodyWasAskedAbout_isP1() {
    assertThat(assess(ProofFacts.of(evc())))
        .returns(ProofLevel.P1, ProofAssessment::level)
        .returns(List.of(ProofReason.ISSUER_NOT_JUDGED), ProofAssessment::reasons);
  }

  @Test
  void listThatCannotBeHad_isP1AndSaysSo() {
    CredentialClaims claims = evc();
    TrustDecision decision =
        decide(
            claims,
            TestKeys.ISSUER,
            TrustPolicy.anyOf(
                List.of(
                    new UnavailableList(
                        "https://lists.example/x",
                        nl.skillspaspoort.core.problem.Problem.of(
                            nl.skillspaspoort.core.problem.ProblemCode.LIST_UNAVAILABLE,
                            "nothing",
                            "a list")))));
    assertThat(assess(ProofFacts.of(claims).withRecognition(decision)))
        .returns(ProofLevel.P1, ProofAssessment::level)
        .returns(List.of(ProofReason.RECOGNITION_UNDETERMINED), ProofAssessment::reasons);
  }

  @Test
  void issuerSignedWithTheSubjectsOwnKey_isP0() {
    CredentialClaims claims = evc();
    ProofFacts facts = facts(claims, evcScope()).withSubjectKey(TestKeys.ISSUER.publicKey());
    assertThat(assess(facts).level()).isEqualTo(ProofLevel.P0);
  }

  @Test
  void employersStatement_isP2() {
    assertThat(
            level(
                subject(achievement("Achievement"), subject -> subject.with("role", "monteur")),
                any()))
        .isEqualTo(ProofLevel.P2);
  }

  @Test
  void attendance_isP3() {
    assertThat(level(achievement("CertificateOfCompletion"), any())).isEqualTo(ProofLevel.P3);
  }

  @Test
  void praktijkverklaring_needsTheCompanyToo() {
    CredentialClaims claims =
        subject(
            evcWithoutStandard(),
            subject ->
                subject.with(
                    "source",
                    Credentials.profile(TestKeys.did(TestKeys.STRANGER), "Kringloop (fictief)")));
    ProofFacts facts = facts(claims, named("Certificate"));
    assertThat(assess(facts).level()).isEqualTo(ProofLevel.P4);
    assertThat(assess(facts).reasons()).contains(ProofReason.COMPANY_NOT_RECOGNISED);
    TrustDecision company = decide(claims, TestKeys.STRANGER, list(TestKeys.STRANGER, any()));
    assertThat(assess(facts.withSourceRecognition(company)).level()).isEqualTo(ProofLevel.P5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Certification", "License"})
  void branchCertificate_needsAnEndDate(String type) {
    CredentialClaims claims = achievement(type);
    JsonObject open = claims.json().without("validUntil");
    assertThat(level(claims, named(type))).isEqualTo(ProofLevel.P6B);
    assertThat(level(claims(open), named(type))).isEqualTo(ProofLevel.P3);
    assertThat(level(claims, any())).isEqualTo(ProofLevel.P3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Diploma", "BachelorDegree", "MasterDegree", "AssociateDegree"})
  void diploma_needsAGrantForItsKindAndLevel(String type) {
    assertThat(level(achievement(type), named(type))).isEqualTo(ProofLevel.P8);
    assertThat(level(achievement(type), anyLevel(type))).isEqualTo(ProofLevel.P3);
    assertThat(level(achievement(type), any())).isEqualTo(ProofLevel.P3);
  }

  @Test
  void mboCertificate_isP8() {
    assertThat(level(achievement("Certificate"), named("Certificate"))).isEqualTo(ProofLevel.P8);
  }

  @Test
  void microCredential_needsAllElements() {
    CredentialClaims full = microCredential();
    assertThat(MicroCredentialElement.missing(full)).isEmpty();
    assertThat(level(full, named("MicroCredential"))).isEqualTo(ProofLevel.P7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "creditsAvailable",
        "ext:assessmentType",
        "ext:participation",
        "ext:qualityAssurance",
        "alignment"
      })
  void microCredentialWithoutAnElement_isNoneAndSaysWhich(String member) {
    CredentialClaims bare =
        changedAchievement(microCredential(), achievement -> achievement.without(member));
    ProofAssessment assessed = assess(facts(bare, named("MicroCredential")));
    assertThat(assessed.level()).isEqualTo(ProofLevel.P3);
    assertThat(assessed.ifRecognised()).isEqualTo(ProofLevel.P3);
    assertThat(assessed.missingElements()).hasSize(1);
    assertThat(assessed.reasons()).contains(ProofReason.ELEMENTS_MISSING);
  }

  @Test
  void deniedIssuer_countsForNothing() throws Exception {
    CredentialClaims claims = evc();
    TrustPolicy denying =
        TrustPolicy.anyOf(
            List.of(
                draftBuilder()
                    .issuer(trusted(TestKeys.ISSUER, grant(evcScope())))
                    .deny(deny())
                    .build()
                    .sign(TestKeys.listSigner())
                    .verify(Set.of(TestKeys.LIST_SIGNER.publicKey()))));
    ProofAssessment assessed =
        assess(ProofFacts.of(claims).withRecognition(decide(claims, TestKeys.ISSUER, denying)));
    assertThat(assessed.level()).isEqualTo(ProofLevel.P0);
    assertThat(assessed.reasons()).containsExactly(ProofReason.ISSUER_DENIED);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyLevelReasonAndElement_hasATextForPeople(Language language) {
    for (ProofLevel level : ProofLevel.values()) {
      assertThat(level.name(language)).isNotBlank();
      assertThat(ProofLevel.ofCode(level.code())).contains(level);
    }
    for (ProofReason reason : ProofReason.values()) {
      assertThat(reason.text(language)).isNotBlank();
    }
    for (MicroCredentialElement element : MicroCredentialElement.values()) {
      assertThat(element.name(language)).isNotBlank();
    }
  }

  @Test
  void factsAndEndorsements_printNothingPersonal() {
    assertThat(ProofFacts.of(evc())).hasToString("ProofFacts");
    assertThat(endorsement(TestKeys.STRANGER, evc(), Optional.empty())).hasToString("Endorsement");
  }

  private static ProofLevel level(CredentialClaims claims, Scope scope) {
    return assess(facts(claims, scope)).level();
  }

  private static ProofAssessment assess(ProofFacts facts) {
    return ProofAssessor.assess(facts);
  }

  private static ProofFacts facts(CredentialClaims claims, Scope scope) {
    TrustDecision decision = decide(claims, TestKeys.ISSUER, list(TestKeys.ISSUER, scope));
    assertThat(decision).isInstanceOf(TrustDecision.Trusted.class);
    return ProofFacts.of(claims).withRecognition(decision);
  }

  private static CredentialClaims evc() {
    return claims(Credentials.evc());
  }

  private static CredentialClaims evcWithoutStandard() {
    return changedAchievement(evc(), achievement -> achievement.without("ext:standard"));
  }

  /** A credential without results, of this achievement type, NLQF 4, with an end date. */
  private static CredentialClaims achievement(String type) {
    CredentialClaims small = claims(Credentials.small().with("validUntil", "2030-01-01T00:00:00Z"));
    return changedAchievement(
        small, achievement -> achievement.with("achievementType", type).with("ext:nlqfLevel", "4"));
  }

  private static CredentialClaims microCredential() {
    CredentialClaims claims =
        changedAchievement(
            achievement("MicroCredential"),
            achievement ->
                achievement
                    .with("creditsAvailable", nl.skillspaspoort.core.json.JsonNumber.of(5))
                    .with("ext:assessmentType", JsonArray.ofStrings(List.of("application")))
                    .with("ext:participation", JsonArray.ofStrings(List.of("onsite")))
                    .with(
                        "ext:qualityAssurance",
                        JsonObject.builder().put("name", "NVAO (fictief)").build()));
    JsonObject issuer =
        Credentials.issuerProfile()
            .with(
                "address",
                JsonObject.builder()
                    .put("type", JsonArray.ofStrings(List.of("Address")))
                    .put("addressCountryCode", "NL")
                    .build());
    return claims(claims.json().with("issuer", issuer));
  }

  private static CredentialClaims selfAsserted() {
    CredentialClaims small = claims(Credentials.small());
    return claims(
        small.json().with("issuer", Credentials.profile(TestKeys.did(TestKeys.HOLDER), "zelf")));
  }

  private static CredentialClaims changedAchievement(
      CredentialClaims claims, UnaryOperator<JsonObject> change) {
    return subject(
        claims,
        subject -> subject.with("achievement", change.apply(object(subject, "achievement"))));
  }

  private static CredentialClaims subject(
      CredentialClaims claims, UnaryOperator<JsonObject> change) {
    JsonObject subject = object(claims.json(), "credentialSubject");
    return claims(claims.json().with("credentialSubject", change.apply(subject)));
  }

  private static JsonObject object(JsonObject json, String member) {
    try {
      return json.required(member, "").asObject("");
    } catch (JsonFormatException e) {
      throw new AssertionError(e);
    }
  }

  private static CredentialClaims claims(JsonObject json) {
    try {
      return CredentialClaims.read(json);
    } catch (CredentialFormatException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private static Endorsement endorsement(
      Ed25519SecretKey key, CredentialClaims about, Optional<TrustDecision> recognition) {
    return new Endorsement(
        TestKeys.did(key).value(), key.publicKey(), about.id().orElseThrow(), recognition);
  }

  private static Scope any() {
    return Scope.builder()
        .anyCredentialType()
        .anyAchievementType()
        .anyStandard()
        .anySkill()
        .anyLevel()
        .anyTerritory()
        .build();
  }

  private static Scope evcScope() {
    return Scope.builder()
        .anyCredentialType()
        .achievementTypes("Certificate")
        .standards(Credentials.EVC_STANDARD)
        .anySkill()
        .anyLevel()
        .anyTerritory()
        .build();
  }

  private static Scope named(String type) {
    return Scope.builder()
        .anyCredentialType()
        .achievementTypes(type)
        .anyStandard()
        .anySkill()
        .levels(new LevelRange(QualificationLevel.nlqf("1"), QualificationLevel.nlqf("6")))
        .anyTerritory()
        .build();
  }

  private static Scope anyLevel(String type) {
    return Scope.builder()
        .anyCredentialType()
        .achievementTypes(type)
        .anyStandard()
        .anySkill()
        .anyLevel()
        .anyTerritory()
        .build();
  }

  private static TrustPolicy list(Ed25519SecretKey issuer, Scope scope) {
    return TrustPolicy.anyOf(List.of(draft(issuer, grant(scope))));
  }

  private static Grant grant(Scope scope) {
    return Grant.toIssue(DisplayName.same("erkend"), scope, FROM);
  }

  private static nl.skillspaspoort.core.trust.TrustList draft(
      Ed25519SecretKey issuer, Grant grant) {
    try {
      return draftBuilder()
          .issuer(trusted(issuer, grant))
          .build()
          .sign(TestKeys.listSigner())
          .verify(Set.of(TestKeys.LIST_SIGNER.publicKey()));
    } catch (SigningException | TrustListException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private static TrustListDraft.Builder draftBuilder() {
    return TrustListDraft.builder()
        .id("https://lists.example/x")
        .operator(DisplayName.same("Lijst (fictief)"))
        .territory("NL")
        .sequence(1)
        .issuedAt(FixedClock.NOW.minus(Duration.ofDays(1)))
        .nextUpdate(FixedClock.NOW.plus(Duration.ofDays(30)));
  }

  private static DenyEntry deny() {
    return new DenyEntry(
        IssuerIdentity.of(TestKeys.did(TestKeys.ISSUER)),
        Optional.of(DisplayName.same("geweigerd")));
  }

  private static TrustedIssuer trusted(Ed25519SecretKey key, Grant grant) {
    Did did = TestKeys.did(key);
    return new TrustedIssuer(
        List.of(IssuerIdentity.of(did)),
        DisplayName.same("Uitgever (fictief)"),
        new Contact(
            "Dijk 1",
            Optional.empty(),
            Optional.empty(),
            "NL",
            URI.create("mailto:info@issuer.example"),
            URI.create("https://issuer.example")),
        List.of(),
        List.of(grant));
  }

  /** As the verifier asks, for this issuer's key. */
  private static TrustDecision decide(
      CredentialClaims claims, Ed25519SecretKey key, TrustPolicy policy) {
    Optional<AchievementSubject> subject = claims.achievementSubject();
    return policy.decide(
        TrustQuery.issuedBy(TestKeys.did(key).value(), key.publicKey(), FixedClock.NOW)
            .credentialTypes(claims.types())
            .achievementType(subject.flatMap(who -> who.achievement().achievementType()))
            .standard(subject.flatMap(who -> who.achievement().standard()))
            .levels(subject.map(who -> who.achievement().levels()).orElse(List.of()))
            .claimedIssuedAt(claims.awardedDate().or(() -> claims.validity().from()))
            .issueDateEvidence(IssueDateEvidence.CLAIMED_DATE_ACCEPTED)
            .build());
  }
}

package nl.skillspaspoort.core.trust;

import static nl.skillspaspoort.core.trust.ListFixtures.AWARDED_IN_TIME;
import static nl.skillspaspoort.core.trust.ListFixtures.ESCO;
import static nl.skillspaspoort.core.trust.ListFixtures.evcScope;
import static nl.skillspaspoort.core.trust.ListFixtures.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is granted, dimension by dimension; what nobody granted is not. */
@Tag("T67")
class ScopeTest {
  private static final SkillReference WELDING = skill(ESCO + "welding");
  private static final SkillReference NURSING = skill("https://nursing.example/skills/care");

  @Test
  void everythingInside_isCovered() {
    assertThat(uncovered(evcScope(), query -> query)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("outside")
  void oneDimensionOutside_isNamedAndOnlyThat(
      String dimension, UnaryOperator<TrustQuery.Builder> change) {
    assertThat(uncovered(evcScope(), change)).containsExactly(dimension);
  }

  static Stream<Arguments> outside() {
    return Stream.of(
        row(Lote.CREDENTIAL_TYPES, query -> query.credentialTypes(List.of("NursingDiploma"))),
        row(
            Lote.CREDENTIAL_TYPES,
            query -> query.credentialTypes(List.of("OpenBadgeCredential", "NursingDiploma"))),
        row(Lote.CREDENTIAL_TYPES, query -> query.credentialTypes(List.of("openbadgecredential"))),
        row(Lote.CREDENTIAL_TYPES, query -> query.credentialTypes(List.of("VerifiableCredential"))),
        row(Lote.CREDENTIAL_TYPES, query -> query.credentialTypes(List.of())),
        row(Lote.ACHIEVEMENT_TYPES, query -> query.achievementType(Optional.of("Diploma"))),
        row(Lote.ACHIEVEMENT_TYPES, query -> query.achievementType(Optional.empty())),
        row(Lote.STANDARDS, query -> query.standard(Optional.of(ListFixtures.OTHER_STANDARD))),
        row(Lote.STANDARDS, query -> query.standard(Optional.empty())),
        row(Lote.SKILLS, query -> query.skills(List.of(NURSING))),
        row(Lote.SKILLS, query -> query.skills(List.of(WELDING, NURSING))),
        row(Lote.SKILLS, query -> query.skills(List.of())),
        row(Lote.LEVELS, query -> query.levels(List.of(QualificationLevel.nlqf("5")))),
        row(Lote.LEVELS, query -> query.levels(List.of(QualificationLevel.nlqf("4+")))),
        row(Lote.LEVELS, query -> query.levels(List.of(QualificationLevel.nlqf("1")))),
        row(Lote.LEVELS, query -> query.levels(List.of(QualificationLevel.eqf("3")))),
        row(
            Lote.LEVELS,
            query ->
                query.levels(List.of(QualificationLevel.nlqf("3"), QualificationLevel.nlqf("5")))),
        row(Lote.LEVELS, query -> query.levels(List.of())),
        row(Lote.TERRITORIES, query -> query.territory("BE")));
  }

  /** Whoever may publish status may do so for the issuers that the list names, and no other. */
  @Test
  @Tag("T49")
  void publisher_speaksOnlyForTheIssuersItIsGiven() {
    String school = "https://school.example/issuer";
    assertThat(forStatusOf(evcScope().issuers(school), Optional.of(school))).isEmpty();
    assertThat(forStatusOf(evcScope().anyIssuer(), Optional.of(school))).isEmpty();
    assertThat(forStatusOf(evcScope().anyIssuer(), Optional.empty())).isEmpty();
    for (Optional<String> other :
        List.of(
            Optional.<String>empty(),
            Optional.of("https://school.example/issuer/"),
            Optional.of("did:web:school.example"))) {
      assertThat(forStatusOf(evcScope().issuers(school), other)).containsExactly(Lote.ISSUERS);
    }
    assertThat(forStatusOf(evcScope(), Optional.of(school))).containsExactly(Lote.ISSUERS);
  }

  private static List<String> forStatusOf(Scope.Builder scope, Optional<String> issuer) {
    return uncovered(
        scope,
        query -> {
          query.action(GrantAction.PUBLISH_STATUS);
          issuer.ifPresent(query::credentialIssuer);
          return query;
        });
  }

  @Test
  void whatAScopeLeavesOut_isNamed() {
    assertThat(of(GrantAction.ISSUE, evcScope()).leftOut()).isEmpty();
    assertThat(of(GrantAction.PUBLISH_STATUS, evcScope()).leftOut()).containsExactly(Lote.ISSUERS);
    assertThat(of(GrantAction.PUBLISH_STATUS, evcScope().anyIssuer()).leftOut()).isEmpty();
    assertThat(of(GrantAction.ISSUE, Scope.builder().frameworks(ESCO)).leftOut())
        .containsExactly(
            Lote.CREDENTIAL_TYPES,
            Lote.ACHIEVEMENT_TYPES,
            Lote.STANDARDS,
            Lote.LEVELS,
            Lote.TERRITORIES);
    assertThat(of(GrantAction.ISSUE, Scope.builder().anyLevel()).leftOut()).contains(Lote.SKILLS);
  }

  private static Grant of(GrantAction action, Scope.Builder scope) {
    return Grant.of(action, DisplayName.same("x"), scope.build(), ListFixtures.RECOGNISED_FROM);
  }

  /** A member that limits nothing would be read as one that does. */
  @Test
  void issuersAtARecognitionToIssue_areRefused() {
    for (Scope.Builder scope :
        List.of(evcScope().anyIssuer(), evcScope().issuers("https://school.example/issuer"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  Grant.toIssue(
                      DisplayName.same("x"), scope.build(), ListFixtures.RECOGNISED_FROM));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scope.builder().issuers("School").build());
  }

  @Test
  void emptyScope_coversNothing() {
    assertThat(uncovered(Scope.builder(), query -> query))
        .containsExactly(
            Lote.CREDENTIAL_TYPES,
            Lote.ACHIEVEMENT_TYPES,
            Lote.STANDARDS,
            Lote.SKILLS,
            Lote.LEVELS,
            Lote.TERRITORIES);
  }

  @Test
  void queryThatNamesNothing_isCoveredByExplicitAnyOnly() {
    TrustQuery bare =
        TrustQuery.issuedBy(ListFixtures.ISSUER_ID, TestKeys.ISSUER.publicKey(), ListFixtures.NOW)
            .build();
    Scope any =
        Scope.builder()
            .anyCredentialType()
            .anyAchievementType()
            .anyStandard()
            .anySkill()
            .anyLevel()
            .anyTerritory()
            .build();
    assertThat(any.uncovered(bare)).isEmpty();
    assertThat(any.uncovered(query(AWARDED_IN_TIME).build())).isEmpty();
    assertThat(evcScope().build().uncovered(bare)).hasSize(6);
  }

  @Test
  void skillsAndFrameworks_addUp() {
    Scope.Builder scope = evcScope().skills(NURSING);
    assertThat(uncovered(scope, query -> query.skills(List.of(WELDING, NURSING)))).isEmpty();
    assertThat(uncovered(scope, query -> query.skills(List.of(skill(NURSING + "2")))))
        .containsExactly(Lote.SKILLS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://data.europa.eu/esco/skill",
        "http://data.europa.eu/esco/skills/x",
        "https://data.europa.eu/esco/skill/x",
        "http://data.europa.eu.evil.example/esco/skill/x",
        "http://data.europa.eu/esco/skill/../../evil",
        "http://data.europa.eu/esco/skill/..",
        "http://data.europa.eu/esco/skill/./x",
        "http://data.europa.eu/esco/skill/%2e%2e/evil",
        "http://data.europa.eu/esco/skill/%2E%2E%2Fevil",
        "http://data.europa.eu/esco/skill/..%2fevil",
        "http://data.europa.eu/esco/skill/..%5cevil",
        "http://data.europa.eu/esco/skill/..?x",
        "http://data.europa.eu/esco/skill/..#x",
        "HTTP://data.europa.eu/esco/skill/x"
      })
  void uriThatOnlyLooksLikeTheFramework_isOutside(String uri) {
    assertThat(uncovered(evcScope(), query -> query.skills(List.of(skill(uri)))))
        .containsExactly(Lote.SKILLS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http",
        "http:/",
        "http://",
        "http:///",
        "https://x.example",
        "/skills/",
        "//x.example/",
        "urn:skills/",
        "https://x.example/a/../",
        "https://user@x.example/",
        "https://x.example/a b/"
      })
  void frameworkWithoutABoundary_isRefused(String prefix) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scope.builder().frameworks(prefix).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "NLD", "N", "", "N1"})
  void territoryThatIsNoCountryCode_isRefused(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scope.builder().territories(code).build());
  }

  @Test
  void baseType_cannotBeGranted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scope.builder().credentialTypes("VerifiableCredential").build());
  }

  @Test
  void rangeAcrossFrameworksOrUpsideDown_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LevelRange(QualificationLevel.eqf("2"), QualificationLevel.nlqf("4")));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LevelRange(QualificationLevel.nlqf("4+"), QualificationLevel.nlqf("4")));
  }

  @Test
  void twoGrantsThatCoverHalfEach_coverNothing() {
    Grant welding =
        Grant.toIssue(
            DisplayName.same("a"),
            evcScope().frameworks(ESCO).build(),
            ListFixtures.RECOGNISED_FROM);
    Grant nursing =
        Grant.toIssue(
            DisplayName.same("b"),
            evcScope().frameworks("https://nursing.example/skills/").build(),
            ListFixtures.RECOGNISED_FROM);
    TrustList list = ListFixtures.list(ListFixtures.centre(welding, nursing));
    ListFixtures.assertTrusted(
        ListFixtures.decide(list, query(AWARDED_IN_TIME).skills(List.of(NURSING))));
    ListFixtures.assertNotTrusted(
        ListFixtures.decide(list, query(AWARDED_IN_TIME).skills(List.of(WELDING, NURSING))),
        ProblemCode.NOT_IN_SCOPE);
  }

  @Test
  void refusal_namesTheDimensionsAndNotWhatThePersonHas() {
    TrustDecision decision =
        ListFixtures.decide(
            ListFixtures.list(ListFixtures.centre(ListFixtures.evcGrant())),
            query(AWARDED_IN_TIME)
                .skills(List.of(NURSING))
                .levels(List.of(QualificationLevel.nlqf("7"))));
    Problem reason = ((TrustDecision.NotTrusted) decision).reason();
    assertThat(reason.found()).contains("skills, levels");
    assertThat(decision.toJson().toJson()).doesNotContain("nursing", "NLQF 7");
  }

  private static List<String> uncovered(
      Scope.Builder scope, UnaryOperator<TrustQuery.Builder> change) {
    return scope.build().uncovered(change.apply(query(AWARDED_IN_TIME)).build());
  }

  private static Arguments row(String dimension, UnaryOperator<TrustQuery.Builder> change) {
    return Arguments.of(dimension, change);
  }

  private static SkillReference skill(String uri) {
    return new SkillReference(URI.create(uri));
  }
}

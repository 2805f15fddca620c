package nl.skillspaspoort.issuer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import nl.skillspaspoort.core.assessment.MissingElement;
import nl.skillspaspoort.core.assessment.Profile;
import nl.skillspaspoort.core.assessment.ProfileSchema;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.Mark;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("DOMAIN issuer 2: achievement catalogue files; core 8: profiles and linter")
final class CatalogueEntryTest {
  static final String ENERGY = resource("energie.yaml");

  static CatalogueEntry entry(String text) throws CatalogueException {
    return CatalogueEntry.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String resource(String name) {
    try (InputStream in = CatalogueEntryTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Issuer issuer() {
    return Issuer.builder()
        .signer(TestKeys.issuer())
        .name("Hogeschool Duinrand (fictief)")
        .country("NL")
        .clock(FixedClock.atNow())
        .build();
  }

  @Test
  void file_isAnAchievementInEachLanguage() throws Exception {
    CatalogueEntry entry = entry(ENERGY);
    Achievement dutch = entry.achievement(Language.NL);
    Achievement english = entry.achievement(Language.EN);
    assertThat(dutch.name()).isEqualTo("Energieprestaties van woningen");
    assertThat(english.name()).isEqualTo("Energy performance of homes");
    assertThat(dutch.id()).isEqualTo(entry.id() + "/nl");
    assertThat(dutch.json().get("related").orElseThrow().toJson())
        .isEqualTo(
            "[{\"id\":\"https://hogeschool.example/achievements/energie/en\","
                + "\"type\":[\"Related\"],\"inLanguage\":\"en\",\"version\":\"1\"}]");
    assertThat(dutch.resultDescriptions().get(0).requiredValue()).contains("5.5");
    assertThat(dutch.resultDescriptions().get(0).id())
        .isEqualTo(english.resultDescriptions().get(0).id());
    assertThat(entry.resultKey(dutch.resultDescriptions().get(0).id())).contains("cijfer");
    assertThat(dutch.levels()).hasSize(2);
    assertThat(dutch.json().get("creditsAvailable").orElseThrow().toJson()).isEqualTo("5");
  }

  @Test
  void completeMicroCredential_lacksNothing() throws Exception {
    CatalogueEntry entry = entry(ENERGY);
    assertThat(entry.profile()).isEqualTo(Profile.NL_MICRO);
    assertThat(entry.missing()).isEmpty();
    assertThat(entry.missingOfIssuer(issuer().profile())).isEmpty();
    Issuer nowhere = Issuer.builder().signer(TestKeys.issuer()).build();
    assertThat(entry.missingOfIssuer(nowhere.profile()))
        .extracting(missing -> missing.number().orElse(0))
        .containsExactly(3, 4);
  }

  @Test
  void withoutAssessmentType_failsNlMicroNamingElement9_andPassesExtraCurricular()
      throws Exception {
    String bare =
        ENERGY.replace(
            "  type: {nl: [toepassing van de vaardigheid], en: [application of a skill]}\n", "");
    assertThat(bare).isNotEqualTo(ENERGY);
    List<MissingElement> missing = entry(bare).missing();
    assertThat(missing).hasSize(1);
    assertThat(missing.get(0).text(Language.NL))
        .isEqualTo("Voor het profiel nl-micro ontbreekt element 9: soort toets.");
    assertThat(missing.get(0).text(Language.EN))
        .isEqualTo("The profile nl-micro lacks element 9: type of assessment.");
    assertThat(missing.get(0).problem().code()).isEqualTo(ProblemCode.PROFILE_ELEMENT_MISSING);
    assertThat(entry(bare.replace("profile: nl-micro", "profile: extra-curricular")).missing())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void award_followsTheSchemaAndCanonicalizesInSafeMode(Language language) throws Exception {
    JsonObject credential = awarded(ENERGY, language);
    assertThat(credential.get("@context").orElseThrow().toJson())
        .contains(CredentialDraft.PROFILE_CONTEXT);
    assertThat(schemaErrors(credential.toJson())).isEmpty();
    // eddsa-rdfc-2022, the default, canonicalizes in safe mode: issuing would have failed.
    String statements = Canonicalizer.standard().canonicalize(credential, HashAlgorithm.SHA_256);
    assertThat(statements)
        .contains("<https://skillspaspoort.nl/ns#studyHours> \"140\"^^")
        .contains("<https://skillspaspoort.nl/ns#assessmentType>");
  }

  @ParameterizedTest
  @CsvSource({
    "ext:eqfLevel, ext:eqfLevl",
    "\"ext:studyHours\":140, \"ext:studyHours\":\"140\"",
    "\"ext:nlqfLevel\":\"6\", \"ext:nlqfLevel\":\"6.5\""
  })
  void schema_refusesWhatIsNotATermOfTheProfile(String good, String bad) throws Exception {
    String credential = awarded(ENERGY, Language.NL).toJson();
    assertThat(credential).contains(good);
    assertThat(schemaErrors(credential.replace(good, bad))).isNotEmpty();
  }

  private static JsonObject awarded(String file, Language language) throws Exception {
    Achievement achievement = entry(file).achievement(language);
    return issuer()
        .award(achievement)
        .to(TestKeys.did(TestKeys.HOLDER))
        .on(LocalDate.of(2026, 3, 13))
        .results(Mark.parse("7,5").resultOf(achievement.resultDescriptions().get(0)))
        .sign()
        .unverified()
        .json()
        .without("proof");
  }

  private static List<?> schemaErrors(String credential) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(new String(ProfileSchema.bytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    return schema.validate(credential, InputFormat.JSON);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: \"1\" | version: one | line 4, column 10 | MALFORMED_VALUE_ERROR",
        "version: \"1\" | versoin: \"1\" | line 4, column 10 | UNKNOWN_MEMBER",
        "type: MicroCredential | id: https://a.example | line 5, column 1 | DUPLICATE_KEY",
        "level: {eqf: 6, nlqf: 6} | level: {eqf: 5.5} | line 28, column 14 | RANGE_ERROR",
        "level: {eqf: 6, nlqf: 6} | level: {eqf: 6 | line 29, column 11 | PARSING_ERROR",
        "hours: 140 | hours: veel | line 27, column 10 | MALFORMED_VALUE_ERROR",
        "kind: mark | kind: grade | line 20, column 11 | MALFORMED_VALUE_ERROR",
        "name: Energieprestaties van woningen | name: | line 8, column 10 | MALFORMED_VALUE_ERROR",
        "profile: nl-micro | profile: &p nl-micro | line 2, column 10 | MALFORMED_VALUE_ERROR",
        "profile: nl-micro | profile: !!str nl-micro | line 2, column 10 | MALFORMED_VALUE_ERROR",
        "profile: nl-micro | profile: nl-mbo | line 2, column 10 | MALFORMED_VALUE_ERROR",
        "skill/4e09e2d2 | occupation/4e09e2d2 | line 16, column 5 | ALIGNMENT_NOT_A_SKILL"
      })
  void fault_isNamedByLineAndColumn(String good, String bad, String where, ProblemCode code) {
    assertThat(ENERGY).contains(good);
    assertThatThrownBy(() -> entry(ENERGY.replace(good, bad)))
        .isInstanceOfSatisfying(
            CatalogueException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(code);
              assertThat(e.problem().where()).isEqualTo(where);
            });
  }

  @Test
  void billionLaughs_deepNestingAndSecondDocument_areRefused() {
    assertThatThrownBy(() -> entry("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("an anchor");
    assertThatThrownBy(() -> entry("a: " + "[".repeat(100_000)))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("LIMIT_EXCEEDED");
    assertThatThrownBy(() -> entry("a: [" + "x,".repeat(30_000) + "]"))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("LIMIT_EXCEEDED");
    assertThatThrownBy(() -> entry(" ".repeat(2 << 20)))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("LIMIT_EXCEEDED");
    assertThatThrownBy(() -> entry(ENERGY + "---\n" + ENERGY))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("TRAILING_DATA");
    assertThatThrownBy(() -> entry("")).isInstanceOf(CatalogueException.class);
  }

  @Test
  void json_isReadLikeYaml() throws Exception {
    String json =
        "{\"profile\":\"open-badges\",\"id\":\"https://a.example/x\",\"version\":\"2\",\"texts\":{"
            + "\"nl\":{\"name\":\"Nee\",\"description\":\"no\",\"criteria\":\"5.50\"},"
            + "\"en\":{\"name\":\"No\",\"description\":\"off\",\"criteria\":\"1e3\"}}}";
    CatalogueEntry entry = entry(json);
    assertThat(entry.achievement(Language.NL).description()).isEqualTo("no");
    assertThat(entry.missing()).isEmpty();
  }
}

package nl.skillspaspoort.core.elm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.FixedClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("DOMAIN core 14: European Learning Model, export and import of facts")
final class ElmTest {
  private static final String WATER = "07ec6866-d283-46a6-991c-e8ce0c6fc159";
  private static final String TESTING = "913e7e83-b8f8-4574-b1ca-1b38f3fd974a";

  private static ResultDescription competence(String skill, String label) {
    return ResultDescription.shownOrNot(
        "https://a.example/1#" + skill, label, Alignment.esco(SkillReference.esco(skill), label));
  }

  /** In the shape of the Commission's micro-credential sample, with its three peculiarities. */
  private static JsonObject annex1() throws Exception {
    try (InputStream in = ElmTest.class.getResourceAsStream("annex1.json")) {
      return JsonReader.strict().readObject(Objects.requireNonNull(in).readAllBytes());
    }
  }

  private static CredentialClaims claims() throws Exception {
    ResultDescription water = competence(WATER, "waterkwaliteit beoordelen");
    ResultDescription testing = competence(TESTING, "softwaretests uitvoeren");
    JsonObject quality =
        JsonObject.builder().put("name", "Keurmerk").put("url", "https://a.example/k").build();
    Achievement achievement =
        Achievement.of("https://a.example/1", "Waterkwaliteit")
            .description("Beoordeelt water")
            .criteria("Doen")
            .inLanguage("nl")
            .level(QualificationLevel.eqf("6"))
            .level(QualificationLevel.nlqf("6"))
            .result(water)
            .result(testing)
            .with("creditsAvailable", JsonNumber.parse("2.5"))
            .with("ext:studyHours", JsonNumber.of(70))
            .with("ext:assessmentType", JsonArray.ofStrings(List.of("portfolio")))
            .with("ext:participation", JsonArray.ofStrings(List.of("op locatie")))
            .with("ext:qualityAssurance", quality)
            .build();
    JsonObject issuer =
        JsonObject.builder()
            .put("id", "did:web:hogeschool.example")
            .put("type", JsonArray.ofStrings(List.of("Profile")))
            .put("name", "Hogeschool (fictief)")
            .put(
                "address",
                JsonObject.builder()
                    .put("type", JsonArray.ofStrings(List.of("Address")))
                    .put("addressCountryCode", "NL")
                    .build())
            .build();
    return CredentialClaims.read(
        CredentialDraft.about(new Did("did:example:houder"))
            .achievement(achievement)
            .awardedDate(FixedClock.NOW)
            .result(Result.shown(water))
            .result(Result.notShown(testing))
            .build()
            .toUnsignedCredential(issuer, "urn:uuid:1", FixedClock.NOW));
  }

  @Test
  void commissionsSample_readsItsFactsAndWarns() throws Exception {
    List<ElmFacts> all = ElmFacts.read(annex1());
    assertThat(all).hasSize(1);
    ElmFacts facts = all.get(0);
    assertThat(facts.title()).contains("Waterkwaliteit");
    assertThat(facts.awardingBody()).contains("Polder University (invented)");
    assertThat(facts.eqfLevel()).contains(QualificationLevel.eqf("6"));
    assertThat(facts.skills())
        .extracting(Alignment::targetUrl)
        .containsExactly(Optional.of("http://data.europa.eu/esco/skill/" + WATER));
    assertThat(facts.hours()).isEqualTo(OptionalInt.of(60));
    assertThat(facts.credits()).contains("2");
    assertThat(facts.outcomes()).containsExactly("Interprets data about water");
    assertThat(facts.warnings())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder(
            ProblemCode.UNKNOWN_MEMBER,
            ProblemCode.DURATION_UNCLEAR,
            ProblemCode.ALIGNMENT_UNRESOLVED);
    assertThat(facts.warnings().get(0).message())
        .contains("/issuer/eIDAS\u0399dentifier")
        .contains("U+0399");
    assertThat(facts.warnings()).anyMatch(warning -> warning.found().contains("P60M"));
  }

  @Test
  void latinLetter_isAKnownMember() throws Exception {
    JsonObject latin = JsonReader.strict().readObject(annex1().toJson().replace('\u0399', 'I'));
    assertThat(ElmFacts.read(latin).get(0).warnings())
        .extracting(Problem::code)
        .doesNotContain(ProblemCode.UNKNOWN_MEMBER);
  }

  @Test
  void export_saysWhatWasShownAndIsReadBack() throws Exception {
    JsonObject document = ElmExport.of(claims());
    assertThat(document).isEqualTo(ElmExport.of(claims()));
    assertThat(document.has("proof")).isFalse();
    String text = document.toJson();
    assertThat(text)
        .contains("\"volumeOfLearning\":\"PT70H\"")
        .contains("authority/country/NLD")
        .contains("\"NLQF 6\"")
        .contains("\"portfolio\"")
        .contains("\"op locatie\"")
        .contains("\"notation\":\"urn:uuid:1\"")
        .doesNotContain(TESTING);
    ElmFacts facts = ElmFacts.read(document).get(0);
    assertThat(facts.warnings()).isEmpty();
    assertThat(facts.title()).contains("Waterkwaliteit");
    assertThat(facts.awardingBody()).contains("Hogeschool (fictief)");
    assertThat(facts.eqfLevel()).contains(QualificationLevel.eqf("6"));
    assertThat(facts.hours()).isEqualTo(OptionalInt.of(70));
    assertThat(facts.credits()).contains("2.5");
    assertThat(facts.skills()).hasSize(1);
    assertThat(facts).hasToString("ElmFacts[1 skills, 0 warnings]");
  }

  @ParameterizedTest
  @CsvSource({"PT60H, 60", "PT90M, 2", "PT1H30M, 2", "PT0H, 0"})
  void hours_areRead(String text, int hours) {
    assertThat(StudyDuration.hours(text)).isEqualTo(OptionalInt.of(hours));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P60M", "P3Y", "P1DT2H", "PT", "", "60", "PT1.5H", "PT9999999H"})
  void otherDurations_sayNoHours(String text) {
    assertThat(StudyDuration.hours(text)).isEmpty();
    assertThat(StudyDuration.warning("", text).code()).isEqualTo(ProblemCode.DURATION_UNCLEAR);
  }

  @Test
  void documentOfAnotherKind_givesNothing() {
    assertThat(ElmFacts.read(JsonObject.EMPTY)).isEmpty();
    assertThat(
            ElmFacts.read(
                JsonObject.builder().put("credentialSubject", new JsonString("x")).build()))
        .isEmpty();
  }
}

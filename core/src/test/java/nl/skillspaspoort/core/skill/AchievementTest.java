package nl.skillspaspoort.core.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.internal.LocatedObject;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AchievementTest {
  private static final JsonObject SUBJECT =
      Credentials.evc().get("credentialSubject").map(JsonObject.class::cast).orElseThrow();
  private static final JsonObject ACHIEVEMENT =
      SUBJECT.get("achievement").map(JsonObject.class::cast).orElseThrow();
  private static final String ESCO =
      "http://data.europa.eu/esco/skill/5206a9b8-8337-4f0b-ae00-163a2f55d8cf";

  @Test
  void whatWasBuilt_isReadBack() throws Exception {
    Achievement achievement = Achievement.read(ACHIEVEMENT, "");
    assertThat(achievement.id()).isEqualTo(Credentials.EVC_ACHIEVEMENT);
    assertThat(achievement.name()).isEqualTo("Ervaringscertificaat afvalwaterzuivering");
    assertThat(achievement.description()).startsWith("Beoordeling");
    assertThat(achievement.achievementType()).contains("Certificate");
    assertThat(achievement.standard()).contains(Credentials.EVC_STANDARD);
    assertThat(achievement.levels()).containsExactly(QualificationLevel.nlqf("3"));
    assertThat(achievement.alignments()).hasSize(10);
    assertThat(achievement.resultDescriptions()).hasSize(10);
    ResultDescription first = achievement.resultDescriptions().get(0);
    assertThat(first.levels())
        .extracting(ResultDescription.Level::id)
        .containsExactly(first.id() + "-not-shown", first.id() + "-shown");
    assertThat(first.requiredLevel()).contains(first.id() + "-shown");
    assertThat(first.toJson())
        .isEqualTo(ACHIEVEMENT.required("resultDescription", "").asArray("").get(0));
    assertThat(achievement.json()).isSameAs(ACHIEVEMENT);
    assertThat(achievement).isEqualTo(Achievement.read(ACHIEVEMENT, "/x"));
  }

  @Test
  void oneValueAndAListOfOne_areReadAlike() throws Exception {
    JsonObject one =
        json(
            """
            {"id":"urn:a","type":"Achievement","name":"n","description":"d","criteria":{},
             "alignment":{"type":"Alignment","targetUrl":"urn:s","targetName":"t"},
             "resultDescription":{"id":"urn:r","type":"ResultDescription","name":"n",
               "resultType":"LetterGrade","allowedValue":"A","requiredValue":"A",
               "rubricCriterionLevel":{"id":"urn:l","name":"l"}}}
            """);
    JsonObject list =
        json(
            """
            {"id":"urn:a","type":["Achievement"],"name":"n","description":"d","criteria":{},
             "alignment":[{"type":["Alignment"],"targetUrl":"urn:s","targetName":"t"}],
             "resultDescription":[{"id":"urn:r","type":["ResultDescription"],"name":"n",
               "resultType":"LetterGrade","allowedValue":["A"],"requiredValue":"A",
               "rubricCriterionLevel":[{"id":"urn:l","name":"l"}]}]}
            """);
    assertThat(Achievement.read(one, "").alignments())
        .hasSize(1)
        .isEqualTo(Achievement.read(list, "").alignments());
    assertThat(Achievement.read(one, "").resultDescriptions())
        .hasSize(1)
        .isEqualTo(Achievement.read(list, "").resultDescriptions());
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "name", "description", "criteria"})
  void requiredMemberThatIsMissing_isNamed(String member) {
    Problem problem = problem(ACHIEVEMENT.without(member));
    assertThat(problem.code()).isEqualTo(ProblemCode.MISSING_MEMBER);
    assertThat(problem.where()).isEqualTo("/achievement");
    assertThat(problem.expected()).isEqualTo("the member " + member);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "name",
        "description",
        "criteria",
        "achievementType",
        "ext:standard",
        "ext:nlqfLevel",
        "ext:eqfLevel",
        "alignment",
        "resultDescription"
      })
  void memberOfAnotherKind_isRefusedWhereItStands(String member) {
    Problem problem = problem(ACHIEVEMENT.with(member, JsonNumber.of(1)));
    assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
    assertThat(problem.where()).isEqualTo("/achievement/" + member);
    assertThat(problem(ACHIEVEMENT.with(member, JsonNull.NULL)).found()).isEqualTo("null");
  }

  @ParameterizedTest
  @CsvSource({"ext:eqfLevel, 4+", "ext:eqfLevel, 0", "ext:nlqfLevel, 5.5", "ext:nlqfLevel, vwo"})
  void levelThatDoesNotExist_isOutOfRange(String member, String value) {
    Problem problem = problem(ACHIEVEMENT.with(member, value));
    assertThat(problem.code()).isEqualTo(ProblemCode.RANGE_ERROR);
    assertThat(problem.where()).isEqualTo("/achievement/" + member);
  }

  @Test
  void bothLevels_areRead() throws Exception {
    assertThat(
            Achievement.read(ACHIEVEMENT.with("ext:eqfLevel", "4").with("ext:nlqfLevel", "4+"), "")
                .levels())
        .containsExactly(QualificationLevel.eqf("4"), QualificationLevel.nlqf("4+"));
  }

  @Test
  void alignmentWithoutUrl_isReadAndPointsNowhere() throws Exception {
    JsonArray alignments = ACHIEVEMENT.required("alignment", "").asArray("");
    JsonObject bare = alignments.get(1).asObject("").without("targetUrl");
    Alignment read =
        Achievement.read(ACHIEVEMENT.with("alignment", JsonArray.of(bare)), "").alignments().get(0);
    assertThat(read.target().skill()).isEmpty();
    assertThat(read.target().warning()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = "targetName")
  void alignmentWithoutRequiredMember_isRefusedWhereItStands(String member) throws Exception {
    JsonArray alignments = ACHIEVEMENT.required("alignment", "").asArray("");
    JsonObject bad = alignments.get(1).asObject("").without(member);
    Problem problem = problem(ACHIEVEMENT.with("alignment", JsonArray.of(alignments.get(0), bad)));
    assertThat(problem.code()).isEqualTo(ProblemCode.MISSING_MEMBER);
    assertThat(problem.where()).isEqualTo("/achievement/alignment/1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "name"})
  void levelOfAnotherKind_isRefusedWhereItStands(String member) throws Exception {
    JsonObject description =
        ACHIEVEMENT.required("resultDescription", "").asArray("").get(0).asObject("");
    JsonArray levels = description.required("rubricCriterionLevel", "").asArray("");
    JsonObject bad = levels.get(1).asObject("").with(member, JsonNumber.of(1));
    JsonObject changed = description.with("rubricCriterionLevel", JsonArray.of(levels.get(0), bad));
    assertThat(problem(ACHIEVEMENT.with("resultDescription", JsonArray.of(changed))).where())
        .isEqualTo("/achievement/resultDescription/0/rubricCriterionLevel/1/" + member);
  }

  @Test
  void builderWithoutDescriptionOrCriteria_isRefused() {
    assertThatThrownBy(() -> Achievement.of("urn:a", "n").criteria("c").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("description");
    assertThatThrownBy(() -> Achievement.of("urn:a", "n").description("d").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("criteria");
  }

  // subject

  @Test
  void subjectWithoutIdAndIdentifier_isRefused() {
    assertThat(subjectProblem(SUBJECT.without("id")).code()).isEqualTo(ProblemCode.MISSING_MEMBER);
    assertThat(subjectProblem(SUBJECT.without("id").with("identifier", JsonArray.of())).code())
        .isEqualTo(ProblemCode.MISSING_MEMBER);
  }

  @Test
  void subjectWithIdentifierOnly_isRead() throws Exception {
    AchievementSubject subject =
        AchievementSubject.read(
            SUBJECT.without("id").with("identifier", JsonArray.of(JsonObject.EMPTY)), "");
    assertThat(subject.id()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"Person\"", "[]", "[\"Person\"]", "[\"achievementsubject\"]", "\"\"", "{}"})
  void subjectOfAnotherType_isRefused(String type) throws Exception {
    Problem problem = subjectProblem(SUBJECT.with("type", JsonReader.strict().read(type)));
    assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
    assertThat(problem.where()).startsWith("/credentialSubject/type");
    assertThat(AchievementSubject.read(SUBJECT.with("type", "AchievementSubject"), "").id())
        .isPresent();
  }

  @Test
  void subjectWithoutAchievement_isRefused() {
    assertThat(subjectProblem(SUBJECT.without("achievement")).where())
        .isEqualTo("/credentialSubject");
  }

  @Test
  void malformedResult_isRefusedWhereItStands() {
    JsonObject bad = JsonObject.builder().put("status", true).build();
    Problem problem = subjectProblem(SUBJECT.with("result", JsonArray.of(JsonObject.EMPTY, bad)));
    assertThat(problem.where()).isEqualTo("/credentialSubject/result/1/status");
    assertThat(subjectProblem(SUBJECT.with("result", new JsonString("x"))).where())
        .isEqualTo("/credentialSubject/result");
  }

  @Test
  void result_comesBackFromJson() throws Exception {
    Result result =
        new Result(
            Optional.of("urn:r"),
            Optional.of("Completed"),
            Optional.of("7.5"),
            Optional.of("urn:l"),
            List.of(Alignment.skill(new SkillReference(URI.create("urn:s")), "label", "name")));
    assertThat(Result.read(LocatedObject.at(result.toJson(), ""))).isEqualTo(result);
    assertThat(result.toJson().toJson()).doesNotContain("null").doesNotContain("[]");
    Result least =
        new Result(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    assertThat(least.toJson().names()).containsExactly("type");
  }

  @Test
  void shownOrNotShown_needsADescriptionOfThatKind() {
    ResultDescription mark =
        new ResultDescription(
            "urn:r",
            "n",
            "RawScore",
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.of("5.5"),
            List.of());
    assertThatThrownBy(() -> Result.shown(mark)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Result.notShown(mark)).isInstanceOf(IllegalArgumentException.class);
  }

  // skill references

  @Test
  void escoSkill_isItsUri() throws Exception {
    SkillReference skill = SkillReference.esco("5206a9b8-8337-4f0b-ae00-163a2f55d8cf");
    assertThat(skill).hasToString(ESCO).isEqualTo(SkillReference.parse(ESCO, ""));
    assertThat(skill.isEsco()).isTrue();
    assertThat(SkillReference.parse("urn:x", "").isEsco()).isFalse();
  }

  @Tag("T72")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP://data.europa.eu/esco/skill/5206a9b8-8337-4f0b-ae00-163a2f55d8cf",
        "http://DATA.europa.eu/esco/skill/5206a9b8-8337-4f0b-ae00-163a2f55d8cf",
        "https://data.europa.eu/esco/skill/5206a9b8-8337-4f0b-ae00-163a2f55d8cf",
        "http://data.europa.eu/esco/skill/5206A9B8-8337-4f0b-ae00-163a2f55d8cf",
        "http://data.europa.eu/esco/skill/5206a9b8-8337-4f0b-ae00-163a2f55d8cf/",
        "http://data.europa.eu/esco/occupation/5206a9b8-8337-4f0b-ae00-163a2f55d8cf"
      })
  void skillThatIsWrittenOtherwise_isAnotherOne(String other) throws Exception {
    assertThat(SkillReference.parse(other, "")).isNotEqualTo(SkillReference.parse(ESCO, ""));
  }

  @Tag("T72")
  @Test
  void percentEncoding_isComparedExactly() throws Exception {
    assertThat(SkillReference.parse("http://a.example/%c3%a9", ""))
        .isNotEqualTo(SkillReference.parse("http://a.example/%C3%A9", ""))
        .isEqualTo(SkillReference.parse("http://a.example/%c3%a9", ""))
        .hasSameHashCodeAs(SkillReference.parse("http://a.example/%c3%a9", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5206A9B8-8337-4f0b-ae00-163a2f55d8cf",
        "5206a9b8",
        "",
        "5206a9b8-8337-4f0b-ae00-163a2f55d8cf ",
        "5206a9b8-8337-4f0b-ae00-163a2f55d8cf/../x"
      })
  void identifierThatIsNoUuid_isRefused(String uuid) {
    assertThatThrownBy(() -> SkillReference.esco(uuid))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a", "a/b:c", "//a", "http:", "http://a b", "urn:a b", "1:2", "%41:b"})
  void textThatIsNoAbsoluteUri_isRefused(String text) {
    JsonFormatException refused =
        catchThrowableOfType(JsonFormatException.class, () -> SkillReference.parse(text, "/x"));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
    assertThat(refused.problem().where()).isEqualTo("/x");
  }

  private static Problem problem(JsonObject achievement) {
    return catchThrowableOfType(
            JsonFormatException.class, () -> Achievement.read(achievement, "/achievement"))
        .problem();
  }

  private static Problem subjectProblem(JsonObject subject) {
    return catchThrowableOfType(
            JsonFormatException.class, () -> AchievementSubject.read(subject, "/credentialSubject"))
        .problem();
  }

  private static JsonObject json(String text) throws JsonFormatException {
    return JsonReader.strict().readObject(text);
  }
}

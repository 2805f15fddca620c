package nl.skillspaspoort.core.skill;

import static nl.skillspaspoort.core.skill.SkillFinding.Outcome.NOT_SHOWN;
import static nl.skillspaspoort.core.skill.SkillFinding.Outcome.SHOWN;
import static nl.skillspaspoort.core.skill.SkillFinding.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.skill.SkillFinding.Outcome;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Skills are read from results; what an achievement promises is not enough. */
class SkillFindingsTest {
  private static final String A = "https://skills.example/a";
  private static final String B = "https://skills.example/b";
  private static final String C = "https://skills.example/c";

  // the EVC report

  @Test
  void evcReport_creditsTheEightThatWereShown() throws Exception {
    Map<String, Outcome> found = findings(Credentials.evc());
    assertThat(found).hasSize(10);
    Credentials.EVC_SHOWN.forEach(
        skill -> assertThat(found).contains(entry(skill.toString(), SHOWN)));
    Credentials.EVC_NOT_SHOWN.forEach(
        skill -> assertThat(found).contains(entry(skill.toString(), NOT_SHOWN)));
  }

  @Test
  void evcReportWithoutAnyResult_creditsNothing() throws Exception {
    JsonObject evc = Credentials.evc();
    JsonObject subject = evc.required("credentialSubject", "").asObject("").without("result");
    assertThat(findings(evc.with("credentialSubject", subject)).values())
        .hasSize(10)
        .containsOnly(UNKNOWN);
  }

  @Test
  void skillOfTheAchievementThatNoResultIsAbout_isUnknown() {
    Achievement achievement = achievement(List.of(A, B), List.of(shownOrNot("r1", A)));
    assertThat(findings(achievement, Result.shown(shownOrNot("r1", A))))
        .containsExactly(entry(A, SHOWN), entry(B, UNKNOWN));
  }

  @Test
  void descriptionWithoutResult_leavesItsSkillUnknown() {
    Achievement achievement =
        achievement(List.of(A, B), List.of(shownOrNot("r1", A), shownOrNot("r2", B)));
    assertThat(findings(achievement, Result.shown(shownOrNot("r1", A))))
        .containsOnly(entry(A, SHOWN), entry(B, UNKNOWN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "InProgress",
        "Provisional",
        "OnHold",
        "Enrolled",
        "Withdrew",
        "",
        "completed",
        "COMPLETED",
        "Passed"
      })
  void unfinishedOrUnknownStatus_isUnknownWhateverTheLevel(String status) {
    Result result =
        new Result(
            Optional.of("r1"),
            Optional.of(status),
            Optional.empty(),
            Optional.of("r1-shown"),
            List.of());
    assertThat(findings(achievement(List.of(A), List.of(shownOrNot("r1", A))), result))
        .containsExactly(entry(A, UNKNOWN));
  }

  @Test
  void failedStatus_isNotShownEvenWithTheLevelReached() {
    Result result =
        new Result(
            Optional.of("r1"),
            Optional.of("Failed"),
            Optional.empty(),
            Optional.of("r1-shown"),
            List.of());
    assertThat(findings(achievement(List.of(A), List.of(shownOrNot("r1", A))), result))
        .containsExactly(entry(A, NOT_SHOWN));
  }

  @ParameterizedTest
  @CsvSource({
    "r1-shown, SHOWN",
    "r1-not-shown, UNKNOWN",
    "r1, UNKNOWN",
    "R1-SHOWN, UNKNOWN",
    "r2-shown, UNKNOWN",
    "'', UNKNOWN"
  })
  void levelReached_decides(String level, Outcome outcome) {
    Achievement achievement = achievement(List.of(A), List.of(shownOrNot("r1", A)));
    for (Optional<String> status : List.of(Optional.of("Completed"), Optional.<String>empty())) {
      Result result =
          new Result(Optional.of("r1"), status, Optional.empty(), Optional.of(level), List.of());
      assertThat(findings(achievement, result)).containsExactly(entry(A, outcome));
    }
  }

  @Test
  void completedWithoutTheRequiredLevel_isUnknown() {
    assertThat(
            findings(
                achievement(List.of(A), List.of(shownOrNot("r1", A))), status("r1", "Completed")))
        .containsExactly(entry(A, UNKNOWN));
  }

  @Test
  void requiredLevelThatIsNoLevel_isUnknown() {
    Achievement achievement = achievement(List.of(A), List.of(levels("r1", "high", "low", "x")));
    assertThat(findings(achievement, level("r1", "x"))).containsExactly(entry(A, UNKNOWN));
    assertThat(findings(achievement, level("r1", "high"))).containsExactly(entry(A, UNKNOWN));
  }

  /** The order of levels is not signed: only the required one itself is known to pass. */
  @Test
  void levelOtherThanTheRequiredOne_isUnknown() {
    Achievement achievement =
        achievement(List.of(A), List.of(levels("r1", "middle", "low", "middle", "high")));
    assertThat(findings(achievement, level("r1", "low"))).containsExactly(entry(A, UNKNOWN));
    assertThat(findings(achievement, level("r1", "middle"))).containsExactly(entry(A, SHOWN));
    assertThat(findings(achievement, level("r1", "high"))).containsExactly(entry(A, UNKNOWN));
  }

  @Test
  void twoDescriptionsWithOneId_areUnknown() {
    Achievement achievement =
        achievement(List.of(A), List.of(shownOrNot("r1", A), shownOrNot("r1", B)));
    assertThat(findings(achievement, Result.shown(shownOrNot("r1", A))))
        .containsExactly(entry(A, UNKNOWN), entry(B, UNKNOWN));
  }

  @Test
  void levelThatStandsTwiceInTheScale_isUnknown() {
    Achievement achievement =
        achievement(List.of(A), List.of(levels("r1", "middle", "low", "middle", "low")));
    assertThat(findings(achievement, level("r1", "low"))).containsExactly(entry(A, UNKNOWN));
    assertThat(findings(achievement, level("r1", "middle"))).containsExactly(entry(A, SHOWN));
  }

  // marks

  @ParameterizedTest
  @CsvSource({
    "5.5, 5.5, SHOWN",
    "5.5, 5.50, SHOWN",
    "5.5, 5.4, NOT_SHOWN",
    "5.5, 5.49999999999999999, NOT_SHOWN",
    "5.5, 10, SHOWN",
    "5.5, 05.5, SHOWN",
    "5.5, 6, SHOWN",
    "5.5, -6, NOT_SHOWN",
    "5.5, '5,5', UNKNOWN",
    "'5,5', 5.5, UNKNOWN",
    "5.5, tien, UNKNOWN",
    "5.5, '', UNKNOWN",
    "5.5, ' 6', UNKNOWN",
    "5.5, +6, UNKNOWN",
    "5.5, 6., UNKNOWN",
    "5.5, .6, UNKNOWN",
    "5.5, 1e1, UNKNOWN",
    "5.5, 1E999999999, UNKNOWN",
    "5.5, NaN, UNKNOWN",
    "5.5, ٦, UNKNOWN",
    "5.5, 85%, UNKNOWN",
    "voldoende, 6, UNKNOWN",
    "5.5, 1234567890123456789, UNKNOWN",
    "5.5, 123456789012345678, SHOWN"
  })
  void markBelowTheRequiredOne_isNotShown(String required, String mark, Outcome outcome) {
    assertThat(findings(achievement(List.of(A), List.of(mark("r1", required))), value("r1", mark)))
        .containsExactly(entry(A, outcome));
  }

  @Test
  void markThatIsMissing_isUnknown() {
    assertThat(
            findings(
                achievement(List.of(A), List.of(mark("r1", "5.5"))), status("r1", "Completed")))
        .containsExactly(entry(A, UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({
    "onvoldoende, NOT_SHOWN",
    "voldoende, SHOWN",
    "goed, SHOWN",
    "uitmuntend, UNKNOWN",
    "7, UNKNOWN"
  })
  void wordBelowTheRequiredOne_isNotShown(String word, Outcome outcome) {
    ResultDescription description =
        new ResultDescription(
            "r1",
            "n",
            "LetterGrade",
            List.of(),
            Optional.empty(),
            List.of("onvoldoende", "voldoende", "goed"),
            Optional.of("voldoende"),
            List.of(alignment(A)));
    assertThat(findings(achievement(List.of(A), List.of(description)), value("r1", word)))
        .containsExactly(entry(A, outcome));
  }

  @ParameterizedTest
  @CsvSource({
    "high, 6, SHOWN",
    "high, 5, NOT_SHOWN",
    "low, 6, UNKNOWN",
    "low, x, UNKNOWN",
    "high, x, UNKNOWN",
    "none, 6, UNKNOWN"
  })
  void levelAndMarkBothRequired_mustBothBeReached(String level, String mark, Outcome outcome) {
    ResultDescription levels = levels("r1", "high", "low", "high");
    ResultDescription both =
        new ResultDescription(
            levels.id(),
            levels.name(),
            levels.resultType(),
            levels.levels(),
            levels.requiredLevel(),
            List.of(),
            Optional.of("5.5"),
            levels.alignments());
    Result result =
        new Result(
            Optional.of("r1"), Optional.empty(), Optional.of(mark), Optional.of(level), List.of());
    assertThat(findings(achievement(List.of(A), List.of(both)), result))
        .containsExactly(entry(A, outcome));
  }

  // results that disagree

  @Test
  void resultsThatDisagree_countAsTheWorse() {
    ResultDescription description = shownOrNot("r1", A);
    Achievement achievement = achievement(List.of(A), List.of(description));
    Result shown = Result.shown(description);
    Result notShown = Result.notShown(description);
    Result open = status("r1", "InProgress");
    assertThat(findings(achievement, shown, notShown)).containsExactly(entry(A, NOT_SHOWN));
    assertThat(findings(achievement, notShown, shown)).containsExactly(entry(A, NOT_SHOWN));
    assertThat(findings(achievement, shown, open)).containsExactly(entry(A, UNKNOWN));
    assertThat(findings(achievement, open, shown)).containsExactly(entry(A, UNKNOWN));
    assertThat(findings(achievement, open, notShown)).containsExactly(entry(A, NOT_SHOWN));
    assertThat(findings(achievement, shown, shown)).containsExactly(entry(A, SHOWN));
  }

  @Test
  void twoDescriptionsOfOneSkill_countAsTheWorse() {
    ResultDescription one = shownOrNot("r1", A);
    ResultDescription two = shownOrNot("r2", A);
    Achievement achievement = achievement(List.of(A), List.of(one, two));
    assertThat(findings(achievement, Result.shown(one), Result.notShown(two)))
        .containsExactly(entry(A, NOT_SHOWN));
    assertThat(findings(achievement, Result.notShown(one), Result.shown(two)))
        .containsExactly(entry(A, NOT_SHOWN));
    assertThat(findings(achievement, Result.shown(one))).containsExactly(entry(A, UNKNOWN));
    assertThat(findings(achievement, Result.shown(one), Result.shown(two)))
        .containsExactly(entry(A, SHOWN));
  }

  @Test
  void skillsOfResults_haveTheOutcomeOfTheirOwnResult() {
    Achievement achievement =
        achievement(List.of(), List.of(withoutSkills(levels("r1", "high", "low", "high"))));
    assertThat(
            findings(achievement, aligned(level("r1", "high"), B), aligned(level("r1", "low"), C)))
        .containsExactly(entry(B, SHOWN), entry(C, UNKNOWN));
  }

  @Test
  void skillsOfResultsWithoutDescription_followTheirStatus() {
    Achievement achievement = achievement(List.of(A), List.of());
    assertThat(
            findings(
                achievement,
                aligned(status(null, "Completed"), B),
                aligned(status("nowhere", "Failed"), C)))
        .containsOnly(entry(A, UNKNOWN), entry(B, SHOWN), entry(C, NOT_SHOWN));
    assertThat(findings(achievement, aligned(value(null, "9"), B)))
        .containsOnly(entry(A, UNKNOWN), entry(B, UNKNOWN));
  }

  // badges without results per skill

  @Test
  void badgeWithoutResults_showsWhatItIsAlignedWith() throws Exception {
    assertThat(findings(achievement(List.of(A, B), List.of())))
        .containsExactly(entry(A, SHOWN), entry(B, SHOWN));
    assertThat(findings(Credentials.small()).values()).containsExactly(SHOWN);
  }

  @Test
  void badgeWithAnOverallResult_followsIt() {
    Achievement plain = achievement(List.of(A), List.of());
    assertThat(findings(plain, status(null, "Completed"))).containsExactly(entry(A, SHOWN));
    assertThat(findings(plain, status(null, "Failed"))).containsExactly(entry(A, NOT_SHOWN));
    assertThat(findings(plain, status(null, "InProgress"))).containsExactly(entry(A, UNKNOWN));
    assertThat(findings(plain, value(null, "8"))).containsExactly(entry(A, UNKNOWN));
    assertThat(findings(plain, status(null, "Completed"), status(null, "Failed")))
        .containsExactly(entry(A, NOT_SHOWN));
  }

  @Test
  void badgeWithAnOverallMark_followsIt() {
    Achievement achievement = achievement(List.of(A), List.of(withoutSkills(mark("r1", "5.5"))));
    assertThat(findings(achievement, value("r1", "7"))).containsExactly(entry(A, SHOWN));
    assertThat(findings(achievement, value("r1", "4"))).containsExactly(entry(A, NOT_SHOWN));
    assertThat(findings(achievement)).containsExactly(entry(A, UNKNOWN));
    assertThat(findings(achievement, value("other", "7"))).containsExactly(entry(A, UNKNOWN));
  }

  @Test
  void descriptionThatRequiresNothing_followsTheStatus() {
    ResultDescription description =
        new ResultDescription(
            "r1",
            "n",
            "Status",
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(alignment(A)));
    Achievement achievement = achievement(List.of(A), List.of(description));
    assertThat(findings(achievement, status("r1", "Completed"))).containsExactly(entry(A, SHOWN));
    assertThat(findings(achievement, status("r1", "Failed"))).containsExactly(entry(A, NOT_SHOWN));
    assertThat(findings(achievement, value("r1", "10"))).containsExactly(entry(A, UNKNOWN));
  }

  // alignments that are no skills

  @Test
  void alignmentWithoutAbsoluteUri_isLeftOut() {
    assertThat(findings(achievement(List.of("0721.0", "S6.3.2", "a b", "", A), List.of())))
        .containsExactly(entry(A, SHOWN));
  }

  @Test
  void label_isTheOneThatTheCredentialWrites() throws Exception {
    assertThat(
            CredentialClaims.read(Credentials.small())
                .achievementSubject()
                .orElseThrow()
                .skillFindings())
        .containsExactly(
            new SkillFinding(
                SkillReference.esco("60c78287-22eb-4103-9c8c-28deaa460da0"),
                "in teams werken",
                SHOWN));
  }

  // size

  @Tag("T22")
  @Timeout(30)
  @Test
  void asManyDescriptionsAndResultsAsTheReaderAllows_takeLinearTime() {
    List<ResultDescription> descriptions =
        IntStream.range(0, 30_000).mapToObj(i -> shownOrNot("r" + i, A + i)).toList();
    Result[] results =
        IntStream.range(0, 60_000)
            .mapToObj(i -> level("r" + (i % 30_000), "r" + (i % 30_000) + "-shown"))
            .toArray(Result[]::new);
    assertThat(findings(achievement(List.of(), descriptions), results).values())
        .hasSize(30_000)
        .containsOnly(SHOWN);
  }

  @Tag("T22")
  @Timeout(30)
  @Test
  void asManyLevelsAndResultsAsTheReaderAllows_takeLinearTime() {
    String[] names = IntStream.range(0, 40_000).mapToObj(i -> "level" + i).toArray(String[]::new);
    Result[] results =
        IntStream.range(0, 60_000).mapToObj(i -> level("r1", "level39999")).toArray(Result[]::new);
    assertThat(
            findings(achievement(List.of(), List.of(levels("r1", "level39999", names))), results))
        .containsExactly(entry(A, SHOWN));
  }

  @Tag("T22")
  @Timeout(30)
  @Test
  void skillsWhoseHashesCollide_takeLinearTime() {
    List<String> skills =
        IntStream.range(0, 1 << 16)
            .mapToObj(
                i ->
                    IntStream.range(0, 16)
                        .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining("", "x:", "")))
            .toList();
    assertThat(skills.get(0).hashCode()).isEqualTo(skills.get(65_535).hashCode());
    assertThat(findings(achievement(skills, List.of()))).hasSize(1 << 16);
  }

  @Tag("T22")
  @Timeout(30)
  @Test
  void hugeMark_isNotReadAsANumber() {
    String huge = "9".repeat(4 << 20);
    assertThat(findings(achievement(List.of(A), List.of(mark("r1", "5.5"))), value("r1", huge)))
        .containsExactly(entry(A, UNKNOWN));
    assertThat(findings(achievement(List.of(A), List.of(mark("r1", huge))), value("r1", "9")))
        .containsExactly(entry(A, UNKNOWN));
  }

  // builders

  private static Map<String, Outcome> findings(JsonObject credential) throws Exception {
    return map(
        CredentialClaims.read(credential).achievementSubject().orElseThrow().skillFindings());
  }

  private static Map<String, Outcome> findings(Achievement achievement, Result... results) {
    return map(SkillFindings.of(achievement, List.of(results), SkillFindings.Gaps.NONE));
  }

  private static Map<String, Outcome> map(List<SkillFinding> findings) {
    Map<String, Outcome> map = new LinkedHashMap<>();
    findings.forEach(
        finding ->
            assertThat(map.put(finding.skill().toString(), finding.outcome()))
                .as("every skill once")
                .isNull());
    return map;
  }

  private static Achievement achievement(
      List<String> skills, List<ResultDescription> descriptions) {
    Achievement.Builder builder =
        Achievement.of("https://school.example/a", "n").description("d").criteria("c");
    skills.forEach(skill -> builder.skill(alignment(skill)));
    descriptions.forEach(builder::result);
    return builder.build();
  }

  private static Alignment alignment(String url) {
    return new Alignment(
        Optional.of(url), "label", Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static ResultDescription shownOrNot(String id, String skill) {
    return ResultDescription.shownOrNot(id, "name", alignment(skill));
  }

  private static ResultDescription levels(String id, String required, String... lowToHigh) {
    List<ResultDescription.Level> levels = new ArrayList<>();
    for (String level : lowToHigh) {
      levels.add(new ResultDescription.Level(level, "name"));
    }
    return new ResultDescription(
        id,
        "name",
        "RubricCriterionLevel",
        levels,
        Optional.of(required),
        List.of(),
        Optional.empty(),
        List.of(alignment(A)));
  }

  private static ResultDescription mark(String id, String required) {
    return new ResultDescription(
        id,
        "name",
        "RawScore",
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.of(required),
        List.of(alignment(A)));
  }

  private static ResultDescription withoutSkills(ResultDescription description) {
    return new ResultDescription(
        description.id(),
        description.name(),
        description.resultType(),
        description.levels(),
        description.requiredLevel(),
        description.allowedValues(),
        description.requiredValue(),
        List.of());
  }

  private static Result level(String description, String level) {
    return new Result(
        Optional.of(description),
        Optional.empty(),
        Optional.empty(),
        Optional.of(level),
        List.of());
  }

  private static Result value(String description, String value) {
    return new Result(
        Optional.ofNullable(description),
        Optional.empty(),
        Optional.of(value),
        Optional.empty(),
        List.of());
  }

  private static Result status(String description, String status) {
    return new Result(
        Optional.ofNullable(description),
        Optional.of(status),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Result aligned(Result result, String skill) {
    return new Result(
        result.resultDescription(),
        result.status(),
        result.value(),
        result.achievedLevel(),
        List.of(alignment(skill)));
  }
}

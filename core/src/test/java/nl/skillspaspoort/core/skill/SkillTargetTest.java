package nl.skillspaspoort.core.skill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.SkillTarget.Unresolved.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SkillTargetTest {
  private static final String UUID = "5206a9b8-8337-4f0b-ae00-163a2f55d8cf";
  private static final String WATER = "http://data.europa.eu/esco/skill/" + UUID;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://data.europa.eu/esco/skill/" + UUID,
        "https://data.europa.eu/esco/skill/" + UUID,
        "HTTP://data.europa.eu/esco/skill/5206A9B8-8337-4F0B-AE00-163A2F55D8CF",
        " http://data.europa.eu/esco/skill/" + UUID + " ",
        "esco:" + UUID,
        "esco:skill/" + UUID,
        "https://esco.ec.europa.eu/en/classification/skills?uri=http://data.europa.eu/esco/skill/"
            + UUID,
        "https://esco.ec.europa.eu/nl/classification/skill?uri="
            + "http%3A%2F%2Fdata.europa.eu%2Fesco%2Fskill%2F"
            + UUID,
        "https://ec.europa.eu/esco/portal/skill?uri=http%3A%2F%2Fdata.europa.eu%2Fesco%2Fskill%2F"
            + UUID
            + "&conceptLanguage=nl"
      })
  void everyShapeOfASkill_isTheSameSkillWithoutWarning(String written) {
    SkillTarget target = target(written, null);
    assertThat(target.skill()).hasValueSatisfying(skill -> assertThat(skill).hasToString(WATER));
    assertThat(target.warning()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://data.europa.eu/esco/isco/C7121",
        "https://data.europa.eu/esco/occupation/" + UUID,
        "https://esco.ec.europa.eu/en/classification/occupation?uri="
            + "http://data.europa.eu/esco/occupation/"
            + UUID
      })
  void occupationAsSkill_isAnOccupationWithWarning(String written) {
    SkillTarget target = target(written, null);
    assertThat(target).isInstanceOf(SkillTarget.Occupation.class);
    assertThat(target.skill()).isEmpty();
    assertThat(target.warning()).map(Problem::code).contains(ProblemCode.ALIGNMENT_NOT_A_SKILL);
  }

  @ParameterizedTest
  @CsvSource({
    "ESCO:S6.3.2, GROUP",
    "S5.8.1, GROUP",
    "0721.0, CODE",
    "lassen niveau 2, CODE",
    "'', NOTHING"
  })
  void codeWithoutUrl_isUnresolvedWithWarning(String code, Kind kind) {
    SkillTarget target = target(null, code);
    assertThat(target).isInstanceOf(SkillTarget.Unresolved.class);
    assertThat(((SkillTarget.Unresolved) target).kind()).isEqualTo(kind);
    assertThat(target.warning()).map(Problem::code).contains(ProblemCode.ALIGNMENT_UNRESOLVED);
  }

  @ParameterizedTest
  @CsvSource({
    "http://data.europa.eu/esco/skill/S6.3.2, GROUP",
    "http://data.europa.eu/esco/isced-f/0721, GROUP",
    "http://data.europa.eu/esco/skill/not-a-uuid, MALFORMED",
    "http://data.europa.eu/esco/skill/, MALFORMED",
    "https://esco.ec.europa.eu/en/classification/skill_main, MALFORMED",
    "https://esco.ec.europa.eu/en/classification/skills?uri=%zz, MALFORMED",
    "esco:S6.3.2, GROUP"
  })
  void otherEscoLink_isNeverASkill(String url, Kind kind) {
    SkillTarget target = target(url, null);
    assertThat(target).isInstanceOf(SkillTarget.Unresolved.class);
    assertThat(((SkillTarget.Unresolved) target).kind()).isEqualTo(kind);
  }

  @Test
  void portalLinkToAPortalLink_isFollowedOnceAndEnds() {
    String nested = WATER;
    for (int i = 0; i < 4; i++) {
      nested = "https://esco.ec.europa.eu/en/classification/skills?uri=" + nested;
    }
    assertThat(target(nested, null).skill()).isEmpty();
  }

  @Test
  void uriOfAnotherVocabulary_isASkillAsItStands() {
    assertThat(target("https://school.example/skills/lassen-2", "S1").skill())
        .contains(
            new SkillReference(java.net.URI.create("https://school.example/skills/lassen-2")));
  }

  @Test
  void occupationInAnAchievement_isNoFinding() {
    Achievement roofer =
        Achievement.of("https://school.example/a", "Dakdekker")
            .description("d")
            .criteria("c")
            .skill(alignment("http://data.europa.eu/esco/isco/C7121", null))
            .skill(alignment(WATER, null))
            .build();
    assertThat(SkillFindings.of(roofer, java.util.List.of(), SkillFindings.Gaps.NONE))
        .singleElement()
        .satisfies(finding -> assertThat(finding.skill()).hasToString(WATER));
  }

  @Property
  void anyText_givesSomethingAndAWarningUnlessItIsASkill(@ForAll String url, @ForAll String code) {
    SkillTarget target = target(url, code);
    assertThat(target.warning().isPresent()).isNotEqualTo(target.skill().isPresent());
  }

  private static SkillTarget target(String url, String code) {
    return alignment(url, code).target();
  }

  private static Alignment alignment(String url, String code) {
    return new Alignment(
        Optional.ofNullable(url),
        "label",
        Optional.of("ESCO"),
        Optional.empty(),
        Optional.ofNullable(code));
  }
}

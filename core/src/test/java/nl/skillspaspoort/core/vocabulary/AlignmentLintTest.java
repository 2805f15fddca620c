package nl.skillspaspoort.core.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillReference;
import org.junit.jupiter.api.Test;

final class AlignmentLintTest {
  private static final AlignmentLint LINT = new AlignmentLint(Vocabularies.of(Vocabulary.sample()));
  private static final String WASTE =
      "http://data.europa.eu/esco/skill/1ead478f-4e9d-4aa7-a728-823fc1e894f5";

  @Test
  void goodAlignments_haveNoProblem() {
    assertThat(
            LINT.check(
                achievement(
                    link(WASTE, "Afvalsoort beoordelen"),
                    link("https://school.example/skills/1", "iets van ons"))))
        .isEmpty();
  }

  @Test
  void everyKindOfLoss_isFoundWhereItStands() {
    List<Problem> problems =
        LINT.check(
            achievement(
                link(WASTE, "lassen"),
                link("http://data.europa.eu/esco/isco/C7121", "dakdekker"),
                link(null, "samenwerken"),
                link(
                    "http://data.europa.eu/esco/skill/00000000-0000-0000-0000-000000000000",
                    "onbekend")));
    assertThat(problems)
        .extracting(Problem::code)
        .containsExactly(
            ProblemCode.LABEL_MISMATCH,
            ProblemCode.ALIGNMENT_NOT_A_SKILL,
            ProblemCode.ALIGNMENT_UNRESOLVED,
            ProblemCode.SKILL_UNKNOWN);
    assertThat(problems)
        .extracting(Problem::where)
        .containsExactly("/alignment/0", "/alignment/1", "/alignment/2", "/alignment/3");
    assertThat(problems).noneMatch(problem -> problem.message().contains("lassen"));
  }

  @Test
  void alignmentOfAResult_isFoundToo() {
    Achievement evc =
        Achievement.of("https://school.example/a", "n")
            .description("d")
            .criteria("c")
            .result(
                ResultDescription.shownOrNot(
                    "https://school.example/r",
                    "n",
                    Alignment.esco(SkillReference.esco(WASTE.substring(33)), "lassen")))
            .build();
    assertThat(LINT.check(evc))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.where()).isEqualTo("/resultDescription/0/alignment/0"));
  }

  private static Achievement achievement(Alignment... alignments) {
    Achievement.Builder builder =
        Achievement.of("https://school.example/a", "n").description("d").criteria("c");
    List.of(alignments).forEach(builder::skill);
    return builder.build();
  }

  private static Alignment link(String url, String name) {
    return new Alignment(
        Optional.ofNullable(url), name, Optional.empty(), Optional.empty(), Optional.empty());
  }
}

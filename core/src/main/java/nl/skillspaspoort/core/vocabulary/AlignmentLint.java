package nl.skillspaspoort.core.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.skill.SkillTarget;

/**
 * Finds skills that get lost in alignment before an achievement is published: a name without a URI,
 * an occupation that is used as a skill, a skill that no loaded vocabulary knows, a name that is
 * none of the labels of its URI.
 *
 * <p>Thread-safe.
 */
public final class AlignmentLint {
  private final Vocabularies vocabularies;

  /** A lint that looks skills up in these vocabularies. */
  public AlignmentLint(Vocabularies vocabularies) {
    this.vocabularies = Objects.requireNonNull(vocabularies, "vocabularies");
  }

  /**
   * What is wrong with the alignments of an achievement and of its result descriptions, in order;
   * each with the JSON Pointer from the achievement. A skill of a scheme of which nothing is loaded
   * is not called unknown.
   */
  public List<Problem> check(Achievement achievement) {
    List<Problem> problems = new ArrayList<>(check(achievement.alignments(), ""));
    List<ResultDescription> descriptions = achievement.resultDescriptions();
    for (int i = 0; i < descriptions.size(); i++) {
      problems.addAll(
          check(descriptions.get(i).alignments(), JsonPointer.element("/resultDescription", i)));
    }
    return List.copyOf(problems);
  }

  private List<Problem> check(List<Alignment> alignments, String under) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < alignments.size(); i++) {
      String where = JsonPointer.element(JsonPointer.member(under, "alignment"), i);
      check(alignments.get(i)).map(problem -> problem.under(where)).ifPresent(problems::add);
    }
    return problems;
  }

  private Optional<Problem> check(Alignment alignment) {
    SkillTarget target = alignment.target();
    return target.skill().isEmpty()
        ? target.warning()
        : check(target.skill().get(), alignment.targetName());
  }

  private Optional<Problem> check(SkillReference skill, String name) {
    List<Concept> concepts = vocabularies.findAll(skill.toString());
    if (concepts.isEmpty()) {
      return isOfALoadedScheme(skill)
          ? Optional.of(
              Problem.of(
                  ProblemCode.SKILL_UNKNOWN,
                  "a skill that " + vocabularies + " do not have",
                  "a skill that they have"))
          : Optional.empty();
    }
    if (concepts.stream().anyMatch(concept -> !concept.kind().isSkill())) {
      return Optional.of(
          Problem.of(ProblemCode.ALIGNMENT_NOT_A_SKILL, "a group or an occupation", "a skill"));
    }
    return concepts.stream().anyMatch(concept -> isName(concept, name))
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                ProblemCode.LABEL_MISMATCH,
                "a name that is no label of its URI",
                "a label of it in " + concepts.get(0).vocabulary().scheme()));
  }

  /** True if the vocabularies hold skills whose URIs start alike, up to the last slash or hash. */
  private boolean isOfALoadedScheme(SkillReference skill) {
    String uri = skill.toString();
    String start = uri.substring(0, Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1);
    return vocabularies.all().stream()
        .anyMatch(
            vocabulary ->
                vocabulary.concepts().stream()
                    .anyMatch(
                        concept -> concept.kind().isSkill() && concept.uri().startsWith(start)));
  }

  private static boolean isName(Concept concept, String name) {
    String folded = LabelIndex.fold(name);
    return Arrays.stream(Language.values())
        .anyMatch(
            language ->
                concept
                        .own(language)
                        .filter(label -> LabelIndex.fold(label.text()).equals(folded))
                        .isPresent()
                    || concept.alternativeLabels(language).stream()
                        .anyMatch(other -> LabelIndex.fold(other).equals(folded)));
  }
}

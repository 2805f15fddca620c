package nl.skillspaspoort.core.gap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.skillspaspoort.core.gap.OccupationComparison.Row;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.passport.SkillsIndex;
import nl.skillspaspoort.core.vocabulary.Concept;

/**
 * Which skills open most doors: a rule, not a forecast.
 *
 * <p>Looked at are the nearest occupations that are not complete. Step by step that skill is chosen
 * which (1) completes the essentials of most of them, then (2) is asked by most of them, then (3)
 * is asked by the nearest one, then stands first by URI. A skill that was chosen counts as present
 * for the next step.
 */
public final class LearningPlan {
  private final List<Row> occupations;
  private final List<Step> steps;

  private LearningPlan(List<Row> occupations, List<Step> steps) {
    this.occupations = occupations;
    this.steps = steps;
  }

  /**
   * One skill to learn.
   *
   * @param skill the skill
   * @param askedBy the occupations that lack it, the nearest first
   * @param completes those of them that then have every essential skill
   */
  public record Step(Concept skill, List<Concept> askedBy, List<Concept> completes) {
    public Step {
      Objects.requireNonNull(skill, "skill");
      askedBy = List.copyOf(askedBy);
      completes = List.copyOf(completes);
    }

    /** The step as data. */
    JsonObject toJson() {
      return JsonObject.builder()
          .put("skill", skill.uri())
          .put("askedBy", JsonArray.ofStrings(askedBy.stream().map(Concept::uri).toList()))
          .put("completes", JsonArray.ofStrings(completes.stream().map(Concept::uri).toList()))
          .build();
    }
  }

  /**
   * A plan.
   *
   * @param occupations which occupations may be aimed at
   * @param nearest how many of the nearest of them are looked at
   * @param most how many steps at most
   */
  public static LearningPlan of(
      SkillsIndex held, List<Concept> occupations, GapRules rules, int nearest, int most) {
    List<Row> open =
        OccupationComparison.rows(new Coverage(held, rules), occupations).stream()
            .filter(row -> !row.isComplete())
            .filter(row -> !row.missing().isEmpty())
            .limit(nearest)
            .toList();
    List<Goal> goals = new ArrayList<>();
    for (int i = 0; i < open.size(); i++) {
      goals.add(new Goal(i, open.get(i)));
    }
    List<Step> steps = new ArrayList<>();
    while (steps.size() < most) {
      List<Candidate> candidates = candidates(goals);
      if (candidates.isEmpty()) {
        break;
      }
      Candidate best = candidates.get(0);
      steps.add(best.step());
      goals.forEach(goal -> goal.lacks.remove(best.skill));
    }
    return new LearningPlan(open, List.copyOf(steps));
  }

  /** An occupation that is aimed at, with what is lacking so far. */
  private static final class Goal {
    private final int place;
    private final Concept occupation;
    private final Set<Concept> lacks;
    private final int partly;

    Goal(int place, Row row) {
      this.place = place;
      this.occupation = row.occupation();
      this.lacks = new HashSet<>(row.missing());
      this.partly = row.partly();
    }

    boolean isCompletedBy(Concept skill) {
      return partly == 0 && lacks.size() == 1 && lacks.contains(skill);
    }
  }

  /** A skill that could be learnt next. */
  private static final class Candidate {
    private static final Comparator<Candidate> BEST_FIRST =
        Comparator.<Candidate>comparingInt(each -> -each.completed())
            .thenComparing(each -> -each.goals.size())
            .thenComparing(each -> each.goals.get(0).place)
            .thenComparing(each -> each.skill.uri());

    private final Concept skill;
    private final List<Goal> goals = new ArrayList<>();

    Candidate(Concept skill) {
      this.skill = skill;
    }

    int completed() {
      return (int) goals.stream().filter(goal -> goal.isCompletedBy(skill)).count();
    }

    Step step() {
      return new Step(
          skill,
          goals.stream().map(goal -> goal.occupation).toList(),
          goals.stream()
              .filter(goal -> goal.isCompletedBy(skill))
              .map(goal -> goal.occupation)
              .toList());
    }
  }

  private static List<Candidate> candidates(List<Goal> goals) {
    Map<Concept, Candidate> bySkill = new HashMap<>();
    for (Goal goal : goals) {
      for (Concept skill : goal.lacks) {
        bySkill.computeIfAbsent(skill, Candidate::new).goals.add(goal);
      }
    }
    return bySkill.values().stream().sorted(Candidate.BEST_FIRST).toList();
  }

  /** The occupations that were looked at, the nearest first. */
  public List<Row> occupations() {
    return occupations;
  }

  /** The skills to learn, in order. */
  public List<Step> steps() {
    return steps;
  }

  /** The plan as data. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("kind", "learning-plan")
        .put("aidNotDecision", true)
        .put(
            "occupations",
            GapJson.array(occupations.stream().map(OccupationComparison::json).toList()))
        .put("steps", GapJson.array(steps.stream().map(Step::toJson).toList()))
        .build();
  }

  /** How many steps. */
  @Override
  public String toString() {
    return "LearningPlan[" + steps.size() + " steps]";
  }
}

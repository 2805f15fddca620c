package nl.skillspaspoort.core.skill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.skill.SkillFinding.Outcome;

/**
 * Reads skills from results, not only from what the achievement promises: an EVC report that
 * assesses ten competences and finds eight must not credit ten.
 */
final class SkillFindings {
  private final Map<SkillReference, SkillFinding> findings = new LinkedHashMap<>();

  private SkillFindings() {}

  static List<SkillFinding> of(Achievement achievement, List<Result> results) {
    SkillFindings found = new SkillFindings();
    boolean assessedBySkill = false;
    List<Outcome> overall = new ArrayList<>();
    for (ResultDescription description : achievement.resultDescriptions()) {
      List<Result> own = resultsOf(description, results);
      Outcome outcome = outcome(description, own);
      overall.add(outcome);
      List<Alignment> skills = new ArrayList<>(description.alignments());
      own.forEach(result -> skills.addAll(result.alignments()));
      assessedBySkill |= !skills.isEmpty();
      skills.forEach(skill -> found.add(skill, outcome));
    }
    for (Result result : results) {
      if (lacksDescription(result, achievement)) {
        Outcome outcome = statusOutcome(result).orElse(Outcome.UNKNOWN);
        overall.add(outcome);
        result.alignments().forEach(skill -> found.add(skill, outcome));
      }
    }
    Outcome promised =
        assessedBySkill
            ? Outcome.UNKNOWN
            : overall.stream().max(Outcome::compareTo).orElse(Outcome.SHOWN);
    achievement.alignments().forEach(skill -> found.addIfNew(skill, promised));
    return List.copyOf(found.findings.values());
  }

  private static List<Result> resultsOf(ResultDescription description, List<Result> results) {
    return results.stream()
        .filter(result -> result.resultDescription().equals(Optional.of(description.id())))
        .toList();
  }

  private static boolean lacksDescription(Result result, Achievement achievement) {
    return achievement.resultDescriptions().stream()
        .noneMatch(description -> result.resultDescription().equals(Optional.of(description.id())));
  }

  private static Outcome outcome(ResultDescription description, List<Result> results) {
    return results.stream()
        .map(result -> outcome(description, result))
        .max(Outcome::compareTo)
        .orElse(Outcome.UNKNOWN);
  }

  private static Outcome outcome(ResultDescription description, Result result) {
    Optional<Outcome> byStatus = statusOutcome(result);
    if (byStatus.isPresent() && byStatus.get() != Outcome.SHOWN) {
      return byStatus.get();
    }
    if (description.requiredLevel().isPresent()) {
      return reached(
          description.levels().stream().map(ResultDescription.Level::id).toList(),
          description.requiredLevel().get(),
          result.achievedLevel());
    }
    if (description.requiredValue().isPresent()) {
      return description.allowedValues().isEmpty()
          ? reachedNumber(description.requiredValue().get(), result.value())
          : reached(description.allowedValues(), description.requiredValue().get(), result.value());
    }
    return byStatus.orElse(Outcome.UNKNOWN);
  }

  private static Optional<Outcome> statusOutcome(Result result) {
    return result
        .status()
        .map(
            status ->
                switch (status) {
                  case Result.COMPLETED -> Outcome.SHOWN;
                  case Result.FAILED -> Outcome.NOT_SHOWN;
                  default -> Outcome.UNKNOWN;
                });
  }

  private static Outcome reached(
      List<String> lowToHigh, String required, Optional<String> achieved) {
    int asked = lowToHigh.indexOf(required);
    int got = achieved.map(lowToHigh::indexOf).orElse(-1);
    if (asked < 0 || got < 0) {
      return Outcome.UNKNOWN;
    }
    return got >= asked ? Outcome.SHOWN : Outcome.NOT_SHOWN;
  }

  private static Outcome reachedNumber(String required, Optional<String> achieved) {
    if (achieved.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    try {
      return new BigDecimal(achieved.get()).compareTo(new BigDecimal(required)) >= 0
          ? Outcome.SHOWN
          : Outcome.NOT_SHOWN;
    } catch (NumberFormatException e) {
      return Outcome.UNKNOWN;
    }
  }

  private void add(Alignment alignment, Outcome outcome) {
    alignment
        .skill()
        .ifPresent(
            skill ->
                findings.merge(
                    skill,
                    new SkillFinding(skill, alignment.targetName(), outcome),
                    (before, now) ->
                        before.outcome().compareTo(now.outcome()) >= 0 ? before : now));
  }

  private void addIfNew(Alignment alignment, Outcome outcome) {
    alignment
        .skill()
        .ifPresent(
            skill ->
                findings.putIfAbsent(
                    skill, new SkillFinding(skill, alignment.targetName(), outcome)));
  }
}

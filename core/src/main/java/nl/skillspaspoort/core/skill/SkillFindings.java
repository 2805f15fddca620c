package nl.skillspaspoort.core.skill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.skillspaspoort.core.skill.SkillFinding.Outcome;

/**
 * Reads skills from results, not only from what the achievement promises: an EVC report that
 * assesses ten competences and finds eight must not credit ten.
 *
 * <p>The work grows with the size of the credential, not with its square: credentials come from
 * anybody.
 */
final class SkillFindings {
  /** By the skill's URI. */
  private final Map<String, SkillFinding> findings = new LinkedHashMap<>();

  private final Gaps gaps;
  private boolean assessedBySkill;

  private SkillFindings(Gaps gaps) {
    this.gaps = gaps;
  }

  /**
   * What the one who shows the results left out of them.
   *
   * @param mayHideAResult a whole result, or what results are about, may be missing
   * @param incomplete the results of which something is missing, by identity
   */
  record Gaps(boolean mayHideAResult, Set<Result> incomplete) {
    static final Gaps NONE = new Gaps(false, Set.of());

    boolean isIncomplete(Result result) {
      return incomplete.contains(result);
    }

    /** An incomplete result that does not say what it is about may be about every skill. */
    boolean concernsEverySkill() {
      return mayHideAResult
          || incomplete.stream().anyMatch(result -> result.resultDescription().isEmpty());
    }
  }

  static List<SkillFinding> of(Achievement achievement, List<Result> results, Gaps gaps) {
    SkillFindings found = new SkillFindings(gaps);
    List<Outcome> overall = new ArrayList<>();
    Map<String, List<Result>> byDescription = byDescription(results);
    Set<String> described = new HashSet<>();
    Set<String> ambiguous = idsUsedTwice(achievement.resultDescriptions());
    for (ResultDescription description : achievement.resultDescriptions()) {
      described.add(description.id());
      Requirement requirement = Requirement.of(description);
      List<Outcome> outcomes = new ArrayList<>();
      if (ambiguous.contains(description.id())) {
        outcomes.add(Outcome.UNKNOWN);
      }
      for (Result result : byDescription.getOrDefault(description.id(), List.of())) {
        Outcome outcome = found.complete(result, requirement.outcome(result));
        outcomes.add(outcome);
        found.assessed(result.alignments(), outcome);
      }
      Outcome outcome = outcomes.stream().max(Outcome::compareTo).orElse(Outcome.UNKNOWN);
      overall.add(outcome);
      found.assessed(description.alignments(), outcome);
    }
    for (Result result : results) {
      if (result.resultDescription().filter(described::contains).isEmpty()) {
        Outcome outcome = found.complete(result, byStatus(result).orElse(Outcome.UNKNOWN));
        overall.add(outcome);
        found.assessed(result.alignments(), outcome);
      }
    }
    Outcome promised =
        found.assessedBySkill
            ? Outcome.UNKNOWN
            : overall.stream().max(Outcome::compareTo).orElse(Outcome.SHOWN);
    achievement.alignments().forEach(skill -> found.promised(skill, promised));
    return gaps.concernsEverySkill()
        ? found.findings.values().stream().map(SkillFindings::withoutTrust).toList()
        : List.copyOf(found.findings.values());
  }

  /** Without one of its parts a result shows nothing, whatever the other parts say. */
  private Outcome complete(Result result, Outcome outcome) {
    return gaps.isIncomplete(result) ? worse(outcome, Outcome.UNKNOWN) : outcome;
  }

  private static SkillFinding withoutTrust(SkillFinding finding) {
    return new SkillFinding(
        finding.skill(), finding.label(), worse(finding.outcome(), Outcome.UNKNOWN));
  }

  private static Outcome worse(Outcome one, Outcome other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Two requirements under one name: none of them can be called the one that was reached. */
  private static Set<String> idsUsedTwice(List<ResultDescription> descriptions) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (ResultDescription description : descriptions) {
      if (!seen.add(description.id())) {
        twice.add(description.id());
      }
    }
    return twice;
  }

  private static Map<String, List<Result>> byDescription(List<Result> results) {
    Map<String, List<Result>> byDescription = new HashMap<>();
    for (Result result : results) {
      result
          .resultDescription()
          .ifPresent(id -> byDescription.computeIfAbsent(id, key -> new ArrayList<>()).add(result));
    }
    return byDescription;
  }

  private static Optional<Outcome> byStatus(Result result) {
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

  /** When two results disagree about a skill, the worse one stays. */
  private void assessed(List<Alignment> skills, Outcome outcome) {
    for (Alignment alignment : skills) {
      assessedBySkill = true;
      finding(alignment, outcome)
          .ifPresent(
              finding ->
                  findings.merge(
                      finding.skill().toString(),
                      finding,
                      (before, now) ->
                          before.outcome().compareTo(now.outcome()) >= 0 ? before : now));
    }
  }

  private void promised(Alignment alignment, Outcome outcome) {
    finding(alignment, outcome)
        .ifPresent(finding -> findings.putIfAbsent(finding.skill().toString(), finding));
  }

  private static Optional<SkillFinding> finding(Alignment alignment, Outcome outcome) {
    return alignment.skill().map(skill -> new SkillFinding(skill, alignment.targetName(), outcome));
  }

  /** What it takes to pass; where level and value are both required, both must be reached. */
  private record Requirement(
      Optional<String> level, Set<String> levels, Optional<Scale> value, Optional<String> mark) {
    /** Reading a number takes time that grows with the square of its length. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(?:\\.[0-9]{1,18})?");

    static Requirement of(ResultDescription description) {
      boolean listed = !description.allowedValues().isEmpty();
      return new Requirement(
          description.requiredLevel(),
          description.levels().stream()
              .map(ResultDescription.Level::id)
              .collect(Collectors.toUnmodifiableSet()),
          description
              .requiredValue()
              .filter(required -> listed)
              .map(required -> Scale.of(description.allowedValues(), required)),
          description.requiredValue().filter(required -> !listed));
    }

    Outcome outcome(Result result) {
      Optional<Outcome> status = byStatus(result);
      if (status.isPresent() && status.get() != Outcome.SHOWN) {
        return status.get();
      }
      return Stream.of(
              level.map(required -> isLevel(required, result.achievedLevel())),
              value.map(scale -> scale.outcome(result.value())),
              mark.map(required -> reachesMark(required, result.value())))
          .flatMap(Optional::stream)
          .max(Outcome::compareTo)
          .or(() -> status)
          .orElse(Outcome.UNKNOWN);
    }

    /**
     * Exactly the required level. Whether another one is above or below it is not known: levels are
     * a set in the signed statements, so their order in the JSON is nobody's word.
     */
    private Outcome isLevel(String required, Optional<String> achieved) {
      return levels.contains(required) && achieved.equals(Optional.of(required))
          ? Outcome.SHOWN
          : Outcome.UNKNOWN;
    }

    private static Outcome reachesMark(String required, Optional<String> achieved) {
      if (achieved.isEmpty()
          || !NUMBER.matcher(achieved.get()).matches()
          || !NUMBER.matcher(required).matches()) {
        return Outcome.UNKNOWN;
      }
      return new BigDecimal(achieved.get()).compareTo(new BigDecimal(required)) >= 0
          ? Outcome.SHOWN
          : Outcome.NOT_SHOWN;
    }
  }

  /**
   * Names from low to high, and the lowest that passes.
   *
   * @param ranks the place of each name that stands in one place only
   * @param required the place of the lowest that passes, if it has one
   */
  private record Scale(Map<String, Integer> ranks, Optional<Integer> required) {
    private static final int AMBIGUOUS = -1;

    static Scale of(List<String> lowToHigh, String required) {
      Map<String, Integer> ranks = new HashMap<>();
      for (int i = 0; i < lowToHigh.size(); i++) {
        ranks.merge(lowToHigh.get(i), i, (first, second) -> AMBIGUOUS);
      }
      ranks.values().removeIf(rank -> rank == AMBIGUOUS);
      return new Scale(ranks, Optional.ofNullable(ranks.get(required)));
    }

    Outcome outcome(Optional<String> achieved) {
      Optional<Integer> reached = achieved.flatMap(name -> Optional.ofNullable(ranks.get(name)));
      if (required.isEmpty() || reached.isEmpty()) {
        return Outcome.UNKNOWN;
      }
      return reached.get() >= required.get() ? Outcome.SHOWN : Outcome.NOT_SHOWN;
    }
  }
}

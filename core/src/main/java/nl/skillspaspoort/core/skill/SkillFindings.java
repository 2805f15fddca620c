package nl.skillspaspoort.core.skill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
      return !incomplete.isEmpty() && incomplete.contains(result);
    }

    /** An incomplete result that does not say what it is about may be about every skill. */
    boolean concernsEverySkill() {
      boolean concerns = mayHideAResult;
      for (Result result : incomplete) {
        concerns |= result.resultDescription().isEmpty();
      }
      return concerns;
    }
  }

  static List<SkillFinding> of(Achievement achievement, List<Result> results, Gaps gaps) {
    SkillFindings found = new SkillFindings(gaps);
    Outcome overall = Outcome.SHOWN;
    Map<String, List<Result>> byDescription = byDescription(results);
    Map<String, Boolean> ambiguity = ambiguity(achievement.resultDescriptions());
    for (ResultDescription description : achievement.resultDescriptions()) {
      Requirement requirement = Requirement.of(description);
      List<Result> about = byDescription.getOrDefault(description.id(), List.of());
      boolean unknown = about.isEmpty() || ambiguity.getOrDefault(description.id(), true);
      Outcome worst = unknown ? Outcome.UNKNOWN : Outcome.SHOWN;
      for (Result result : about) {
        Outcome outcome = found.complete(result, requirement.outcome(result));
        worst = worse(worst, outcome);
        found.assessed(result.alignments(), outcome);
      }
      overall = worse(overall, worst);
      found.assessed(description.alignments(), worst);
    }
    for (Result result : results) {
      if (result.resultDescription().filter(ambiguity::containsKey).isEmpty()) {
        Outcome outcome = found.complete(result, byStatus(result).orElse(Outcome.UNKNOWN));
        overall = worse(overall, outcome);
        found.assessed(result.alignments(), outcome);
      }
    }
    Outcome promised = found.assessedBySkill ? Outcome.UNKNOWN : overall;
    for (Alignment skill : achievement.alignments()) {
      found.promised(skill, promised);
    }
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

  /**
   * For each name whether it stands for two requirements: none of them can be called the one that
   * was reached.
   */
  private static Map<String, Boolean> ambiguity(List<ResultDescription> descriptions) {
    Map<String, Boolean> ambiguity = new HashMap<>();
    for (ResultDescription description : descriptions) {
      ambiguity.put(description.id(), ambiguity.containsKey(description.id()));
    }
    return ambiguity;
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

  /**
   * What it takes to pass; where level and value are both required, both must be reached.
   *
   * @param levelIsKnown the required level is one of those described
   * @param scale for a required value that is one of a list
   */
  private record Requirement(
      ResultDescription description, boolean levelIsKnown, Optional<Scale> scale) {
    /** Reading a number takes time that grows with the square of its length. */
    private static final int MOST_DIGITS = 18;

    static Requirement of(ResultDescription description) {
      Optional<String> level = description.requiredLevel();
      boolean levelIsKnown = false;
      for (ResultDescription.Level described : description.levels()) {
        levelIsKnown |= level.isPresent() && described.id().equals(level.get());
      }
      Optional<Scale> scale =
          description.allowedValues().isEmpty()
              ? Optional.empty()
              : description
                  .requiredValue()
                  .map(required -> Scale.of(description.allowedValues(), required));
      return new Requirement(description, levelIsKnown, scale);
    }

    Outcome outcome(Result result) {
      Optional<Outcome> status = byStatus(result);
      if (status.isPresent() && status.get() != Outcome.SHOWN) {
        return status.get();
      }
      Optional<String> level = description.requiredLevel();
      Optional<String> value = description.requiredValue();
      if (level.isEmpty() && value.isEmpty()) {
        return status.orElse(Outcome.UNKNOWN);
      }
      return worse(
          level.isEmpty() ? Outcome.SHOWN : isLevel(level.get(), result.achievedLevel()),
          value.isEmpty() ? Outcome.SHOWN : reachesValue(value.get(), result.value()));
    }

    /**
     * Exactly the required level. Whether another one is above or below it is not known: levels are
     * a set in the signed statements, so their order in the JSON is nobody's word.
     */
    private Outcome isLevel(String required, Optional<String> achieved) {
      return levelIsKnown && achieved.isPresent() && achieved.get().equals(required)
          ? Outcome.SHOWN
          : Outcome.UNKNOWN;
    }

    private Outcome reachesValue(String required, Optional<String> achieved) {
      return scale.isPresent() ? scale.get().outcome(achieved) : reachesMark(required, achieved);
    }

    private static Outcome reachesMark(String required, Optional<String> achieved) {
      if (achieved.isEmpty() || !isShortNumber(achieved.get()) || !isShortNumber(required)) {
        return Outcome.UNKNOWN;
      }
      return new BigDecimal(achieved.get()).compareTo(new BigDecimal(required)) >= 0
          ? Outcome.SHOWN
          : Outcome.NOT_SHOWN;
    }

    /** Digits, perhaps with a minus sign before them, perhaps with a point and more after them. */
    private static boolean isShortNumber(String text) {
      int start = text.startsWith("-") ? 1 : 0;
      int point = text.indexOf('.');
      return point < 0
          ? areFewDigits(text, start, text.length())
          : areFewDigits(text, start, point) && areFewDigits(text, point + 1, text.length());
    }

    private static boolean areFewDigits(String text, int from, int to) {
      for (int i = from; i < to; i++) {
        if (text.charAt(i) < '0' || text.charAt(i) > '9') {
          return false;
        }
      }
      return to > from && to - from <= MOST_DIGITS;
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

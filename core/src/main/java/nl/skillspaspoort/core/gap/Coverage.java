package nl.skillspaspoort.core.gap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.crosswalk.Crosswalk;
import nl.skillspaspoort.core.crosswalk.CrosswalkAnswer;
import nl.skillspaspoort.core.crosswalk.CrosswalkAnswer.Counts;
import nl.skillspaspoort.core.passport.ProvenSkill;
import nl.skillspaspoort.core.passport.SkillEvidence;
import nl.skillspaspoort.core.passport.SkillsIndex;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * What somebody's skills count for: computed once, then asked for every requirement. The work grows
 * with the skills that are held, not with what is asked.
 */
final class Coverage {
  private final SkillsIndex held;
  private final Map<String, Answer> answers = new HashMap<>();

  Coverage(SkillsIndex held, GapRules rules) {
    this.held = held;
    Crosswalk crosswalk = rules.crosswalk();
    for (ProvenSkill skill : held.all()) {
      Optional<SkillEvidence> strongest = skill.strongest(rules.now());
      if (strongest.isPresent()) {
        if (crosswalk.isEmpty()) {
          offer(
              skill.skill().toString(),
              new CrosswalkAnswer(Counts.PRESENT, List.of()),
              strongest.get());
        } else {
          crosswalk
              .reach(skill.skill().toString())
              .forEach((uri, answer) -> offer(uri, answer, strongest.get()));
        }
      }
    }
  }

  /**
   * How a requested skill is covered.
   *
   * @param counts how the held skill counts, and by which mappings
   * @param evidence the strongest evidence of the held skill
   */
  record Answer(CrosswalkAnswer counts, SkillEvidence evidence) {}

  /** The better way stays; of equal ones the stronger proof, then the first in a fixed order. */
  private void offer(String uri, CrosswalkAnswer counts, SkillEvidence evidence) {
    answers.merge(
        uri, new Answer(counts, evidence), (before, now) -> isBetter(now, before) ? now : before);
  }

  private static boolean isBetter(Answer one, Answer other) {
    int byCounts = one.counts().counts().compareTo(other.counts().counts());
    if (byCounts != 0) {
      return byCounts > 0;
    }
    int byProof = SkillEvidence.STRONGEST_FIRST.compare(one.evidence(), other.evidence());
    return byProof == 0 ? one.counts().path().size() < other.counts().path().size() : byProof < 0;
  }

  /** How a skill is covered, if at all. */
  Optional<Answer> of(SkillReference skill) {
    return of(skill.toString());
  }

  Optional<Answer> of(String uri) {
    return Optional.ofNullable(answers.get(uri));
  }

  /** True if a skill is there in full. */
  boolean isPresent(String uri) {
    Answer answer = answers.get(uri);
    return answer != null && answer.counts().counts() == Counts.PRESENT;
  }

  /** True if a skill is there in part. */
  boolean isPartly(String uri) {
    Answer answer = answers.get(uri);
    return answer != null && answer.counts().counts() == Counts.PARTLY;
  }

  /** Everything that is said about exactly this skill. */
  List<SkillEvidence> saidAbout(SkillReference skill) {
    return held.find(skill).map(ProvenSkill::evidence).orElse(List.of());
  }
}

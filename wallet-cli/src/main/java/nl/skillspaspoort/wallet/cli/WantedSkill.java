package nl.skillspaspoort.wallet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.skill.SkillTarget;
import nl.skillspaspoort.core.vocabulary.Concept;
import nl.skillspaspoort.core.vocabulary.ConceptKind;
import nl.skillspaspoort.core.vocabulary.LabelMatch;
import nl.skillspaspoort.core.vocabulary.Vocabularies;

/** A skill that somebody typed: by its URI or its name, or picked from what comes near. */
final class WantedSkill {
  private static final int MOST_SUGGESTIONS = 9;

  private WantedSkill() {}

  /**
   * The skills that were typed, each once.
   *
   * @return empty after telling which one was not found and what is near
   */
  static Optional<List<SkillReference>> all(
      Session session, Vocabularies vocabularies, List<String> typed) {
    List<SkillReference> skills = new ArrayList<>();
    for (String each : typed) {
      Optional<SkillReference> skill = find(session, vocabularies, each.strip());
      if (skill.isEmpty()) {
        return Optional.empty();
      }
      if (!skills.contains(skill.get())) {
        skills.add(skill.get());
      }
    }
    return Optional.of(skills);
  }

  private static Optional<SkillReference> find(
      Session session, Vocabularies vocabularies, String typed) {
    Optional<SkillReference> byUri = SkillTarget.of(typed).skill();
    if (byUri.isPresent()) {
      return byUri;
    }
    Language language = session.words().language();
    List<LabelMatch> near =
        vocabularies.search(
            typed, language, MOST_SUGGESTIONS, ConceptKind.SKILL, ConceptKind.KNOWLEDGE);
    List<LabelMatch> same =
        near.stream().filter(match -> match.fit() == LabelMatch.Fit.SAME).toList();
    if (same.size() == 1) {
      return same.get(0).concept().skill();
    }
    return near.isEmpty() || session.environment().terminal().isEmpty() || session.json()
        ? notFound(session, typed, near)
        : pick(session, typed, near);
  }

  private static Optional<SkillReference> notFound(
      Session session, String typed, List<LabelMatch> near) {
    session.say("skill.not-found", typed);
    Language language = session.words().language();
    for (LabelMatch match : near) {
      session.hint("gap.near", name(match.concept(), language));
    }
    if (near.isEmpty()) {
      session.hint("gap.no-near");
    }
    return Optional.empty();
  }

  /** A list to choose from, for somebody at a keyboard. */
  private static Optional<SkillReference> pick(
      Session session, String typed, List<LabelMatch> near) {
    session.say("skill.several", typed);
    Language language = session.words().language();
    for (int i = 0; i < near.size(); i++) {
      session.say("skill.choice", i + 1, name(near.get(i).concept(), language));
    }
    String answer = session.ask("skill.which").orElse("");
    for (int i = 0; i < near.size(); i++) {
      if (answer.equals(Integer.toString(i + 1))) {
        return near.get(i).concept().skill();
      }
    }
    session.say("skill.none-chosen");
    return Optional.empty();
  }

  private static String name(Concept concept, Language language) {
    return concept.label(language).in(language);
  }
}

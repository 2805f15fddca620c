package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.passport.ProvenSkill;
import nl.skillspaspoort.core.passport.SkillEvidence;
import nl.skillspaspoort.core.passport.SkillsIndex;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.SkillFinding.Outcome;
import nl.skillspaspoort.core.vocabulary.Label;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code skillspas skills}: every skill in the wallet, the strongest proof first. */
@CommandLine.Command(name = "skills", sortOptions = false, sortSynopsis = false)
final class SkillsCommand implements Command {
  private static final int LABEL = 46;

  @Mixin private final HeldSkills held = new HeldSkills();

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    SkillsIndex index = held.index(session);
    Vocabularies vocabularies = new VocabularyFiles(session).load();
    Instant now = session.environment().clock().instant();
    if (session.json()) {
      session
          .printer()
          .answer(
              new JsonArray(
                  index.all().stream().<JsonValue>map(skill -> json(skill, now)).toList()));
      return ExitCode.DONE;
    }
    if (index.size() == 0) {
      session.answer("skills.none");
      return ExitCode.DONE;
    }
    new View(session, vocabularies, now).show(index);
    return ExitCode.DONE;
  }

  private static JsonObject json(ProvenSkill skill, Instant now) {
    JsonObject.Builder json = JsonObject.builder().put("skill", skill.skill().toString());
    skill.level(now).ifPresent(level -> json.put("proof", level.code()));
    return json.put(
            "evidence",
            new JsonArray(skill.evidence().stream().<JsonValue>map(SkillEvidence::toJson).toList()))
        .build();
  }

  /** The skills on a screen. */
  private record View(Session session, Vocabularies vocabularies, Instant now) {

    void show(SkillsIndex index) {
      List<ProvenSkill> shown = index.shown(now);
      session.answer("skills.shown", shown.size());
      for (ProvenSkill skill : shown) {
        SkillEvidence strongest = skill.strongest(now).orElseThrow();
        Language language = session.words().language();
        line(
            label(skill)
                + "  "
                + strongest.level().code()
                + " "
                + strongest.level().name(language)
                + numbers(skill.evidence().stream().filter(SkillEvidence::isShown).toList())
                + endorsed(strongest));
      }
      others(index, shown, Outcome.NOT_SHOWN);
      others(index, shown, Outcome.UNKNOWN);
      others(index, shown, Outcome.SHOWN);
    }

    private String endorsed(SkillEvidence evidence) {
      int times = evidence.proof().endorsements();
      return times == 0 ? "" : ", " + session.words().text("skills.endorsed", times);
    }

    /** What is said about skills that nothing shows now; shown in what has ended comes last. */
    private void others(SkillsIndex index, List<ProvenSkill> shown, Outcome outcome) {
      List<ProvenSkill> others =
          index.all().stream()
              .filter(skill -> !shown.contains(skill))
              .filter(skill -> outcome(skill) == outcome)
              .toList();
      if (!others.isEmpty()) {
        session.answer("start.blank");
        session.answer("skills.other." + outcome, others.size());
        others.forEach(skill -> line((label(skill) + numbers(skill.evidence())).stripTrailing()));
      }
    }

    private static Outcome outcome(ProvenSkill skill) {
      return skill.evidence().stream()
          .map(SkillEvidence::outcome)
          .max(Outcome::compareTo)
          .orElseThrow();
    }

    private String label(ProvenSkill skill) {
      Label label = vocabularies.label(skill.skill(), session.words().language());
      String text =
          label.language().isPresent()
              ? label.in(session.words().language())
              : skill.claimedLabel();
      return session.plain() ? text + ":" : Columns.fit(text, LABEL);
    }

    private String numbers(List<SkillEvidence> evidence) {
      return evidence.stream()
          .map(SkillEvidence::source)
          .distinct()
          .collect(
              Collectors.joining(", ", " (" + session.words().text("skills.numbers") + " ", ")"));
    }

    private void line(String text) {
      session.printer().answer("  " + text);
    }
  }
}

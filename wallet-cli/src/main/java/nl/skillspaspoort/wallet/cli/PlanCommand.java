package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.gap.GapRules;
import nl.skillspaspoort.core.gap.LearningPlan;
import nl.skillspaspoort.core.gap.OccupationComparison;
import nl.skillspaspoort.core.passport.SkillsIndex;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.vocabulary.Concept;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.core.vocabulary.Vocabulary;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code skillspas plan}: the nearest occupations, and which skills open most doors. */
@CommandLine.Command(name = "plan", sortOptions = false, sortSynopsis = false)
final class PlanCommand implements Command {
  private static final int NEAREST = 5;
  private static final int MOST = 50;

  @Option(
      names = "--occupation",
      paramLabel = "${bundle:label.occupation}",
      descriptionKey = "plan.occupation",
      order = 1)
  private List<String> occupations = new ArrayList<>();

  @Option(
      names = "--beroep",
      paramLabel = "${bundle:label.occupation}",
      descriptionKey = "plan.occupation",
      order = 1)
  private List<String> inDutch = new ArrayList<>();

  @Option(names = "--steps", paramLabel = "N", descriptionKey = "plan.steps", order = 2)
  private int steps = 5;

  @Mixin private final HeldSkills held = new HeldSkills();

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    if (steps < 1 || steps > MOST) {
      throw new UsageException("usage.plan.steps", MOST);
    }
    Vocabularies vocabularies = new VocabularyFiles(session).load();
    List<Concept> aims = new ArrayList<>();
    List<String> wanted = new ArrayList<>(occupations);
    wanted.addAll(inDutch);
    for (String typed : wanted) {
      Optional<Concept> aim = Wanted.occupation(session, vocabularies, typed);
      if (aim.isEmpty()) {
        return ExitCode.USAGE;
      }
      aims.add(aim.get());
    }
    if (aims.isEmpty()) {
      vocabularies.all().stream().map(Vocabulary::occupations).forEach(aims::addAll);
    }
    GapRules rules = GapRules.of(vocabularies, session.environment().clock().instant());
    SkillsIndex index = held.index(session);
    LearningPlan plan = LearningPlan.of(index, aims, rules, NEAREST, steps);
    if (session.json()) {
      session.printer().answer(plan.toJson());
    } else {
      show(session, plan);
    }
    return ExitCode.DONE;
  }

  private static void show(Session session, LearningPlan plan) {
    Language language = session.words().language();
    if (plan.occupations().isEmpty()) {
      session.answer("plan.nothing");
      return;
    }
    session.answer("plan.nearest");
    for (OccupationComparison.Row row : plan.occupations()) {
      session.answer(
          "plan.row",
          row.present(),
          row.essentials(),
          row.occupation().label(language).in(language));
    }
    session.answer("start.blank");
    session.answer("plan.learn");
    int number = 1;
    for (LearningPlan.Step step : plan.steps()) {
      session.answer("plan.step", number++, step.skill().label(language).in(language));
      session.answer("plan.asked", names(step.askedBy(), language));
      if (!step.completes().isEmpty()) {
        session.answer("plan.completes", names(step.completes(), language));
      }
    }
    session.answer("start.blank");
    session.answer("plan.aid");
  }

  private static String names(List<Concept> occupations, Language language) {
    return occupations.stream()
        .map(occupation -> occupation.label(language).in(language))
        .collect(Collectors.joining(", "));
  }
}

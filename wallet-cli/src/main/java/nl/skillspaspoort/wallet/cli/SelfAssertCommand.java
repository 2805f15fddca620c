package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.vocabulary.Vocabularies;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.SelfAssertion;
import nl.skillspaspoort.wallet.Wallet;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code skillspas self-assert}: a credential in which somebody herself says what she can. */
@CommandLine.Command(name = "self-assert", sortOptions = false, sortSynopsis = false)
final class SelfAssertCommand implements Command {
  @Option(
      names = "--skill",
      required = true,
      paramLabel = "${bundle:label.skill}",
      descriptionKey = "self-assert.skill",
      order = 1)
  private List<String> typed = new ArrayList<>();

  @Option(
      names = "--evidence",
      required = true,
      paramLabel = "${bundle:label.text}",
      descriptionKey = "self-assert.evidence",
      order = 2)
  private String evidence = "";

  @Option(
      names = "--title",
      paramLabel = "${bundle:label.text}",
      descriptionKey = "self-assert.title",
      order = 3)
  private Optional<String> title = Optional.empty();

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    Vocabularies vocabularies = new VocabularyFiles(session).load();
    Optional<List<SkillReference>> skills = WantedSkill.all(session, vocabularies, typed);
    if (skills.isEmpty()) {
      return ExitCode.USAGE;
    }
    List<Alignment> alignments =
        skills.get().stream().map(skill -> alignment(session, vocabularies, skill)).toList();
    SelfAssertion assertion;
    try {
      assertion =
          new SelfAssertion(
              title.orElseGet(() -> alignments.get(0).targetName()), evidence, alignments);
    } catch (IllegalArgumentException e) {
      throw new UsageException("usage.self-assert.part", String.valueOf(e.getMessage()));
    }
    try (Wallet wallet = session.open()) {
      KeptCredential kept = wallet.selfAssert(assertion);
      Facts facts = Facts.of(kept);
      if (session.json()) {
        session.printer().answer(facts.summary());
      } else {
        session.answer("self-assert.made", kept.number(), facts.title());
      }
      session.hint("self-assert.hint", kept.number());
    }
    return ExitCode.DONE;
  }

  private static Alignment alignment(
      Session session, Vocabularies vocabularies, SkillReference skill) {
    Language language = session.words().language();
    String label = vocabularies.label(skill, language).text();
    if (skill.isEsco()) {
      return Alignment.esco(skill, label);
    }
    return vocabularies
        .find(skill.toString())
        .map(concept -> Alignment.skill(skill, label, concept.vocabulary().scheme().name()))
        .orElseGet(
            () ->
                Alignment.skill(
                    skill,
                    label,
                    skill.uri().getHost() == null ? skill.toString() : skill.uri().getHost()));
  }
}

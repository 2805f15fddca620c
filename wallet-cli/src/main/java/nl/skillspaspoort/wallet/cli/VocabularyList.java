package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.List;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.vocabulary.Vocabulary;
import picocli.CommandLine;

/** {@code skillspas vocabulary list}: what was imported. */
@CommandLine.Command(name = "list", sortOptions = false, sortSynopsis = false)
final class VocabularyList implements Command {
  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    List<Vocabulary> all = new VocabularyFiles(session).imported();
    if (session.json()) {
      session
          .printer()
          .answer(new JsonArray(all.stream().<JsonValue>map(VocabularyList::json).toList()));
      return ExitCode.DONE;
    }
    if (all.isEmpty()) {
      session.answer("vocabulary.none");
      session.hint("vocabulary.sample.hint");
    }
    all.forEach(vocabulary -> line(session, vocabulary));
    return ExitCode.DONE;
  }

  /** One vocabulary, as a line or as data. */
  static void show(Session session, Vocabulary vocabulary) {
    if (session.json()) {
      session.printer().answer(json(vocabulary));
    } else {
      line(session, vocabulary);
    }
  }

  private static void line(Session session, Vocabulary vocabulary) {
    session.answer(
        "vocabulary.line",
        vocabulary.scheme(),
        skills(vocabulary),
        vocabulary.occupations().size(),
        vocabulary.requirementCount());
  }

  private static JsonObject json(Vocabulary vocabulary) {
    return JsonObject.builder()
        .put("name", vocabulary.scheme().name())
        .put("release", vocabulary.scheme().version())
        .put("skills", skills(vocabulary))
        .put("occupations", vocabulary.occupations().size())
        .put("requirements", vocabulary.requirementCount())
        .put("droppedRelations", vocabulary.droppedRelations())
        .build();
  }

  private static long skills(Vocabulary vocabulary) {
    return vocabulary.concepts().stream().filter(concept -> concept.kind().isSkill()).count();
  }
}

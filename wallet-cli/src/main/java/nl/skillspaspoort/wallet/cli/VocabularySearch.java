package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.List;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.vocabulary.LabelMatch;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code skillspas vocabulary search}: finds skills and occupations by their names. */
@CommandLine.Command(name = "search", sortOptions = false, sortSynopsis = false)
final class VocabularySearch implements Command {
  private static final int MOST = 10;

  @Parameters(
      arity = "1..*",
      paramLabel = "${bundle:label.text}",
      descriptionKey = "vocabulary.text")
  private List<String> words = List.of();

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    Language language = session.words().language();
    List<LabelMatch> found =
        new VocabularyFiles(session).load().search(String.join(" ", words), language, MOST);
    if (session.json()) {
      session
          .printer()
          .answer(new JsonArray(found.stream().<JsonValue>map(VocabularySearch::json).toList()));
    } else if (found.isEmpty()) {
      session.answer("vocabulary.not-found");
    } else {
      for (LabelMatch match : found) {
        session.answer(
            "vocabulary.match." + match.concept().kind(),
            match.concept().label(language).in(language));
        session.answer("vocabulary.uri", match.concept().uri());
      }
    }
    return ExitCode.DONE;
  }

  private static JsonObject json(LabelMatch match) {
    return JsonObject.builder()
        .put("uri", match.concept().uri())
        .put("kind", match.concept().kind().name())
        .put("label", match.label())
        .put("fit", match.fit().name())
        .build();
  }
}

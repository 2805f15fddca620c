package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.vocabulary.Concept;
import nl.skillspaspoort.core.vocabulary.Scheme;
import nl.skillspaspoort.core.vocabulary.Vocabulary;
import nl.skillspaspoort.core.vocabulary.VocabularyReader;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skillspas vocabulary import}: keeps a list of skills and occupations. */
@CommandLine.Command(name = "import", sortOptions = false, sortSynopsis = false)
final class VocabularyImport implements Command {
  @Parameters(arity = "1", paramLabel = "${bundle:label.file}", descriptionKey = "vocabulary.file")
  private String file = "";

  @Option(
      names = "--name",
      paramLabel = "${bundle:label.name}",
      descriptionKey = "vocabulary.name",
      order = 1)
  private String name = "ESCO";

  @Option(
      names = "--release",
      paramLabel = "${bundle:label.release}",
      descriptionKey = "vocabulary.release",
      order = 2)
  private String release = "";

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    for (String typed : new String[] {name, release}) {
      if (!typed.isEmpty() && !VocabularyFiles.isAllowed(typed)) {
        throw new UsageException("usage.vocabulary.name", typed);
      }
    }
    Path path = session.file(file);
    String ownName = Objects.requireNonNull(path.getFileName()).toString();
    VocabularyReader reader = VocabularyFiles.read(new Scheme(name, release), ownName, path);
    Vocabulary vocabulary = reader.vocabulary();
    new VocabularyFiles(session).keep(vocabulary);
    VocabularyList.show(session, vocabulary);
    if (vocabulary.droppedRelations() > 0) {
      session.say("vocabulary.dropped", vocabulary.droppedRelations());
    }
    if (!reader.skipped().isEmpty()) {
      session.say("vocabulary.skipped", reader.skipped().size());
    }
    if (vocabulary.concepts().stream().noneMatch(VocabularyImport::isDutch)) {
      session.say("vocabulary.no-dutch");
    }
    return ExitCode.DONE;
  }

  private static boolean isDutch(Concept concept) {
    return concept.own(nl.skillspaspoort.core.problem.Language.NL).isPresent();
  }
}

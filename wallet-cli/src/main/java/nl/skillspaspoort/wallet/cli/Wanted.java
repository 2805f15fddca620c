package nl.skillspaspoort.wallet.cli;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.vocabulary.Concept;
import nl.skillspaspoort.core.vocabulary.ConceptKind;
import nl.skillspaspoort.core.vocabulary.LabelMatch;
import nl.skillspaspoort.core.vocabulary.Vocabularies;

/** The occupation that somebody typed. */
final class Wanted {
  private static final int MOST_SUGGESTIONS = 5;

  private Wanted() {}

  /** The occupation; empty after telling that it is not there and which names are near. */
  static Optional<Concept> occupation(Session session, Vocabularies vocabularies, String typed) {
    Optional<Concept> found = vocabularies.occupation(typed);
    if (found.isEmpty()) {
      session.say("gap.no-occupation", typed);
      Language language = session.words().language();
      List<LabelMatch> near =
          vocabularies.search(typed, language, MOST_SUGGESTIONS, ConceptKind.OCCUPATION);
      for (LabelMatch match : near) {
        session.hint("gap.near", match.concept().label(language).in(language));
      }
      if (near.isEmpty()) {
        session.hint("gap.no-near");
      }
    }
    return found;
  }
}

package nl.skillspaspoort.core.gap;

import java.time.Instant;
import java.util.Objects;
import nl.skillspaspoort.core.crosswalk.Crosswalk;
import nl.skillspaspoort.core.vocabulary.Vocabularies;

/**
 * What a comparison is made with. Immutable.
 *
 * @param vocabularies where labels come from
 * @param crosswalk what held skills may count for beside themselves
 * @param now the moment at which validity and age are looked at
 */
public record GapRules(Vocabularies vocabularies, Crosswalk crosswalk, Instant now) {
  public GapRules {
    Objects.requireNonNull(vocabularies, "vocabularies");
    Objects.requireNonNull(crosswalk, "crosswalk");
    Objects.requireNonNull(now, "now");
  }

  /** Without a crosswalk: only the same skill counts. */
  public static GapRules of(Vocabularies vocabularies, Instant now) {
    return new GapRules(vocabularies, Crosswalk.none(), now);
  }
}

package nl.skillspaspoort.core.crosswalk;

import java.util.List;
import java.util.Objects;

/**
 * How a held skill may count for a requested one, and why.
 *
 * @param counts how it counts
 * @param path the rows that say so, from the held to the requested skill; empty for the same URI
 */
public record CrosswalkAnswer(Counts counts, List<Mapping> path) {

  /** How a held skill counts for a requested one, from the least to the most. */
  public enum Counts {
    /** Not at all. */
    NOTHING,
    /** A hint for a person: related, or the held skill is more general. No proof. */
    HINT,
    /** Nearly the same: show it and ask a person. No proof by itself. */
    LIKELY,
    /** The held skill is a part of the requested one. */
    PARTLY,
    /** The requested skill is there. */
    PRESENT
  }

  static final CrosswalkAnswer SAME = new CrosswalkAnswer(Counts.PRESENT, List.of());
  static final CrosswalkAnswer NOTHING = new CrosswalkAnswer(Counts.NOTHING, List.of());

  public CrosswalkAnswer {
    Objects.requireNonNull(counts, "counts");
    path = List.copyOf(path);
  }
}

package nl.skillspaspoort.core.vocabulary;

import java.util.Objects;

/**
 * A concept that fits what somebody typed.
 *
 * @param concept the concept
 * @param label the label that fits, which may be an alternative one
 * @param fit how well
 */
public record LabelMatch(Concept concept, String label, Fit fit) {

  /** How well a label fits, the best first. Accents and case make no difference anywhere. */
  public enum Fit {
    /** The same text. */
    SAME,
    /** The label starts with what was typed. */
    START,
    /** Every word that was typed starts a word of the label. */
    WORDS,
    /** Every word that was typed stands in a word of the label. */
    PART,
    /** The same with one typing mistake in a word, or two in a long one. */
    TYPO
  }

  public LabelMatch {
    Objects.requireNonNull(concept, "concept");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(fit, "fit");
  }
}

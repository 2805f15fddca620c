package nl.skillspaspoort.core.vocabulary;

/**
 * How much a vocabulary may be. A file that somebody hands over must not fill the memory.
 *
 * @param maxBytes of all files together, unpacked
 * @param maxConcepts concepts
 * @param maxRelations relations
 * @param maxFieldChars UTF-16 units of one field
 */
public record VocabularyLimits(
    long maxBytes, int maxConcepts, int maxRelations, int maxFieldChars) {
  /** Several times a full ESCO in all languages that we read. */
  public static final VocabularyLimits DEFAULT =
      new VocabularyLimits(2L << 30, 200_000, 4_000_000, 200_000);

  public VocabularyLimits {
    if (maxBytes <= 0 || maxConcepts <= 0 || maxRelations <= 0 || maxFieldChars <= 0) {
      throw new IllegalArgumentException("found a limit of zero or less; expected more");
    }
  }
}

package nl.skillspaspoort.issuer.registry;

/**
 * The shape of new status lists.
 *
 * @param entries places in one list; at least 131,072, so that a place says little about a person
 * @param decoys how many of them are never given out; some of them are set, so that nobody can
 *     count how many credentials were revoked
 */
public record ListLayout(int entries, int decoys) {
  /** Fewest entries of a list. */
  public static final int MIN_ENTRIES = 131_072;

  private static final int MAX_ENTRIES = 1 << 22;

  /** 131,072 places, of which 8,192 decoys. */
  public static final ListLayout DEFAULT = new ListLayout(MIN_ENTRIES, 8_192);

  /** Checks the ranges. */
  public ListLayout {
    if (entries < MIN_ENTRIES || entries > MAX_ENTRIES || decoys < 0 || decoys >= entries) {
      throw new IllegalArgumentException(
          "found "
              + entries
              + " entries and "
              + decoys
              + " decoys; expected "
              + MIN_ENTRIES
              + " to "
              + MAX_ENTRIES
              + " entries and fewer decoys");
    }
  }
}

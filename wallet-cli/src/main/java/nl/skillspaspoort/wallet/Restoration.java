package nl.skillspaspoort.wallet;

import java.util.List;

/**
 * What putting a backup back changes.
 *
 * @param differences one for each credential of the backup, in its order
 * @param sharesAdded how many lines the log gets that it did not have
 */
public record Restoration(List<Difference> differences, int sharesAdded) {
  public Restoration {
    differences = List.copyOf(differences);
  }
}

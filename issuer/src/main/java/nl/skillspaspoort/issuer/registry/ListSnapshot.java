package nl.skillspaspoort.issuer.registry;

import java.util.Map;
import java.util.Set;

/**
 * What a status list has to say at one moment.
 *
 * @param list number of the list
 * @param entries places in it
 * @param revision grows with every change
 * @param changed the places that are not good, each with its state
 * @param decoys places that were never given out and are shown as revoked
 */
public record ListSnapshot(
    int list, int entries, long revision, Map<Integer, AwardState> changed, Set<Integer> decoys) {
  /** Copies what it is given. */
  public ListSnapshot {
    changed = Map.copyOf(changed);
    decoys = Set.copyOf(decoys);
  }

  /** The number and the revision only. */
  @Override
  public String toString() {
    return "ListSnapshot[list " + list + ", revision " + revision + "]";
  }
}

package nl.skillspaspoort.issuer.registry;

/**
 * A place in the status lists of an issuer, given out once.
 *
 * @param list number of the list, from 1
 * @param index the place in it, from 0
 */
public record StatusSlot(int list, int index) {
  /** Checks the ranges. */
  public StatusSlot {
    if (list < 1 || index < 0) {
      throw new IllegalArgumentException(
          "found list " + list + " and a place below zero; expected list 1 or higher, place 0 up");
    }
  }

  /** The list only: list and place together identify a credential. */
  @Override
  public String toString() {
    return "StatusSlot[list " + list + "]";
  }
}

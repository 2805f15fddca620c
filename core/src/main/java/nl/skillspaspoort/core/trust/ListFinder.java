package nl.skillspaspoort.core.trust;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Finds the list that another list points to. What it gives is not believed: it is verified with
 * the keys of the {@link ListPointer}.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface ListFinder {

  /**
   * The list, as it was received.
   *
   * @throws TrustListException {@code LIST_UNAVAILABLE} if it cannot be had
   */
  SignedTrustList find(ListPointer pointer) throws TrustListException;

  /**
   * A finder among lists that are handed in; it looks nowhere else.
   *
   * @throws TrustListException {@code LIST_MALFORMED} if one of them has no identifier
   */
  static ListFinder among(Collection<SignedTrustList> lists) throws TrustListException {
    Map<String, SignedTrustList> byId = new HashMap<>();
    for (SignedTrustList list : lists) {
      byId.put(list.unverifiedListId(), list);
    }
    return pointer -> {
      SignedTrustList found = byId.get(pointer.listId());
      if (found == null) {
        throw new TrustListException(
            Problem.of(
                ProblemCode.LIST_UNAVAILABLE,
                "no list " + pointer.listId() + " among those handed in",
                "the list of each delegate"));
      }
      return found;
    };
  }
}

package nl.skillspaspoort.core.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Follows the delegations of a list: finds the list of each delegate, verifies it with the keys
 * that the delegating list names, and attaches it. What such a list grants counts only within the
 * scope and the period of every delegation on the way.
 *
 * <p>A list that cannot be had, that none of the named keys signed, or whose key a list on the way
 * says is in other hands, is attached as unavailable: it makes answers undetermined that would
 * depend on it. A delegation that leads back to a list on the way, or further than the depth
 * allows, grants nothing.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Delegations {
  /** How many steps are followed unless another number is asked for. */
  public static final int DEFAULT_DEPTH = 3;

  private static final int MAX_DEPTH = 10;
  private static final int MAX_LISTS = 256;

  private final ListFinder finder;
  private final ListMemory memory;
  private final int maxDepth;

  private Delegations(ListFinder finder, ListMemory memory, int maxDepth) {
    this.finder = Objects.requireNonNull(finder, "finder");
    this.memory = Objects.requireNonNull(memory, "memory");
    this.maxDepth = maxDepth;
  }

  /** Three steps at most, over the lists that this finder finds. */
  public static Delegations over(ListFinder finder, ListMemory memory) {
    return new Delegations(finder, memory, DEFAULT_DEPTH);
  }

  /**
   * The same with another number of steps.
   *
   * @throws IllegalArgumentException if it is under 0 or over 10
   */
  public Delegations upTo(int steps) {
    if (steps < 0 || steps > MAX_DEPTH) {
      throw new BrokenRule(steps + " steps", "0 to " + MAX_DEPTH);
    }
    return new Delegations(finder, memory, steps);
  }

  /**
   * The list that the configuration points to, verified with its keys and followed; or why it is
   * not there.
   */
  public TrustSource load(ListPointer configured) {
    try {
      return follow(
          finder.find(configured).verify(configured.listId(), configured.signers(), memory));
    } catch (TrustListException e) {
      return new UnavailableList(configured.listId(), e.problem());
    }
  }

  /** The same list with the lists of its delegates, and of theirs, attached. */
  public TrustList follow(TrustList list) {
    return new Walk().follow(list, List.of());
  }

  /** One walk from one list; counts, so that no set of lists makes it endless. */
  private final class Walk {
    private int lists;

    TrustList follow(TrustList list, List<TrustList> above) {
      List<TrustList> path = new ArrayList<>(above);
      path.add(list);
      List<DelegatedList> delegated = new ArrayList<>();
      for (TrustedIssuer delegate : list.issuers()) {
        for (Grant grant : delegate.grants()) {
          grant
              .list()
              .ifPresent(
                  pointer ->
                      delegated.add(new DelegatedList(delegate, grant, step(pointer, path))));
        }
      }
      return list.withDelegated(delegated);
    }

    private TrustSource step(ListPointer pointer, List<TrustList> path) {
      if (path.stream().anyMatch(list -> list.id().equals(pointer.listId()))) {
        return refused(pointer, ProblemCode.DELEGATION_LOOP, "a delegation that leads back to it");
      }
      if (path.size() > maxDepth) {
        return refused(
            pointer, ProblemCode.DELEGATION_TOO_DEEP, "a delegation of step " + path.size());
      }
      if (++lists > MAX_LISTS) {
        return refused(
            pointer, ProblemCode.DELEGATION_TOO_DEEP, "more than " + MAX_LISTS + " lists");
      }
      try {
        SignedTrustList found = finder.find(pointer);
        TrustList verified = found.verify(pointer.listId(), pointer.signers(), memory);
        for (TrustList list : path) {
          if (verified.signer().map(list::isCompromised).orElse(false)) {
            return new UnavailableList(
                pointer.listId(),
                Problem.of(
                    ProblemCode.LIST_NOT_AUTHENTIC,
                    "a list signed with a key that is in other hands, as " + list.id() + " says",
                    "a key that only the delegate has"));
          }
        }
        return follow(verified, path);
      } catch (TrustListException e) {
        return new UnavailableList(pointer.listId(), e.problem());
      }
    }

    private UnavailableList refused(ListPointer pointer, ProblemCode code, String found) {
      return new UnavailableList(
          pointer.listId(),
          Problem.of(
              code,
              found + ": " + pointer.listId(),
              "at most " + maxDepth + " steps, each to another list"));
    }
  }
}

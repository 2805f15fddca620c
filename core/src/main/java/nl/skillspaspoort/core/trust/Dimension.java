package nl.skillspaspoort.core.trust;

import java.util.Set;

/**
 * One dimension of a scope: everything, a finite set, or nothing.
 *
 * @param any true if the list says so explicitly
 * @param members what is granted if not everything is; empty means nothing
 * @param <T> what the dimension is made of
 */
public record Dimension<T>(boolean any, Set<T> members) {

  /** Checks that "everything" names no members. */
  public Dimension {
    members = Set.copyOf(members);
    if (any && !members.isEmpty()) {
      throw new BrokenRule("ANY with " + members.size() + " members", "one or the other");
    }
  }

  /** True if it grants nothing. */
  public boolean isNothing() {
    return !any && members.isEmpty();
  }

  /** Everything. */
  public static <T> Dimension<T> anything() {
    return new Dimension<>(true, Set.of());
  }

  /** Nothing: what a list that is silent about a dimension grants. */
  public static <T> Dimension<T> nothing() {
    return new Dimension<>(false, Set.of());
  }

  /** Exactly these. */
  public static <T> Dimension<T> of(Set<T> members) {
    return new Dimension<>(false, members);
  }
}

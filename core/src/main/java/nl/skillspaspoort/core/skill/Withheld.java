package nl.skillspaspoort.core.skill;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * From which places of a document something was left out by the one who shows it. What that was is
 * not known: it may be a good result, a bad one, or nothing at all. Immutable.
 */
public final class Withheld {
  private static final Withheld NOTHING = new Withheld(false, new TreeSet<>());
  private static final Withheld ANYWHERE = new Withheld(true, new TreeSet<>());

  private final boolean anywhere;
  private final NavigableSet<String> places;

  private Withheld(boolean anywhere, NavigableSet<String> places) {
    this.anywhere = anywhere;
    this.places = places;
  }

  /** Nothing: the document is all that was signed. */
  public static Withheld nothing() {
    return NOTHING;
  }

  /**
   * Something may be missing at every place, because how the document is secured does not tell
   * where.
   */
  public static Withheld anywhere() {
    return ANYWHERE;
  }

  /**
   * Something is missing from these objects and arrays, and from no others.
   *
   * @param places JSON Pointers in the document
   */
  public static Withheld from(Collection<String> places) {
    return places.isEmpty() ? NOTHING : new Withheld(false, new TreeSet<>(places));
  }

  /** True if the document is all that was signed. */
  public boolean isNothing() {
    return !anywhere && places.isEmpty();
  }

  /** True if how the document is secured does not tell whether and where something is missing. */
  public boolean isAnywhere() {
    return anywhere;
  }

  /** True if something may be missing from exactly this object or array. */
  public boolean isFrom(String place) {
    return anywhere || places.contains(place);
  }

  /** True if something may be missing from this object or array, or from one inside it. */
  public boolean isWithin(String place) {
    if (isNothing() || isFrom(place)) {
      return !isNothing();
    }
    String inside = place + "/";
    String next = places.ceiling(inside);
    return next != null && next.startsWith(inside);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Withheld withheld
        && withheld.anywhere == anywhere
        && withheld.places.equals(places);
  }

  @Override
  public int hashCode() {
    return Boolean.hashCode(anywhere) + 31 * places.hashCode();
  }

  /** The number of places only. */
  @Override
  public String toString() {
    return "Withheld[" + (anywhere ? "anywhere" : places.size() + " places") + "]";
  }
}

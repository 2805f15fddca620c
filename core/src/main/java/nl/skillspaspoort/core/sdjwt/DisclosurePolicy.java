package nl.skillspaspoort.core.sdjwt;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.json.JsonPointer;

/**
 * Which claims of an SD-JWT its holder can hide: members of objects and elements of arrays, also
 * inside each other. Immutable.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-6">RFC 9901 §6</a>
 */
public final class DisclosurePolicy {
  private static final int MAX_DECOYS = 64;

  private final Predicate<String> hidable;
  private final Set<String> mustExist;
  private final int decoys;

  private DisclosurePolicy(Predicate<String> hidable, Set<String> mustExist, int decoys) {
    this.hidable = hidable;
    this.mustExist = mustExist;
    this.decoys = decoys;
  }

  /** Nothing can be hidden. */
  public static DisclosurePolicy none() {
    return new DisclosurePolicy(pointer -> false, Set.of(), 0);
  }

  /**
   * Exactly these claims can be hidden. A claim and one inside it can both be named: then the inner
   * one can be hidden when the outer one is shown.
   *
   * @param pointers JSON Pointers into the claims, for example {@code /address/street} and {@code
   *     /languages/0}; each must name a claim that is there when an SD-JWT is issued
   * @throws IllegalArgumentException if one is no JSON Pointer, or names the whole payload
   */
  public static DisclosurePolicy of(Set<String> pointers) {
    for (String pointer : pointers) {
      if (JsonPointer.segments(pointer).isEmpty()) {
        throw new IllegalArgumentException("found the whole payload; expected a claim in it");
      }
    }
    Set<String> copy = Set.copyOf(pointers);
    return new DisclosurePolicy(copy::contains, copy, 0);
  }

  /** Exactly these claims can be hidden; see {@link #of(Set)}. */
  public static DisclosurePolicy of(String... pointers) {
    return of(Set.of(pointers));
  }

  /** The claims whose JSON Pointer fits can be hidden. */
  public static DisclosurePolicy where(Predicate<String> pointer) {
    return new DisclosurePolicy(pointer, Set.of(), 0);
  }

  /**
   * This policy with decoys: in every object and array of which something can be hidden, that many
   * digests that belong to nothing. They hide how many claims there are.
   *
   * @param each 0 to 64
   */
  public DisclosurePolicy withDecoys(int each) {
    if (each < 0 || each > MAX_DECOYS) {
      throw new IllegalArgumentException("found " + each + " decoys; expected 0 to " + MAX_DECOYS);
    }
    return new DisclosurePolicy(hidable, mustExist, each);
  }

  /** This policy for claims that stand inside a member. */
  DisclosurePolicy inside(String member) {
    String start = JsonPointer.of(List.of(member));
    return new DisclosurePolicy(
        pointer ->
            pointer.startsWith(start + "/") && hidable.test(pointer.substring(start.length())),
        mustExist.stream().map(start::concat).collect(Collectors.toUnmodifiableSet()),
        decoys);
  }

  /** True if the claim at this JSON Pointer can be hidden. */
  public boolean hides(String pointer) {
    return hidable.test(pointer);
  }

  boolean canHide(Path path) {
    return hides(path.pointer());
  }

  Set<String> mustExist() {
    return mustExist;
  }

  int decoys() {
    return decoys;
  }
}

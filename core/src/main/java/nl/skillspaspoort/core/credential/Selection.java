package nl.skillspaspoort.core.credential;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * Which parts of a credential its holder shows, whatever secures it. Immutable.
 *
 * <p>A part is named by its JSON Pointer in the credential as the holder has it, without anything
 * around the credential: {@code /credentialSubject/result/0}. It is shown with everything in it and
 * with what it stands in; what the issuer made always visible is shown in any case. Array indexes
 * are those of the credential that the holder has, not of what will be shown.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901, JSON Pointer</a>
 */
public final class Selection {
  private static final Selection EVERYTHING = new Selection(true, List.of());

  private final boolean everything;
  private final List<String> pointers;

  private Selection(boolean everything, List<String> pointers) {
    this.everything = everything;
    this.pointers = pointers;
  }

  /** All that the holder has. The only selection for a credential that cannot be shown in part. */
  public static Selection everything() {
    return EVERYTHING;
  }

  /**
   * These parts, and what is always visible. None at all is a selection too.
   *
   * @throws IllegalArgumentException if one is no JSON Pointer, or names the whole document
   */
  public static Selection only(Collection<String> pointers) {
    for (String pointer : pointers) {
      if (JsonPointer.segments(pointer).isEmpty()) {
        throw new IllegalArgumentException(
            "found the whole document; expected a part of it, or Selection.everything()");
      }
    }
    return new Selection(false, pointers.stream().distinct().sorted().toList());
  }

  /** These parts, and what is always visible; see {@link #only(Collection)}. */
  public static Selection only(String... pointers) {
    return only(List.of(pointers));
  }

  /**
   * The results of a credential that speak of some skills, their descriptions, and what its
   * achievement says of them: what it takes to show skill by skill. Skills that it does not speak
   * of add nothing.
   */
  public static Selection skills(CredentialClaims claims, Collection<SkillReference> skills) {
    return only(SkillParts.of(claims, Set.copyOf(skills)));
  }

  /** True if nothing is kept back. */
  public boolean isEverything() {
    return everything;
  }

  /** The parts that are named, each once, sorted; none if {@linkplain #isEverything everything}. */
  public List<String> pointers() {
    return pointers;
  }

  /** True if the part at this place is shown: it is named, stands in or around one that is. */
  public boolean shows(String pointer) {
    return everything
        || pointers.stream()
            .anyMatch(named -> isAtOrIn(pointer, named) || isAtOrIn(named, pointer));
  }

  private static boolean isAtOrIn(String inner, String outer) {
    return inner.startsWith(outer)
        && (inner.length() == outer.length() || inner.charAt(outer.length()) == '/');
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Selection selection
        && selection.everything == everything
        && selection.pointers.equals(pointers);
  }

  @Override
  public int hashCode() {
    return Boolean.hashCode(everything) + 31 * pointers.hashCode();
  }

  /** The number of parts only. */
  @Override
  public String toString() {
    return "Selection[" + (everything ? "everything" : pointers.size() + " parts") + "]";
  }
}

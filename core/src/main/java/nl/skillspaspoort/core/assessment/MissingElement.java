package nl.skillspaspoort.core.assessment;

import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Something that a {@link Profile} asks for and that is not there. Immutable.
 *
 * @see Profile#missing
 */
public final class MissingElement {
  private final Profile profile;
  private final ProfileElement element;

  MissingElement(Profile profile, ProfileElement element) {
    this.profile = profile;
    this.element = element;
  }

  /** The profile that asks for it. */
  public Profile profile() {
    return profile;
  }

  /** Its number in the European recommendation, from 1; none for elements of other profiles. */
  public OptionalInt number() {
    return element.number();
  }

  /** What it is called, for people. */
  public String name(Language language) {
    return element.name(language);
  }

  /** One sentence for people: the profile, the number if there is one, and the name. */
  public String text(Language language) {
    OptionalInt number = number();
    return number.isPresent()
        ? String.format(
            Locale.ROOT,
            ProfileElement.text(language, "missing.numbered"),
            profile.code(),
            number.getAsInt(),
            name(language))
        : String.format(
            Locale.ROOT, ProfileElement.text(language, "missing"), profile.code(), name(language));
  }

  /** The same for developers. */
  public Problem problem() {
    String which = number().isPresent() ? "element " + number().getAsInt() + ", " : "";
    return Problem.of(
        ProblemCode.PROFILE_ELEMENT_MISSING,
        "nothing for " + which + name(Language.EN),
        "every element of the profile " + profile.code());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MissingElement missing
        && missing.profile == profile
        && missing.name(Language.EN).equals(name(Language.EN));
  }

  @Override
  public int hashCode() {
    return Objects.hash(profile, name(Language.EN));
  }

  @Override
  public String toString() {
    return text(Language.EN);
  }
}

package nl.skillspaspoort.issuer.registry;

import java.util.Objects;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.PersonalNumbers;

/**
 * Whom an award is for, by the number or e-mail address that the provider itself uses. The registry
 * keeps a keyed hash of it and never the text. Immutable; {@code toString} shows nothing.
 */
public final class Person {
  private final String reference;

  private Person(String reference) {
    this.reference = reference;
  }

  /**
   * A person by the provider's own reference, for example a student number; leading zeros count,
   * white space around it does not.
   *
   * @throws IssueException ({@code EMPTY_TEXT} or {@code PERSONAL_NUMBER}) if there is nothing, or
   *     a number that may be a BSN
   */
  public static Person of(String reference) throws IssueException {
    String stripped = reference.strip();
    if (stripped.isEmpty()) {
      throw new IssueException(
          Problem.of(ProblemCode.EMPTY_TEXT, "no reference", "a student number or the like"));
    }
    if (PersonalNumbers.occurIn(stripped)) {
      throw new IssueException(PersonalNumbers.problem(""));
    }
    return new Person(stripped);
  }

  /** As {@link #of}, for a provider whose own numbers look like a BSN. */
  public static Person ofNumberLikeBsn(String reference) {
    return new Person(Objects.requireNonNull(reference, "reference").strip());
  }

  String reference() {
    return reference;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Person person && person.reference.equals(reference);
  }

  @Override
  public int hashCode() {
    return reference.hashCode();
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "Person";
  }
}

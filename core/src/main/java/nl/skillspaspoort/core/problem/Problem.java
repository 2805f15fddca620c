package nl.skillspaspoort.core.problem;

import java.util.Objects;

/**
 * One thing that is wrong, or that could not be found out.
 *
 * <p>Immutable. None of its texts holds a claim value, a secret or personal data: {@code found}
 * names kinds, lengths, identifiers of specifications and instants only.
 *
 * @param code stable name, for programs
 * @param where JSON Pointer, or "line 3, column 7", or empty for the whole document
 * @param found what was there
 * @param expected what should have been there
 */
public record Problem(ProblemCode code, String where, String found, String expected) {

  public Problem {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(expected, "expected");
  }

  /** A problem of the whole document. */
  public static Problem of(ProblemCode code, String found, String expected) {
    return new Problem(code, "", found, expected);
  }

  /**
   * The same problem, seen from a document that holds the first one at {@code prefix} (a JSON
   * Pointer).
   */
  public Problem under(String prefix) {
    return where.isEmpty() || where.startsWith("/")
        ? new Problem(code, prefix + where, found, expected)
        : this;
  }

  /**
   * One English line for developers, for example {@code DUPLICATE_KEY at line 1, column 20: found
   * …; expected …}.
   */
  public String message() {
    return code
        + (where.isEmpty() ? "" : " at " + where)
        + ": found "
        + found
        + "; expected "
        + expected;
  }

  /** The explanation for people, in the language asked for. */
  public Explanation explain(Language language) {
    return Explanation.of(code, language);
  }

  @Override
  public String toString() {
    return message();
  }
}

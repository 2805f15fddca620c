package nl.skillspaspoort.issuer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The guard against Dutch citizen service numbers (BSN): nine digits that pass the 11-test, also
 * with dots, spaces or hyphens between their groups. A training provider has no legal ground to put
 * one into a credential, and a number that merely looks like one is as good as one to whoever finds
 * it.
 *
 * <p>About one in eleven numbers of nine digits passes the test by chance, so a series of
 * nine-digit numbers of another kind (an RSIN, say) has to be let through by name. Thread-safe.
 */
public final class PersonalNumbers {
  private static final int DIGITS = 9;

  /** A letter or digit on either side makes it a part of something else, a DID for example. */
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:[0-9]{9}|[0-9]{3}([. -])[0-9]{3}\\1[0-9]{3}"
              + "|[0-9]{4}([. -])[0-9]{2}\\2[0-9]{3})(?![\\p{L}\\p{N}])");

  private PersonalNumbers() {}

  /** True if the text holds a number that may be a BSN. */
  public static boolean occurIn(String text) {
    Matcher candidate = CANDIDATE.matcher(text);
    while (candidate.find()) {
      if (passesElevenTest(candidate.group())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The first place in a document with a number that may be a BSN. The problem names the place,
   * never a digit.
   *
   * @param where JSON Pointer of the value
   */
  public static Optional<Problem> find(JsonValue value, String where) {
    if (value instanceof JsonObject object) {
      return findInMembers(object, where);
    }
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        Optional<Problem> found = find(array.get(i), JsonPointer.element(where, i));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    boolean occurs =
        (value instanceof JsonString text && occurIn(text.value()))
            || (value instanceof JsonNumber number && occurIn(number.lexical()));
    return occurs ? Optional.of(problem(where)) : Optional.empty();
  }

  private static Optional<Problem> findInMembers(JsonObject object, String where) {
    for (int i = 0; i < object.size(); i++) {
      Optional<Problem> found =
          occurIn(object.nameAt(i))
              ? Optional.of(problem(where))
              : find(object.valueAt(i), JsonPointer.member(where, object.nameAt(i)));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The problem of such a number at a place that is not in JSON: a line and a column, say. */
  public static Problem problem(String where) {
    return new Problem(
        ProblemCode.PERSONAL_NUMBER,
        where,
        "a number of nine digits that may be a BSN",
        "no such number; a number of another kind is let through by name");
  }

  private static boolean passesElevenTest(String candidate) {
    String digits = candidate.replaceAll("[. -]", "");
    int sum = 0;
    for (int i = 0; i < DIGITS - 1; i++) {
      sum += (DIGITS - i) * (digits.charAt(i) - '0');
    }
    sum -= digits.charAt(DIGITS - 1) - '0';
    return sum % 11 == 0 && !digits.equals("000000000");
  }
}

package nl.skillspaspoort.core.elm;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A volume of learning as an XML Schema duration. Only hours and minutes say how much work it is:
 * {@code P60M} is sixty months, and people write it for sixty minutes or hours.
 *
 * @see <a href="https://www.w3.org/TR/xmlschema11-2/#duration">XML Schema 1.1, duration</a>
 */
final class StudyDuration {
  private static final Pattern TIME = Pattern.compile("PT(?:([0-9]{1,6})H)?(?:([0-9]{1,7})M)?");
  private static final int MINUTES = 60;

  private StudyDuration() {}

  /** The hours, rounded up; nothing if it does not say hours and minutes alone. */
  static OptionalInt hours(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches() || text.equals("PT")) {
      return OptionalInt.empty();
    }
    int minutes = number(time.group(1)) * MINUTES + number(time.group(2));
    return OptionalInt.of((minutes + MINUTES - 1) / MINUTES);
  }

  private static int number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  static String ofHours(long hours) {
    return "PT" + hours + "H";
  }

  static Problem warning(String where, String text) {
    boolean calendar = text.matches("-?P[0-9YMWDTHS.]{1,20}");
    return new Problem(
        ProblemCode.DURATION_UNCLEAR,
        where,
        calendar
            ? "the duration " + text + ", which counts years, months or days"
            : "a text that is no duration",
        "hours, such as PT60H");
  }
}

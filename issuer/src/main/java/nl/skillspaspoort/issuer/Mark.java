package nl.skillspaspoort.issuer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;

/**
 * A mark on the scale of Dutch schools, 1 to 10, as it stands in a credential: with a point, never
 * a comma. {@code toString} shows nothing of it, since a mark is personal.
 *
 * @param value for example {@code 7.5}
 */
public record Mark(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9]{1,2}(?:[.,][0-9]{1,2})?");
  private static final BigDecimal LOWEST = BigDecimal.ONE;
  private static final BigDecimal HIGHEST = BigDecimal.TEN;

  /** Checks the form; see {@link #parse} for what people write. */
  public Mark {
    if (!FORM.matcher(value).matches() || value.indexOf(',') >= 0 || !inRange(value)) {
      throw new IllegalArgumentException(
          "found text of " + value.length() + " characters; expected a mark from 1 to 10");
    }
  }

  /**
   * A mark as people write it: {@code 7,5}, {@code 7.5}, {@code 8}. A comma becomes a point, and
   * nothing else changes: {@code 7,50} stays {@code 7.50}.
   *
   * @throws IssueException ({@code RANGE_ERROR} or {@code MALFORMED_VALUE_ERROR}) if it is no mark
   */
  public static Mark parse(String text) throws IssueException {
    String stripped = text.strip();
    if (!FORM.matcher(stripped).matches()) {
      throw new IssueException(
          Problem.of(
              ProblemCode.MALFORMED_VALUE_ERROR,
              "text of " + text.length() + " characters that is not a number",
              "a mark from 1 to 10, such as 7,5"));
    }
    String value = stripped.replace(',', '.');
    if (!inRange(value)) {
      throw new IssueException(
          Problem.of(ProblemCode.RANGE_ERROR, "a number outside the scale", "a mark from 1 to 10"));
    }
    return new Mark(value);
  }

  private static boolean inRange(String value) {
    BigDecimal number = new BigDecimal(value);
    return number.compareTo(LOWEST) >= 0 && number.compareTo(HIGHEST) <= 0;
  }

  /**
   * The result for this mark; whether it passes follows from the required value of the description,
   * so the two cannot contradict each other.
   *
   * @throws IllegalArgumentException if the description requires no value
   */
  public Result resultOf(ResultDescription description) {
    String required =
        description
            .requiredValue()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "found a description without required value; expected a mark's"));
    boolean passed = new BigDecimal(value).compareTo(new BigDecimal(required)) >= 0;
    return new Result(
        Optional.of(description.id()),
        Optional.of(passed ? "Completed" : "Failed"),
        Optional.of(value),
        Optional.empty(),
        List.of());
  }

  /** Nothing of it: a mark is personal. */
  @Override
  public String toString() {
    return "Mark";
  }
}

package nl.skillspaspoort.issuer.batch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as Dutch student systems write them: 31-01-2026, 31/1/2026, 31.01.2026 or 2026-01-31. */
final class DutchDates {
  private static final Pattern DAY_FIRST =
      Pattern.compile("([0-9]{1,2})([-/.])([0-9]{1,2})\\2([0-9]{4})");
  private static final Pattern YEAR_FIRST = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");

  private DutchDates() {}

  /** The day, if the text is one that exists. */
  static Optional<LocalDate> parse(String text) {
    Matcher dayFirst = DAY_FIRST.matcher(text);
    Matcher yearFirst = YEAR_FIRST.matcher(text);
    try {
      if (dayFirst.matches()) {
        return Optional.of(
            LocalDate.of(number(dayFirst, 4), number(dayFirst, 3), number(dayFirst, 1)));
      }
      if (yearFirst.matches()) {
        return Optional.of(
            LocalDate.of(number(yearFirst, 1), number(yearFirst, 2), number(yearFirst, 3)));
      }
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}

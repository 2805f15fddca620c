package nl.skillspaspoort.core.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * XML Schema {@code dateTimeStamp}, strictly: four-digit year, upper-case T and Z, a zone, seconds
 * 00–59, at most nine fraction digits, no 24:00.
 *
 * @see <a href="https://www.w3.org/TR/xmlschema11-2/#dateTimeStamp">XML Schema 1.1,
 *     dateTimeStamp</a>
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#validity-period">VCDM 2.0, Validity
 *     Period</a>
 */
public final class DateTimeStamp {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?"
              + "(?:(Z)|([+-])(\\d\\d):(\\d\\d))");

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

  private DateTimeStamp() {}

  /**
   * Reads a dateTimeStamp.
   *
   * @param where JSON Pointer of the text, for the error
   * @throws JsonFormatException ({@code MALFORMED_VALUE_ERROR}) if it is none
   */
  public static Instant parse(String text, String where) throws JsonFormatException {
    Instant usual = usual(text);
    if (usual != null) {
      return usual;
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw malformed(where, "text of " + text.length() + " characters in another form");
    }
    try {
      LocalDateTime local =
          LocalDateTime.of(
              number(form, 1),
              number(form, 2),
              number(form, 3),
              number(form, 4),
              number(form, 5),
              number(form, 6),
              nanos(form.group(7)));
      Instant instant = local.toInstant(zone(form));
      if (instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST)) {
        throw malformed(where, "a time outside of the years 0 to 9999 in UTC");
      }
      return instant;
    } catch (DateTimeException e) {
      throw malformed(where, "a date or time that does not exist");
    }
  }

  /** The instant of {@code yyyy-mm-ddThh:mm:ssZ}; null for every other form and what is wrong. */
  private static @Nullable Instant usual(String text) {
    if (text.length() != 20 || text.charAt(10) != 'T' || text.charAt(19) != 'Z') {
      return null;
    }
    for (int i = 0; i < 19; i++) {
      char expected = "0000-00-00T00:00:00".charAt(i);
      char found = text.charAt(i);
      if (expected == '0' ? found < '0' || found > '9' : found != expected) {
        return null;
      }
    }
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, 19);
    if (month < 1 || month > 12 || day < 1 || day > 28 || hour > 23 || minute > 59 || second > 59) {
      // Also the last days of a month, of which not every month has all.
      return null;
    }
    long days = LocalDate.of(digits(text, 0, 4), month, day).toEpochDay();
    return Instant.ofEpochSecond(days * 86_400L + hour * 3_600L + minute * 60L + second);
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  /**
   * The dateTimeStamp in UTC, for example {@code 2026-11-23T10:00:00Z}; a fraction of a second has
   * three, six or nine digits.
   *
   * @throws IllegalArgumentException if the year does not have four digits
   */
  public static String format(Instant instant) {
    if (instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST)) {
      throw new IllegalArgumentException(
          "found an instant outside the years 0000 to 9999; expected one within");
    }
    return DateTimeFormatter.ISO_INSTANT.format(instant);
  }

  private static ZoneOffset zone(Matcher form) {
    if (form.group(8) != null) {
      return ZoneOffset.UTC;
    }
    int sign = form.group(9).equals("-") ? -1 : 1;
    int hours = number(form, 10);
    int minutes = number(form, 11);
    if (hours > 14 || minutes > 59 || (hours == 14 && minutes > 0)) {
      throw new DateTimeException("zone beyond 14:00");
    }
    return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private static int number(Matcher form, int group) {
    return Integer.parseInt(form.group(group));
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  private static JsonFormatException malformed(String where, String found) {
    return new JsonFormatException(
        new Problem(
            ProblemCode.MALFORMED_VALUE_ERROR,
            where,
            found,
            "a date and time with zone, for example 2026-11-23T10:00:00Z"));
  }
}

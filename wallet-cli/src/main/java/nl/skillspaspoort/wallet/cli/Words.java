package nl.skillspaspoort.wallet.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Texts;

/**
 * The words of the program in one language: {@code texts_nl.properties} and {@code
 * texts_en.properties}. Times are in UTC, so that one credential reads the same everywhere.
 */
record Words(Language language) {
  static final Texts TEXTS = Texts.beside(Words.class, "texts");

  /** The text for a key, with its {@code %s} filled in. */
  String text(String key, Object... arguments) {
    return String.format(Locale.ROOT, TEXTS.get(language, key), arguments);
  }

  /** The text for a key that may have none. */
  Optional<String> find(String key, Object... arguments) {
    return TEXTS.has(language, key) ? Optional.of(text(key, arguments)) : Optional.empty();
  }

  /** For example {@code 1 juni 2028}. */
  String date(Instant instant) {
    return date(instant, "months");
  }

  /** The last day on which something is valid that is valid until a moment, that one included. */
  String lastDate(Instant until) {
    return date(lastMoment(until));
  }

  /** The same, short. */
  String shortLastDate(Instant until) {
    return shortDate(lastMoment(until));
  }

  /** Until midnight is until the end of the day before. */
  private static Instant lastMoment(Instant until) {
    return until.minusNanos(1);
  }

  /** For example {@code 1 jun 2028}. */
  String shortDate(Instant instant) {
    return date(instant, "months.short");
  }

  private String date(Instant instant, String monthNames) {
    LocalDateTime at = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    String[] months = text(monthNames).split(",", -1);
    return at.getDayOfMonth() + " " + months[at.getMonthValue() - 1] + " " + at.getYear();
  }

  /** For example {@code 1 juni 2028, 13:05 UTC}. */
  String moment(Instant instant) {
    LocalDateTime at = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return String.format(
        Locale.ROOT, "%s, %02d:%02d UTC", date(instant), at.getHour(), at.getMinute());
  }
}

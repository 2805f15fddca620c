package nl.skillspaspoort.wallet.passport;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Texts;

/** The words of a passport in one language. Times are in UTC. */
record PassportWords(Language language) {
  private static final Texts TEXTS = Texts.beside(PassportWords.class, "passport");

  String text(String key, Object... arguments) {
    return String.format(Locale.ROOT, TEXTS.get(language, key), arguments);
  }

  /** For example {@code 1 juni 2028}. */
  String date(Instant instant) {
    LocalDateTime at = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    String[] months = text("months").split(",", -1);
    return at.getDayOfMonth() + " " + months[at.getMonthValue() - 1] + " " + at.getYear();
  }

  /** The last day; until midnight is until the end of the day before. */
  String lastDate(Instant until) {
    return date(until.minusNanos(1));
  }

  /** For example {@code 1 juni 2028, 13:05 UTC}. */
  String moment(Instant instant) {
    LocalDateTime at = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return String.format(
        Locale.ROOT, "%s, %02d:%02d UTC", date(instant), at.getHour(), at.getMinute());
  }
}

package nl.skillspaspoort.core.gap;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.crosswalk.Mapping;
import nl.skillspaspoort.core.gap.GapLine.Note;
import nl.skillspaspoort.core.passport.SkillEvidence;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Texts;
import nl.skillspaspoort.core.vocabulary.Vocabularies;

/**
 * The words of the reports in one language: {@code gap_nl.properties}, {@code gap_en.properties}.
 */
final class GapWords {
  private static final Texts TEXTS = Texts.beside(GapWords.class, "gap");

  private final Language language;
  private final Vocabularies vocabularies;
  private final Instant now;

  GapWords(GapRules rules, Language language) {
    this.language = language;
    this.vocabularies = rules.vocabularies();
    this.now = rules.now();
  }

  Language language() {
    return language;
  }

  String text(String key, Object... arguments) {
    return String.format(Locale.ROOT, TEXTS.get(language, key), arguments);
  }

  /** The skill's label, marked if it is in another language; what was written if it has none. */
  String skill(Requirement requirement) {
    return requirement
        .skill()
        .map(skill -> vocabularies.label(skill, language))
        .filter(label -> label.language().isPresent())
        .map(label -> label.in(language))
        .orElse(requirement.written());
  }

  String label(String uri) {
    return vocabularies.label(uri, language).in(language);
  }

  /** Where it was shown, how strongly and how long ago. */
  String evidence(SkillEvidence evidence) {
    String where =
        text(
            "evidence", evidence.title(), evidence.level().code(), evidence.level().name(language));
    Optional<Integer> months = evidence.ageMonths(now);
    return months.isEmpty() ? where : where + ", " + age(months.get());
  }

  private String age(int months) {
    if (months < 1) {
      return text("age.new");
    }
    if (months < 24) {
      return text(months == 1 ? "age.month" : "age.months", months);
    }
    return text("age.years", months / 12);
  }

  String note(Note note) {
    String title = note.about().map(SkillEvidence::title).orElse("");
    String date = note.about().flatMap(SkillEvidence::awarded).map(this::date).orElse("?");
    String said = text("note." + note.kind(), title, date);
    return note.path().isEmpty() ? said : said + " (" + path(note.path()) + ")";
  }

  /** The mappings, each as it stands in its table. */
  String path(List<Mapping> path) {
    return path.stream().map(this::mapping).collect(Collectors.joining("; "));
  }

  private String mapping(Mapping mapping) {
    return text(
        "mapping",
        name(mapping.subject(), mapping.subjectLabel()),
        mapping.predicate().curie(),
        name(mapping.object(), mapping.objectLabel()),
        mapping.line());
  }

  private String name(String uri, String label) {
    return label.isBlank() ? label(uri) : label;
  }

  String date(Instant instant) {
    LocalDate date = instant.atZone(ZoneOffset.UTC).toLocalDate();
    return String.format(
        Locale.ROOT, "%d-%02d-%d", date.getDayOfMonth(), date.getMonthValue(), date.getYear());
  }
}

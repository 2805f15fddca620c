package nl.skillspaspoort.core.gap;

import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.gap.GapLine.Note;
import nl.skillspaspoort.core.gap.GapLine.State;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.vocabulary.RequirementStrength;

/** A gap report as lines of text. Marks are letters and signs, never colours. */
final class GapText {
  static final List<RequirementStrength> STRONGEST_FIRST =
      List.of(
          RequirementStrength.ESSENTIAL,
          RequirementStrength.IMPORTANT,
          RequirementStrength.OPTIONAL);

  private final GapReport report;
  private final GapWords words;
  private final List<String> lines = new ArrayList<>();

  GapText(GapReport report, Language language) {
    this.report = report;
    this.words = new GapWords(report.rules(), language);
  }

  List<String> lines() {
    lines.add(words.text("title", report.requested().name(words.language())));
    lines.add("");
    for (RequirementStrength strength : STRONGEST_FIRST) {
      if (!report.lines(strength).isEmpty()) {
        section(strength);
      }
    }
    if (report.lines().isEmpty()) {
      lines.add(words.text("nothing"));
      lines.add("");
    }
    lines.add(words.text("aid"));
    return List.copyOf(lines);
  }

  private void section(RequirementStrength strength) {
    lines.add(summary(report, words, strength));
    for (State state : State.values()) {
      List<GapLine> all = report.lines(strength, state);
      if (!all.isEmpty()) {
        lines.add("  " + words.text("state." + state));
        all.forEach(this::line);
      }
    }
    lines.add("");
  }

  private void line(GapLine line) {
    lines.add("    " + mark(line.state()) + " " + words.skill(line.requirement()));
    line.evidence().ifPresent(evidence -> lines.add("        " + words.evidence(evidence)));
    if (!line.path().isEmpty()) {
      lines.add("        " + words.text("path", words.path(line.path())));
    }
    for (Note note : line.notes()) {
      lines.add("        " + words.note(note));
    }
  }

  static String summary(GapReport report, GapWords words, RequirementStrength strength) {
    return words.text(
        "summary." + strength.term(),
        report.count(strength, State.PRESENT),
        report.lines(strength).size());
  }

  static String mark(State state) {
    return switch (state) {
      case PRESENT -> "[x]";
      case PARTLY -> "[/]";
      case UNKNOWN -> "[?]";
      case TO_DEVELOP -> "[ ]";
    };
  }
}

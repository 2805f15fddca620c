package nl.skillspaspoort.core.gap;

import java.util.List;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.gap.GapLine.State;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.text.PlainText;
import nl.skillspaspoort.core.vocabulary.RequirementStrength;

/** A gap report as Markdown. */
final class GapMarkdown {
  /** What makes a link of a bare address; a colon before a space makes none. */
  private static final Pattern ADDRESS = Pattern.compile(":(?=\\S)|(?<=\\b[wW]{3})\\.");

  private final GapReport report;
  private final GapWords words;
  private final StringBuilder out = new StringBuilder();

  GapMarkdown(GapReport report, Language language) {
    this.report = report;
    this.words = new GapWords(report.rules(), language);
  }

  String write() {
    line("# " + escaped(words.text("title", report.requested().name(words.language()))));
    line("");
    for (RequirementStrength strength : GapText.STRONGEST_FIRST) {
      if (!report.lines(strength).isEmpty()) {
        section(strength);
      }
    }
    if (report.lines().isEmpty()) {
      line(escaped(words.text("nothing")));
      line("");
    }
    line("*" + escaped(words.text("aid")) + "*");
    return out.toString();
  }

  private void section(RequirementStrength strength) {
    line("## " + escaped(GapText.summary(report, words, strength)));
    line("");
    for (State state : State.values()) {
      List<GapLine> all = report.lines(strength, state);
      if (!all.isEmpty()) {
        line("### " + escaped(words.text("state." + state)));
        line("");
        all.forEach(this::item);
        line("");
      }
    }
  }

  private void item(GapLine item) {
    line("- " + escaped(words.skill(item.requirement())));
    item.evidence().ifPresent(evidence -> line("  - " + escaped(words.evidence(evidence))));
    if (!item.path().isEmpty()) {
      line("  - " + escaped(words.text("path", words.path(item.path()))));
    }
    item.notes().forEach(note -> line("  - " + escaped(words.note(note))));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** Text that Markdown, and HTML in it, takes for text. */
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    PlainText.of(text)
        .codePoints()
        .forEach(
            character -> {
              if ("\\`*_{}[]<>#+|~&$!@".indexOf(character) >= 0) {
                safe.append("&#").append(character).append(';');
              } else {
                safe.appendCodePoint(character);
              }
            });
    return ADDRESS.matcher(safe).replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";");
  }
}

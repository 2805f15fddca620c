package nl.skillspaspoort.core.gap;

import java.util.List;
import java.util.Locale;
import nl.skillspaspoort.core.gap.GapLine.State;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.text.PlainText;
import nl.skillspaspoort.core.vocabulary.RequirementStrength;

/**
 * A gap report as one HTML page: a fixed page of ours, in which everything else is escaped text. It
 * holds no script, loads nothing, and says so to the browser. The bars carry signs and numbers, not
 * only colours.
 */
final class GapHtml {
  private static final int WIDTH = 720;
  private static final int BAR = 44;
  private static final int LABEL_FROM = 28;

  private final GapReport report;
  private final GapWords words;
  private final StringBuilder out = new StringBuilder();

  GapHtml(GapReport report, Language language) {
    this.report = report;
    this.words = new GapWords(report.rules(), language);
  }

  String write() {
    String title = words.text("title", report.requested().name(words.language()));
    line("<!DOCTYPE html>");
    line("<html lang=\"" + words.language().tag() + "\">");
    line("<head>");
    line("<meta charset=\"utf-8\">");
    line(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'unsafe-inline'\">");
    line("<meta name=\"viewport\" content=\"width=device-width\">");
    line("<title>" + PlainText.escaped(title) + "</title>");
    line("<style>");
    line(STYLE);
    line("</style>");
    line("</head>");
    line("<body>");
    line("<h1>" + PlainText.escaped(title) + "</h1>");
    for (RequirementStrength strength : GapText.STRONGEST_FIRST) {
      if (!report.lines(strength).isEmpty()) {
        section(strength);
      }
    }
    if (report.lines().isEmpty()) {
      line("<p>" + PlainText.escaped(words.text("nothing")) + "</p>");
    }
    line("<p class=\"aid\">" + PlainText.escaped(words.text("aid")) + "</p>");
    line("</body>");
    line("</html>");
    return out.toString();
  }

  private static final String STYLE =
      """
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 760px; margin: 2em auto; padding: 0 1em; color: #1a1a1a; }
      svg { width: 100%; height: auto; }
      li { margin: .4em 0; }
      .why { color: #444; font-size: .9em; display: block; }
      .aid { border-left: 4px solid #1f5f99; padding-left: .8em; }
      .present { fill: #1b6e3c; } .partly { fill: #8a6100; } .unknown { fill: #5c5c5c; } .to_develop { fill: #e3e3e3; }
      .sign { font: bold 18px system-ui, sans-serif; fill: #ffffff; text-anchor: middle; }
      .dark { fill: #1a1a1a; }""";

  private void section(RequirementStrength strength) {
    String summary = GapText.summary(report, words, strength);
    line("<section>");
    line("<h2>" + PlainText.escaped(summary) + "</h2>");
    picture(strength, summary);
    for (State state : State.values()) {
      List<GapLine> all = report.lines(strength, state);
      if (!all.isEmpty()) {
        line(
            "<h3>"
                + PlainText.escaped(
                    sign(state) + " " + words.text("state." + state) + " - " + all.size())
                + "</h3>");
        line("<ul>");
        all.forEach(this::item);
        line("</ul>");
      }
    }
    line("</section>");
  }

  /** One bar, as wide as its count of all. */
  private void picture(RequirementStrength strength, String summary) {
    int total = report.lines(strength).size();
    line(
        "<svg viewBox=\"0 0 "
            + WIDTH
            + " "
            + BAR
            + "\" role=\"img\" aria-label=\""
            + PlainText.escaped(summary)
            + "\">");
    int before = 0;
    for (State state : State.values()) {
      int count = report.count(strength, state);
      int from = WIDTH * before / total;
      int to = WIDTH * (before + count) / total;
      before += count;
      if (count > 0) {
        bar(state, count, from, to - from);
      }
    }
    line("</svg>");
  }

  private void bar(State state, int count, int from, int width) {
    String kind = state.name().toLowerCase(Locale.ROOT);
    line(
        "<rect class=\""
            + kind
            + "\" x=\""
            + from
            + "\" y=\"2\" width=\""
            + Math.max(width - 2, 1)
            + "\" height=\""
            + (BAR - 4)
            + "\"><title>"
            + PlainText.escaped(words.text("state." + state) + ": " + count)
            + "</title></rect>");
    if (width >= LABEL_FROM) {
      String dark = state == State.TO_DEVELOP ? " dark" : "";
      line(
          "<text class=\"sign"
              + dark
              + "\" x=\""
              + (from + width / 2)
              + "\" y=\"28\">"
              + PlainText.escaped(sign(state) + " " + count)
              + "</text>");
    }
  }

  private static String sign(State state) {
    return switch (state) {
      case PRESENT -> "✓";
      case PARTLY -> "◐";
      case UNKNOWN -> "?";
      case TO_DEVELOP -> "○";
    };
  }

  private void item(GapLine item) {
    StringBuilder text = new StringBuilder("<li>");
    text.append(PlainText.escaped(words.skill(item.requirement())));
    item.evidence().ifPresent(evidence -> why(text, words.evidence(evidence)));
    if (!item.path().isEmpty()) {
      why(text, words.text("path", words.path(item.path())));
    }
    item.notes().forEach(note -> why(text, words.note(note)));
    line(text.append("</li>").toString());
  }

  private static void why(StringBuilder text, String reason) {
    text.append("<span class=\"why\">").append(PlainText.escaped(reason)).append("</span>");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}

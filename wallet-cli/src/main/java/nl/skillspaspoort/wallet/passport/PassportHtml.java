package nl.skillspaspoort.wallet.passport;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import nl.skillspaspoort.core.carrier.PresentationAttachment;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.text.PlainText;

/**
 * A passport as one HTML page: a fixed page of ours, in which everything else is escaped text. It
 * forbids scripts and everything from outside, and the one style that it allows is named by its
 * digest.
 */
final class PassportHtml {
  private static final String STYLE =
      """

      :root { --ink: #16202c; --soft: #4a5a6a; --blue: #10375c; --gold: #f2b134; --line: #d5dde6; }
      * { box-sizing: border-box; }
      body { margin: 0; background: #eef2f6; color: var(--ink); font: 16px/1.5 system-ui, "Liberation Sans", sans-serif;
        overflow-wrap: anywhere; }
      header { background: var(--blue); color: #fff; padding: 2rem 1rem; border-bottom: 6px solid var(--gold); }
      header > * { max-width: 60rem; margin: 0 auto; }
      main { max-width: 62rem; margin: 0 auto; }
      h1 { font-size: clamp(1.8rem, 6vw, 2.6rem); line-height: 1.15; margin: 0 auto .6rem; }
      header p { margin: 0 auto; color: #dbe6f1; }
      main { padding: 1.25rem 1rem 3rem; }
      h2 { font-size: 1.25rem; margin: 2rem 0 .75rem; color: var(--blue); }
      .notice { background: #fff8e6; border: 2px solid #b57b00; border-radius: .6rem; padding: 1rem 1.1rem; }
      .notice p { margin: 0 0 .5rem; }
      .notice strong { font-size: 1.1rem; }
      .notice p:last-child { margin: 0; }
      code { display: block; background: #fff; border: 1px solid var(--line); border-radius: .3rem; padding: .45rem .6rem;
        font: .88rem/1.45 ui-monospace, "Liberation Mono", monospace; }
      ul.skills { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .45rem; }
      ul.skills li { background: #fff; border: 1px solid #1b6e3c; color: #14532d; border-radius: 1rem; padding: .15rem .75rem; }
      .entries { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); gap: 1rem; }
      article { background: #fff; border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.1rem; }
      article h3 { margin: 0 0 .15rem; font-size: 1.1rem; line-height: 1.3; }
      article p { margin: 0; color: var(--soft); }
      article h4 { margin: .8rem 0 .15rem; font-size: .95rem; }
      article ul { margin: 0; padding-left: 1.2rem; }
      @media print {
        @page { margin: 14mm; }
        body { background: #fff; font-size: 10pt; }
        header { color: #000; background: #fff; padding: 0 0 .6rem; border-bottom: 2pt solid #000; }
        header p { color: #000; }
        main { padding: 0; max-width: none; }
        header > * { max-width: none; margin-left: 0; }
        h2 { color: #000; margin: 1rem 0 .4rem; break-after: avoid; }
        article { break-inside: avoid; padding: .5rem .7rem; }
        .notice { background: #fff; break-inside: avoid; }
        .entries { display: block; }
        article { margin-bottom: .5rem; }
      }
      """;

  private final Passport passport;
  private final PassportWords words;
  private final StringBuilder out = new StringBuilder();

  PassportHtml(Passport passport) {
    this.passport = passport;
    this.words = passport.words();
  }

  byte[] write() {
    head();
    line("<body>");
    line("<header>");
    element("h1", words.text("title"));
    passport.purpose().forEach(text -> element("p", text));
    line("</header>");
    line("<main>");
    notice();
    skills();
    element("h2", words.text("credentials.heading"));
    line("<div class=\"entries\">");
    passport.entries().forEach(this::entry);
    line("</div>");
    line("</main>");
    line(PresentationAttachment.toHtml(passport.presentation()));
    line("</body>");
    line("</html>");
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void head() {
    String digest =
        Base64.getEncoder()
            .encodeToString(HashAlgorithm.SHA_256.hash(STYLE.getBytes(StandardCharsets.UTF_8)));
    line("<!DOCTYPE html>");
    line("<html lang=\"" + words.language().tag() + "\">");
    line("<head>");
    line("<meta charset=\"utf-8\">");
    line(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'sha256-"
            + digest
            + "'; base-uri 'none'; form-action 'none'\">");
    line("<meta name=\"referrer\" content=\"no-referrer\">");
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    element("title", words.text("title"));
    line("<style>" + STYLE + "</style>");
    line("</head>");
  }

  private void notice() {
    line("<div class=\"notice\" role=\"note\">");
    line("<p><strong>" + PlainText.escaped(words.text("notice.html")) + "</strong></p>");
    element("p", words.text("how.html"));
    line(
        "<p><code>"
            + PlainText.escaped(words.text("how.command", words.text("how.file.html")))
            + "</code></p>");
    element("p", words.text("how.names"));
    line("</div>");
  }

  private void skills() {
    element("h2", words.text("skills.heading"));
    List<String> shown = passport.shownSkills();
    if (shown.isEmpty()) {
      element("p", words.text("skills.none"));
      return;
    }
    line("<ul class=\"skills\">");
    shown.forEach(label -> element("li", label));
    line("</ul>");
  }

  private void entry(PassportEntry entry) {
    line("<article>");
    element("h3", entry.title());
    element("p", entry.issuer());
    element("p", String.join(" · ", entry.facts()));
    for (PassportEntry.Skills skills : entry.skills()) {
      element("h4", skills.heading());
      line("<ul>");
      skills.labels().forEach(label -> element("li", label));
      line("</ul>");
    }
    line("</article>");
  }

  private void element(String name, String text) {
    line("<" + name + ">" + PlainText.escaped(text) + "</" + name + ">");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}

package nl.skillspaspoort.wallet.cli;

import java.time.Instant;
import java.util.List;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.presentation.PresentationRequest;

/**
 * What somebody sees before she says yes: everything that would leave, for whom, and what to mind.
 */
final class SharePreview {
  private final Session session;
  private final Did holder;
  private final List<Facts> facts;
  private final List<Facts> shown;

  /**
   * A preview.
   *
   * @param facts the credentials as their holder has them
   * @param shown what is left of each
   */
  SharePreview(Session session, Did holder, List<Facts> facts, List<Facts> shown) {
    this.session = session;
    this.holder = holder;
    this.facts = facts;
    this.shown = shown;
  }

  void warn() {
    Instant now = session.environment().clock().instant();
    for (int i = 0; i < facts.size(); i++) {
      Facts each = facts.get(i);
      each.tellPeriod(session, now);
      if (each.isSelfAsserted()) {
        session.say("share.warning.self", each.kept().number());
      }
      if (!each.isAbout(holder) && each.endorses().isEmpty()) {
        session.say("share.warning.foreign", each.kept().number());
      }
      switch (Identifiers.in(shown.get(i).json())) {
        case PLAIN -> session.say("share.warning.plain", each.kept().number());
        case HASHED -> session.say("share.warning.identifier", each.kept().number());
        case NONE -> {
          // Nothing to point out.
        }
      }
    }
  }

  void show(PresentationRequest asked, int minutes) {
    Sheet sheet = new Sheet(session);
    sheet.rowInFull("share.audience", asked.audience());
    sheet.more(session.words().text("share.audience.unverified"));
    if (!asked.purpose().isEmpty()) {
      sheet.rowInFull("share.purpose", asked.purpose());
    }
    RequestView.terms(sheet, session.words(), asked);
    sheet.row("share.lifetime", session.words().text("share.lifetime.minutes", minutes));
    sheet.row("share.holder", holder.value());
    for (int i = 0; i < shown.size(); i++) {
      Facts each = shown.get(i);
      sheet.blank();
      sheet.heading(session.words().text("share.credential", each.kept().number(), each.title()));
      for (String line : Disclosure.of(each, facts.get(i), session.words())) {
        sheet.indented(line);
      }
    }
    sheet.blank();
  }
}

package nl.skillspaspoort.wallet.cli;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.trust.DenyEntry;
import nl.skillspaspoort.core.trust.Dimension;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.GrantAction;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.LevelRange;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustedIssuer;

/** Whom a list recognises, for what and until when, for whoever is about to go by it. */
final class ListedOrganisations {
  /** Most members of a dimension that are named; the others are counted. */
  private static final int MOST_NAMED = 3;

  private final Sheet sheet;
  private final Words words;
  private final Instant now;

  ListedOrganisations(Sheet sheet, Words words, Instant now) {
    this.sheet = sheet;
    this.words = words;
    this.now = now;
  }

  void show(TrustList list) {
    Language language = words.language();
    for (TrustedIssuer issuer : list.issuers()) {
      sheet.blank();
      sheet.row("trust-list.row.organisation", issuer.name().in(language));
      for (IssuerIdentity identity : issuer.identities()) {
        sheet.rowUnbroken("trust-list.row.identifier", identity.value());
      }
      for (Grant grant : issuer.grants()) {
        sheet.row("trust-list.may." + grant.action(), period(grant));
        sheet.more(grant.basis().in(language));
        scope(grant.scope());
        if (grant.action() == GrantAction.PUBLISH_STATUS) {
          dimension("issuers", grant.scope().issuers());
        }
      }
    }
    for (DenyEntry denied : list.denied()) {
      sheet.blank();
      sheet.rowUnbroken("trust-list.row.never", denied.identity().value());
      denied.reason().ifPresent(reason -> sheet.more(reason.in(language)));
    }
  }

  private String period(Grant grant) {
    String from = words.date(grant.from());
    String period =
        grant
            .until()
            .map(until -> words.text("trust-list.period", from, words.date(until)))
            .orElseGet(() -> words.text("trust-list.period.open", from));
    return grant.holdsAt(now) ? period : words.text("trust-list.period.not-now", period);
  }

  private void scope(Scope scope) {
    dimension("types", scope.credentialTypes());
    dimension("achievements", scope.achievementTypes());
    dimension("standards", scope.standards());
    if (!scope.skills().any() && !scope.frameworks().any()) {
      dimension("skills", scope.skills());
      dimension("frameworks", scope.frameworks());
    }
    dimension(
        "levels",
        scope.levels().any()
            ? new Dimension<String>(true, Set.of())
            : Dimension.of(
                scope.levels().members().stream()
                    .map(ListedOrganisations::range)
                    .collect(Collectors.toSet())));
    dimension("territories", scope.territories());
  }

  private static String range(LevelRange range) {
    return range.lowest().equals(range.highest())
        ? range.lowest().toString()
        : range.lowest() + " - " + range.highest();
  }

  /** Nothing for what is not limited; what is left out of a scope grants nothing. */
  private void dimension(String name, Dimension<?> dimension) {
    if (dimension.any()) {
      return;
    }
    List<String> members = dimension.members().stream().map(Object::toString).sorted().toList();
    if (members.isEmpty()) {
      if (!name.equals("skills") && !name.equals("frameworks")) {
        sheet.more(words.text("trust-list.only." + name, words.text("trust-list.only.nothing")));
      }
      return;
    }
    String named = String.join(", ", members.subList(0, Math.min(MOST_NAMED, members.size())));
    sheet.more(
        words.text(
            "trust-list.only." + name,
            members.size() <= MOST_NAMED
                ? named
                : words.text("trust-list.only.more", named, members.size() - MOST_NAMED)));
  }
}

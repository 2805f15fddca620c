package nl.skillspaspoort.core.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.key.VerificationKey;

/** What changed between two versions of a list, for the owner to look at before signing. */
public final class ListDifference {
  private final ListContent before;
  private final ListContent after;
  private final List<ListChange> changes = new ArrayList<>();

  private ListDifference(ListContent before, ListContent after) {
    this.before = before;
    this.after = after;
  }

  /** The changes from one version to the next, in the order of the lists. */
  public static List<ListChange> between(TrustListDraft before, TrustListDraft after) {
    ListDifference difference = new ListDifference(before.content(), after.content());
    difference.compare();
    return List.copyOf(difference.changes);
  }

  private void compare() {
    if (!after.id().equals(before.id())) {
      add(ListChange.Kind.OTHER_LIST, after.id(), after.operator());
    }
    if (after.sequence() <= before.sequence()) {
      add(ListChange.Kind.SEQUENCE_NOT_HIGHER, after.id(), after.operator());
    }
    if (after.nextUpdate().isBefore(before.nextUpdate())) {
      add(ListChange.Kind.SHORTER, after.id(), after.operator());
    }
    if (!after.nextSigners().equals(before.nextSigners()) && !after.nextSigners().isEmpty()) {
      add(ListChange.Kind.SIGNERS_ANNOUNCED, after.id(), after.operator());
    }
    for (TrustedIssuer old : before.issuers()) {
      Optional<TrustedIssuer> now = same(old, after.issuers());
      if (now.isPresent()) {
        compare(old, now.get());
      } else {
        add(ListChange.Kind.ISSUER_REMOVED, old);
      }
    }
    for (TrustedIssuer issuer : after.issuers()) {
      if (same(issuer, before.issuers()).isEmpty()) {
        add(ListChange.Kind.ISSUER_ADDED, issuer);
      }
    }
    compareDenials();
  }

  private void compareDenials() {
    for (DenyEntry old : before.denied()) {
      if (after.denied().stream().noneMatch(now -> now.identity().equals(old.identity()))) {
        add(ListChange.Kind.DENIAL_REMOVED, old.identity().value(), after.operator());
      }
    }
    for (DenyEntry now : after.denied()) {
      if (before.denied().stream().noneMatch(old -> old.identity().equals(now.identity()))) {
        add(ListChange.Kind.DENIAL_ADDED, now.identity().value(), after.operator());
      }
    }
  }

  private static Optional<TrustedIssuer> same(TrustedIssuer wanted, List<TrustedIssuer> issuers) {
    return issuers.stream()
        .filter(issuer -> issuer.identities().stream().anyMatch(wanted.identities()::contains))
        .findFirst();
  }

  private void compare(TrustedIssuer old, TrustedIssuer now) {
    boolean renamed =
        !old.name().equals(now.name())
            || !old.contact().equals(now.contact())
            || !Set.copyOf(old.identities()).equals(Set.copyOf(now.identities()));
    if (renamed) {
      add(ListChange.Kind.ISSUER_RENAMED, now);
    }
    if (!Set.copyOf(old.grants()).equals(Set.copyOf(now.grants()))) {
      add(ListChange.Kind.RECOGNITION_CHANGED, now);
    }
    if (old.grants().stream().anyMatch(grant -> isRewritten(grant, now.grants()))) {
      add(ListChange.Kind.HISTORY_REWRITTEN, now);
    }
    if (!Set.copyOf(old.keys()).equals(Set.copyOf(now.keys()))) {
      add(ListChange.Kind.KEYS_CHANGED, now);
    }
    Set<VerificationKey> left = new HashSet<>();
    now.keys().forEach(period -> left.add(period.key()));
    if (old.keys().stream().anyMatch(period -> !left.contains(period.key()))) {
      add(ListChange.Kind.KEY_REMOVED, now);
    }
  }

  /** True if no grant tells the same story up to the last state that was published. */
  private boolean isRewritten(Grant old, List<Grant> grants) {
    return grants.stream().noneMatch(now -> continues(now, old));
  }

  private boolean continues(Grant now, Grant old) {
    List<StatusChange> told = old.statuses();
    return now.action() == old.action()
        && now.scope().equals(old.scope())
        && now.statuses().size() >= told.size()
        && now.statuses().subList(0, told.size()).equals(told)
        && !endsEarlierThanTold(now, old);
  }

  /** An end that is set back before the version that did not tell it. */
  private boolean endsEarlierThanTold(Grant now, Grant old) {
    Instant told = before.issuedAt();
    return now.until()
        .filter(end -> end.isBefore(told) && !old.until().equals(Optional.of(end)))
        .isPresent();
  }

  private void add(ListChange.Kind kind, TrustedIssuer issuer) {
    add(kind, issuer.identities().get(0).value(), issuer.name());
  }

  private void add(ListChange.Kind kind, String about, DisplayName name) {
    changes.add(new ListChange(kind, about, name));
  }
}

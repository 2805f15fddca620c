package nl.skillspaspoort.wallet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.credential.SignedCredential;

/**
 * A backup put back into the wallet that it was made of, in time that grows with the number of
 * credentials: what the wallet has and the backup has not, stays; of two versions the newer counts;
 * what was removed or erased since stays away.
 */
final class Merge {
  private final WalletContent backup;
  private final Map<String, KeptCredential> byText = new HashMap<>();
  private final Map<CredentialIdentity, KeptCredential> byIdentity = new HashMap<>();
  private final Map<CredentialNumber, CredentialNumber> numbers = new HashMap<>();
  private final List<Difference> differences = new ArrayList<>();
  private WalletContent merged;

  private Merge(WalletContent wallet, WalletContent backup) {
    this.merged = wallet;
    this.backup = backup;
  }

  /** What becomes of the wallet, and how it differs. */
  record Result(WalletContent content, Restoration restoration) {}

  static Result of(WalletContent wallet, WalletContent backup) {
    Merge merge = new Merge(wallet, backup);
    for (KeptCredential kept : wallet.credentials()) {
      merge.byText.put(kept.newest().text(), kept);
      identity(kept).ifPresent(identity -> merge.byIdentity.put(identity, kept));
    }
    merge.credentials();
    int shares = merge.shares();
    return new Result(merge.merged, new Restoration(merge.differences, shares));
  }

  private static Optional<CredentialIdentity> identity(KeptCredential kept) {
    return parsed(kept).flatMap(credential -> CredentialIdentity.of(credential.unverified()));
  }

  /** Empty if this release cannot read it: such a credential is compared by its text alone. */
  private static Optional<SignedCredential> parsed(KeptCredential kept) {
    try {
      return Optional.of(kept.credential());
    } catch (CredentialFormatException e) {
      return Optional.empty();
    }
  }

  private void credentials() {
    List<KeptCredential> all = new ArrayList<>(merged.credentials());
    Map<CredentialNumber, Integer> places = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      places.put(all.get(i).number(), i);
    }
    int next = merged.nextNumber().value();
    for (KeptCredential theirs : backup.credentials()) {
      Optional<KeptCredential> same = Optional.ofNullable(byText.get(theirs.newest().text()));
      Optional<KeptCredential> ours =
          same.isPresent()
              ? same
              : identity(theirs).flatMap(each -> Optional.ofNullable(byIdentity.get(each)));
      if (same.isPresent()) {
        tell(Difference.Kind.SAME, theirs, same.get());
      } else if (ours.isPresent() && isNewer(theirs, ours.get())) {
        KeptCredential replaced = ours.get().replacedBy(theirs.newest());
        all.set(places.getOrDefault(replaced.number(), 0), replaced);
        tell(Difference.Kind.NEWER, theirs, replaced);
      } else if (ours.isPresent()) {
        tell(Difference.Kind.OLDER, theirs, ours.get());
      } else if (merged.wasRemoved(theirs)) {
        tell(Difference.Kind.REMOVED, theirs, theirs);
      } else {
        KeptCredential added = theirs.numbered(new CredentialNumber(next++));
        all.add(added);
        tell(Difference.Kind.ADDED, theirs, added);
      }
    }
    merged = merged.withCredentials(all, next);
  }

  private void tell(Difference.Kind kind, KeptCredential theirs, KeptCredential ours) {
    numbers.put(theirs.number(), ours.number());
    differences.add(new Difference(kind, ours));
  }

  private static boolean isNewer(KeptCredential theirs, KeptCredential ours) {
    return start(theirs).compareTo(start(ours)) > 0;
  }

  private static Instant start(KeptCredential kept) {
    return parsed(kept)
        .flatMap(credential -> credential.unverified().validity().from())
        .orElse(Instant.MIN);
  }

  private int shares() {
    Set<Share> all = new LinkedHashSet<>(merged.shares());
    int before = all.size();
    for (Share share : backup.shares()) {
      if (merged.logErasedAt().filter(erased -> !share.madeAt().isAfter(erased)).isEmpty()) {
        all.add(renumbered(share));
      }
    }
    List<Share> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparing(Share::madeAt));
    merged = merged.withShares(sorted);
    return sorted.size() - before;
  }

  private Share renumbered(Share share) {
    Map<CredentialNumber, Selection> parts = new HashMap<>();
    share.parts().forEach((number, selection) -> parts.put(here(number), selection));
    return new Share(
        share.madeAt(),
        share.until(),
        share.audience(),
        share.purpose(),
        share.credentials().stream().map(this::here).toList(),
        parts);
  }

  private CredentialNumber here(CredentialNumber number) {
    return numbers.getOrDefault(number, number);
  }
}

package nl.skillspaspoort.wallet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was looked up about credentials.
 *
 * @param checks what was found, by number
 * @param verified the versions of which the signature is good
 */
record News(Map<CredentialNumber, LastCheck> checks, Set<CredentialVersion> verified) {

  /** The wallet with it. What cannot be told now does not take the place of what was known. */
  WalletContent in(WalletContent before) {
    List<KeptCredential> after = new ArrayList<>();
    for (KeptCredential kept : before.credentials()) {
      Optional<LastCheck> check = Optional.ofNullable(checks.get(kept.number()));
      boolean keepOld =
          check.isEmpty()
              || (!check.get().isStatusKnown()
                  && kept.lastCheck().filter(LastCheck::isStatusKnown).isPresent());
      KeptCredential checked = keepOld ? kept : kept.checked(check.orElseThrow());
      after.add(verified.contains(kept.newest()) ? checked.verified() : checked);
    }
    return before.withCredentials(after, before.nextNumber().value());
  }
}

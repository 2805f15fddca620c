package nl.skillspaspoort.wallet;

import java.util.List;
import java.util.Objects;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.verifier.key.DidKeyResolver;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.status.StatusSource;

/**
 * Where a wallet looks up what others publish about its credentials.
 *
 * @param statusLists where lists of withdrawn credentials come from
 * @param trustLists lists of recognised organisations, already verified; may be empty
 * @param keys where keys come from that are not in their own identifier
 */
public record Lookups(StatusSource statusLists, List<TrustList> trustLists, KeyResolver keys) {
  public Lookups {
    Objects.requireNonNull(statusLists, "statusLists");
    trustLists = List.copyOf(trustLists);
    Objects.requireNonNull(keys, "keys");
  }

  /** With keys that need no look-up. */
  public static Lookups of(StatusSource statusLists, List<TrustList> trustLists) {
    return new Lookups(statusLists, trustLists, DidKeyResolver.offline());
  }
}

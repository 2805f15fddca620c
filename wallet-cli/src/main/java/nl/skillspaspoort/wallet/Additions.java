package nl.skillspaspoort.wallet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.problem.ProblemCode;

/** Many credentials for one wallet at once: every one that is there already is read once only. */
final class Additions {
  private final WalletContent before;
  private final List<KeptCredential> credentials;
  private final Map<CredentialIdentity, Integer> places = new HashMap<>();
  private final Map<String, Integer> texts = new HashMap<>();
  private int next;

  Additions(WalletContent before) {
    this.before = before;
    this.credentials = new ArrayList<>(before.credentials());
    this.next = before.nextNumber().value();
    for (int place = 0; place < credentials.size(); place++) {
      note(place);
    }
  }

  private void note(int place) {
    KeptCredential kept = credentials.get(place);
    texts.put(kept.newest().text(), place);
    try {
      Optional<CredentialIdentity> identity = CredentialIdentity.of(kept.credential().unverified());
      identity.ifPresent(each -> places.put(each, place));
    } catch (CredentialFormatException e) {
      // Not readable for this release, so not a version of something that is.
    }
  }

  /**
   * Adds one, or puts it in the place of its older version.
   *
   * @throws WalletException {@code CREDENTIAL_EXISTS}; {@code CREDENTIAL_OLDER}
   */
  KeptCredential add(SignedCredential credential, CredentialVersion version)
      throws WalletException {
    Integer same = texts.get(version.text());
    if (same != null) {
      throw exists(credentials.get(same));
    }
    Optional<Integer> place = CredentialIdentity.of(credential.unverified()).map(places::get);
    KeptCredential kept;
    if (place.isPresent()) {
      KeptCredential older = credentials.get(place.get());
      int order = start(credential).compareTo(startOf(older));
      if (order == 0) {
        throw exists(older);
      }
      if (order < 0) {
        throw new WalletException(
            ProblemCode.CREDENTIAL_OLDER,
            "an older version of credential " + older.number(),
            "a newer one");
      }
      kept = older.replacedBy(version);
      credentials.set(place.get(), kept);
      note(place.get());
    } else {
      kept = new KeptCredential(new CredentialNumber(next++), version, List.of());
      credentials.add(kept);
      note(credentials.size() - 1);
    }
    return kept;
  }

  private static WalletException exists(KeptCredential kept) {
    return new WalletException(
        ProblemCode.CREDENTIAL_EXISTS, "the same as credential " + kept.number(), "another one");
  }

  private static Instant start(SignedCredential credential) {
    return credential.unverified().validity().from().orElse(Instant.MIN);
  }

  private static Instant startOf(KeptCredential kept) {
    try {
      return start(kept.credential());
    } catch (CredentialFormatException e) {
      throw new AssertionError("it was read a moment ago", e);
    }
  }

  WalletContent after() {
    return before.withCredentials(credentials, next);
  }
}

package nl.skillspaspoort.wallet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Credentials on their way into one wallet. Each that is there already is read once, and only what
 * tells it from others is remembered.
 */
final class Additions {
  private final WalletContent before;
  private final Set<AddOption> options;
  private final Did holder;
  private final List<KeptCredential> credentials;
  private final Map<CredentialIdentity, Integer> places = new HashMap<>();
  private final Map<SignedCredential, Integer> placesOfNameless = new HashMap<>();
  private int next;
  private boolean anything;

  Additions(WalletContent before, Set<AddOption> options, Did holder) {
    this.before = before;
    this.options = options;
    this.holder = holder;
    this.credentials = new ArrayList<>(before.credentials());
    this.next = before.nextNumber().value();
    for (int place = 0; place < credentials.size(); place++) {
      try {
        note(credentials.get(place).credential(), place);
      } catch (CredentialFormatException e) {
        // Not readable for this release, so not a version of something that is.
      }
    }
  }

  private void note(SignedCredential credential, int place) {
    CredentialIdentity.of(credential.unverified())
        .ifPresentOrElse(
            identity -> places.put(identity, place), () -> placesOfNameless.put(credential, place));
  }

  /**
   * Adds one, or puts it in the place of the credential of which it is the next version, by Open
   * Badges equality: same issuer, same identifier; the later {@code validFrom} counts. One without
   * identifier has no versions: it is there, or it is another.
   *
   * @throws WalletException {@code HOLDER_MISMATCH}; {@code CREDENTIAL_EXISTS} if this very version
   *     is there; {@code CREDENTIAL_OLDER} if a newer one is; {@code CREDENTIAL_NOT_REPLACED}
   * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#equality-and-comparison">Open Badges 3.0,
   *     Equality and Comparison</a>
   */
  KeptCredential add(SignedCredential credential, CredentialVersion version)
      throws WalletException {
    if (!options.contains(AddOption.KEEP_FOREIGN)
        && !Admission.isEndorsementOfOne(credential, credentials)) {
      Admission.requireSubject(credential, holder);
    }
    Optional<Integer> place = placeOf(credential);
    KeptCredential kept;
    if (place.isPresent()) {
      KeptCredential older = credentials.get(place.get());
      requireNewer(credential, version, older);
      kept = older.replacedBy(version);
      credentials.set(place.get(), kept);
    } else {
      kept = new KeptCredential(new CredentialNumber(next++), version, List.of());
      credentials.add(kept);
      note(credential, credentials.size() - 1);
    }
    anything = true;
    return kept;
  }

  private Optional<Integer> placeOf(SignedCredential credential) {
    return CredentialIdentity.of(credential.unverified())
        .map(places::get)
        .or(() -> Optional.ofNullable(placesOfNameless.get(credential)));
  }

  private static void requireNewer(
      SignedCredential credential, CredentialVersion version, KeptCredential older)
      throws WalletException {
    int order = start(credential).compareTo(startOf(older));
    if (order == 0) {
      throw new WalletException(
          ProblemCode.CREDENTIAL_EXISTS, "the same as credential " + older.number(), "another one");
    }
    if (order < 0) {
      throw new WalletException(
          ProblemCode.CREDENTIAL_OLDER,
          "an older version of credential " + older.number(),
          "a newer one");
    }
    if (!version.isVerified()) {
      // What nobody could check never takes the place of what the wallet has.
      throw new WalletException(
          ProblemCode.CREDENTIAL_NOT_REPLACED,
          "a version of credential " + older.number() + " that could not be checked",
          "one whose signature holds");
    }
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

  /** The very content that was given if nothing was added. */
  WalletContent after() {
    return anything ? before.withCredentials(credentials, next) : before;
  }
}

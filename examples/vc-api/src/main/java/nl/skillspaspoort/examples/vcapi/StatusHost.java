package nl.skillspaspoort.examples.vcapi;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusEntry;
import nl.skillspaspoort.core.status.StatusException;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusPurpose;
import org.jspecify.annotations.Nullable;

/**
 * The status lists of this service: gives out places, remembers which are revoked, and signs the
 * lists. In memory, and of a bounded number. Thread-safe.
 */
final class StatusHost {
  static final String PATH = "/status/lists/";

  private static final int MOST_LISTS = 64;
  private static final Duration VALIDITY = Duration.ofDays(1);
  private static final Duration TIME_TO_LIVE = Duration.ofMinutes(5);
  private static final Duration SIGNED_ANEW = Duration.ofHours(1);

  private final String base;
  private final Signer signer;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final List<Places> lists = new ArrayList<>();

  /**
   * With no list yet.
   *
   * @param base the https URL of this service, without a slash at the end
   */
  StatusHost(String base, Signer signer, InstantSource clock) {
    this.base = base;
    this.signer = signer;
    this.clock = clock;
  }

  private static final class Places {
    private final BitSet given = new BitSet(BitstringStatusList.MIN_ENTRIES);
    private final BitSet revoked = new BitSet(BitstringStatusList.MIN_ENTRIES);
    private @Nullable Signed signed;
  }

  private record Signed(JsonObject credential, Instant at) {}

  /** A place that nobody has, picked at random so that neighbours say nothing. */
  synchronized BitstringStatusListEntry allocate() throws Refusal {
    for (int number = 0; number < MOST_LISTS; number++) {
      if (number == lists.size()) {
        lists.add(new Places());
      }
      BitSet given = lists.get(number).given;
      if (given.cardinality() < BitstringStatusList.MIN_ENTRIES) {
        int start = random.nextInt(BitstringStatusList.MIN_ENTRIES);
        int place = given.nextClearBit(start);
        if (place >= BitstringStatusList.MIN_ENTRIES) {
          place = given.nextClearBit(0);
        }
        given.set(place);
        return new BitstringStatusListEntry(url(number), place, StatusPurpose.REVOCATION);
      }
    }
    throw Refusal.of(503, "every place in the status lists is given out; restart the service");
  }

  private String url(int number) {
    return base + PATH + (number + 1);
  }

  /** A list, signed; empty if there is none of this number. */
  synchronized Optional<JsonObject> list(String number) throws ProofException {
    for (int i = 0; i < lists.size(); i++) {
      if (number.equals(Integer.toString(i + 1))) {
        return Optional.of(list(i));
      }
    }
    return Optional.empty();
  }

  private JsonObject list(int number) throws ProofException {
    Places places = lists.get(number);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Signed signed = places.signed;
    if (signed == null || signed.at().plus(SIGNED_ANEW).isBefore(now)) {
      signed = new Signed(sign(number, places.revoked, now), now);
      places.signed = signed;
    }
    return signed.credential();
  }

  private JsonObject sign(int number, BitSet revoked, Instant now) throws ProofException {
    BitstringStatusList.Builder values =
        BitstringStatusList.ofZeros(BitstringStatusList.MIN_ENTRIES, 1);
    revoked.stream().forEach(place -> values.set(place, 1));
    return DataIntegrity.with(Suites.standard())
        .secure(
            StatusListCredential.unsigned(
                url(number),
                signer.keyId().controller(),
                StatusPurpose.REVOCATION,
                values.build(),
                now,
                now.plus(VALIDITY),
                TIME_TO_LIVE),
            ProofOptions.assertion(Cryptosuites.EDDSA_RDFC_2022, now),
            signer);
  }

  /**
   * Looks every status entry of a credential up.
   *
   * @return true if there was one
   * @throws StatusException if an entry cannot be read; {@code STATUS_RETRIEVAL_ERROR} if its list
   *     is not one of these; {@code REVOKED}
   */
  synchronized boolean requireGood(JsonObject credential) throws StatusException {
    List<StatusEntry> entries = StatusEntry.allIn(credential);
    for (StatusEntry entry : entries) {
      if (places(entry).revoked.get(Math.toIntExact(entry.index()))) {
        throw refused(ProblemCode.REVOKED, "a credential that was revoked", "one that still holds");
      }
    }
    return !entries.isEmpty();
  }

  /** Revokes the credential with this entry, or takes that back. */
  synchronized void revoke(BitstringStatusListEntry entry, boolean revoked) throws StatusException {
    Places places = places(entry);
    places.revoked.set(Math.toIntExact(entry.index()), revoked);
    places.signed = null;
  }

  private Places places(StatusEntry entry) throws StatusException {
    for (int i = 0; i < lists.size(); i++) {
      if (entry.listUri().equals(url(i))
          && entry.purpose().equals(StatusPurpose.REVOCATION)
          && entry.index() < BitstringStatusList.MIN_ENTRIES
          && lists.get(i).given.get(Math.toIntExact(entry.index()))) {
        return lists.get(i);
      }
    }
    throw refused(
        ProblemCode.STATUS_RETRIEVAL_ERROR,
        "a status entry that is not of this service",
        "an entry that this service gave out");
  }

  /** The same credential with a place in a list. */
  JsonObject withStatus(JsonObject credential) throws Refusal {
    if (credential.has(StatusEntry.CREDENTIAL_STATUS)) {
      throw Refusal.of(
          new Problem(
              ProblemCode.CREDENTIAL_STRUCTURE,
              "/" + StatusEntry.CREDENTIAL_STATUS,
              "a status entry already",
              "a credential to which this service adds it"));
    }
    return credential.with(StatusEntry.CREDENTIAL_STATUS, allocate().toJson());
  }

  private static StatusException refused(ProblemCode code, String found, String expected) {
    return new StatusException(
        new Problem(code, "/" + StatusEntry.CREDENTIAL_STATUS, found, expected));
  }
}

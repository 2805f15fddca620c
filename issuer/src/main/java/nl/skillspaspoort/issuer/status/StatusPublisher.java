package nl.skillspaspoort.issuer.status;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusListToken;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.core.status.TokenStatusList;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.registry.AuditEntry;
import nl.skillspaspoort.issuer.registry.AwardState;
import nl.skillspaspoort.issuer.registry.IssuerRegistry;
import nl.skillspaspoort.issuer.registry.ListSnapshot;
import nl.skillspaspoort.issuer.registry.RegistryException;
import nl.skillspaspoort.issuer.registry.StatusUrls;

/**
 * Makes and signs the status lists of a registry. Safe for use by several threads if its signer is.
 *
 * <p>A list counts for {@code validity} and may be kept for {@code timeToLive}; publish again well
 * before it ends, also when nothing has changed. Decoys are set in every list, so that the number
 * of revoked credentials does not show.
 *
 * @see <a href="https://www.w3.org/TR/vc-bitstring-status-list/">Bitstring Status List 1.0</a>
 */
public final class StatusPublisher {
  private static final int TOKEN_BITS = 2;
  private static final int TOKEN_INVALID = 1;
  private static final int TOKEN_SUSPENDED = 2;

  private final IssuerRegistry registry;
  private final StatusUrls urls;
  private final Signer signer;
  private final Issuer issuer;
  private final InstantSource clock;
  private final Duration validity;
  private final Duration timeToLive;

  private StatusPublisher(
      IssuerRegistry registry,
      StatusUrls urls,
      Signer signer,
      Issuer issuer,
      InstantSource clock,
      Duration validity,
      Duration timeToLive) {
    this.registry = registry;
    this.urls = urls;
    this.signer = signer;
    this.issuer = issuer;
    this.clock = clock;
    this.validity = validity;
    this.timeToLive = timeToLive;
  }

  /**
   * A publisher of lists that count for seven days and may be kept for an hour.
   *
   * @param signer a key of the issuer itself, or one that its trust list lets publish status
   * @param cryptosuite that fits the signer, {@code eddsa-jcs-2022} for example
   */
  public static StatusPublisher of(
      IssuerRegistry registry,
      StatusUrls urls,
      Signer signer,
      String cryptosuite,
      InstantSource clock) {
    return new StatusPublisher(
        Objects.requireNonNull(registry, "registry"),
        Objects.requireNonNull(urls, "urls"),
        signer,
        // A compressed list may hold any nine digits; nothing in it is about a number.
        Issuer.builder()
            .signer(signer)
            .cryptosuite(cryptosuite)
            .clock(clock)
            .allowNumbersLikeBsn()
            .build(),
        Objects.requireNonNull(clock, "clock"),
        Duration.ofDays(7),
        Duration.ofHours(1));
  }

  /** As {@link #of}, with an Ed25519 key and {@code eddsa-jcs-2022}. */
  public static StatusPublisher of(
      IssuerRegistry registry, StatusUrls urls, Signer signer, InstantSource clock) {
    return of(registry, urls, signer, Cryptosuites.EDDSA_JCS_2022, clock);
  }

  /**
   * The same publisher with other times.
   *
   * @param validity how long a list counts
   * @param timeToLive how long a copy may be kept; not longer than the validity
   */
  public StatusPublisher lasting(Duration validity, Duration timeToLive) {
    if (timeToLive.isNegative() || validity.isZero() || validity.compareTo(timeToLive) < 0) {
      throw new IllegalArgumentException(
          "found a validity of "
              + validity
              + " and a time to live of "
              + timeToLive
              + "; expected a time to live within the validity");
    }
    return new StatusPublisher(registry, urls, signer, issuer, clock, validity, timeToLive);
  }

  /** How long a copy may be kept. */
  public Duration timeToLive() {
    return timeToLive;
  }

  /** All lists as they are now, signed. */
  public List<PublishedList> lists() throws RegistryException, IssueException {
    List<PublishedList> published = new ArrayList<>();
    for (int list : registry.lists()) {
      published.addAll(lists(registry.snapshot(list)));
    }
    return published;
  }

  private List<PublishedList> lists(ListSnapshot list) throws IssueException {
    List<PublishedList> published = new ArrayList<>();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    for (StatusPurpose purpose : StatusUrls.PURPOSES) {
      published.add(bitstring(list, purpose, now));
    }
    published.add(token(list, now));
    return published;
  }

  private PublishedList bitstring(ListSnapshot list, StatusPurpose purpose, Instant now)
      throws IssueException {
    BitstringStatusList.Builder values = BitstringStatusList.ofZeros(list.entries(), 1);
    Predicate<AwardState> set = states(purpose);
    list.changed()
        .forEach(
            (place, state) -> {
              if (set.test(state)) {
                values.set(place, 1);
              }
            });
    list.decoys().stream()
        .filter(place -> isDecoyOf(place, purpose))
        .forEach(p -> values.set(p, 1));
    String uri = urls.url(list.list(), purpose);
    String signed =
        issuer
            .sign(
                issuer.prepare(
                    StatusListCredential.unsigned(
                        uri,
                        issuer.id(),
                        purpose,
                        values.build(),
                        now,
                        now.plus(validity),
                        timeToLive)))
            .toJson();
    return new PublishedList(
        StatusUrls.fileName(list.list(), purpose),
        "application/vc",
        signed.getBytes(StandardCharsets.UTF_8),
        list.revision());
  }

  /** What was superseded no longer holds: it is revoked, and a newer version is there. */
  private static Predicate<AwardState> states(StatusPurpose purpose) {
    if (purpose.equals(StatusPurpose.REVOCATION)) {
      return state -> state == AwardState.REVOKED || state == AwardState.SUPERSEDED;
    }
    return purpose.equals(StatusPurpose.SUSPENSION)
        ? state -> state == AwardState.SUSPENDED
        : state -> state == AwardState.SUPERSEDED;
  }

  /** Suspended or superseded are fewer than revoked, so fewer decoys look like them. */
  private static boolean isDecoyOf(int place, StatusPurpose purpose) {
    if (purpose.equals(StatusPurpose.SUSPENSION)) {
      return place % 4 == 0;
    }
    return !purpose.equals(StatusPurpose.REFRESH) || place % 3 == 0;
  }

  private PublishedList token(ListSnapshot list, Instant now) throws IssueException {
    TokenStatusList.Builder values = TokenStatusList.ofZeros(list.entries(), TOKEN_BITS);
    list.changed()
        .forEach(
            (place, state) ->
                values.set(place, state == AwardState.SUSPENDED ? TOKEN_SUSPENDED : TOKEN_INVALID));
    list.decoys().forEach(place -> values.set(place, TOKEN_INVALID));
    StatusListToken token =
        new StatusListToken(
            urls.tokenUrl(list.list()),
            Optional.of(issuer.id()),
            now,
            Optional.of(now.plus(validity)),
            Optional.of(timeToLive),
            values.build());
    try {
      return new PublishedList(
          StatusUrls.tokenFileName(list.list()),
          "application/" + StatusListToken.TYP,
          token.sign(signer).text().getBytes(StandardCharsets.US_ASCII),
          list.revision());
    } catch (SigningException e) {
      throw new IssueException(e);
    }
  }

  /**
   * Writes all lists into a folder: each file is written under another name first and then takes
   * the place of the old one, so that a reader sees the old list or the new one, never a part.
   *
   * @return what was written
   */
  public List<PublishedList> publish(Path folder)
      throws RegistryException, IssueException, IOException {
    List<PublishedList> published = lists();
    Files.createDirectories(folder);
    for (PublishedList list : published) {
      replace(folder.resolve(list.fileName()), list.content());
    }
    registry.log(
        AuditEntry.Deed.PUBLISHED,
        urls.toString(),
        published.size() + " lists, key " + signer.keyId(),
        clock.instant());
    return published;
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}

package nl.skillspaspoort.wallet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.key.Ed25519SecretKey;

/**
 * What a wallet holds. Immutable, but for the key, which can be destroyed. {@link ContentWriter}
 * and {@link ContentReader} know how it is written.
 */
final class WalletContent {
  static final int VERSION = 2;

  private final Ed25519SecretKey key;
  private final int nextNumber;
  private final List<KeptCredential> credentials;
  private final List<Share> shares;
  private final Set<String> removed;
  private final Optional<Instant> logErasedAt;

  WalletContent(
      Ed25519SecretKey key,
      int nextNumber,
      List<KeptCredential> credentials,
      List<Share> shares,
      Set<String> removed,
      Optional<Instant> logErasedAt) {
    this.key = key;
    this.nextNumber = nextNumber;
    this.credentials = List.copyOf(credentials);
    this.shares = List.copyOf(shares);
    this.removed = new LinkedHashSet<>(removed);
    this.logErasedAt = logErasedAt;
  }

  /** A wallet with a key and nothing else. */
  static WalletContent empty(Ed25519SecretKey key) {
    return new WalletContent(key, 1, List.of(), List.of(), Set.of(), Optional.empty());
  }

  Ed25519SecretKey key() {
    return key;
  }

  List<KeptCredential> credentials() {
    return credentials;
  }

  List<Share> shares() {
    return shares;
  }

  /** Digests of the versions that were removed, oldest first. */
  List<String> removed() {
    return List.copyOf(removed);
  }

  /** Until when the log was erased. */
  Optional<Instant> logErasedAt() {
    return logErasedAt;
  }

  Optional<KeptCredential> find(CredentialNumber number) {
    return credentials.stream().filter(kept -> kept.number().equals(number)).findFirst();
  }

  /** Number of the credential that is added next. */
  CredentialNumber nextNumber() {
    return new CredentialNumber(nextNumber);
  }

  WalletContent with(CredentialVersion first) {
    List<KeptCredential> more = new ArrayList<>(credentials);
    more.add(new KeptCredential(nextNumber(), first, List.of()));
    return withCredentials(more, nextNumber + 1);
  }

  WalletContent withNewer(KeptCredential replaced, CredentialVersion newer) {
    return with(replaced.replacedBy(newer));
  }

  /** With this in the place of what has its number. */
  WalletContent with(KeptCredential changed) {
    return withCredentials(
        credentials.stream()
            .map(kept -> kept.number().equals(changed.number()) ? changed : kept)
            .toList(),
        nextNumber);
  }

  /** With these instead, and the number of the next. */
  WalletContent withCredentials(List<KeptCredential> others, int next) {
    return new WalletContent(key, next, others, shares, removed, logErasedAt);
  }

  WalletContent with(Share share) {
    List<Share> more = new ArrayList<>(shares);
    more.add(share);
    return withShares(more);
  }

  /** With this log instead. */
  WalletContent withShares(List<Share> others) {
    return new WalletContent(key, nextNumber, credentials, others, removed, logErasedAt);
  }

  /** Without anything of these, but for digests that tell a backup not to bring them back. */
  WalletContent without(Set<CredentialNumber> numbers) {
    List<KeptCredential> left = new ArrayList<>();
    Set<String> gone = new LinkedHashSet<>(removed);
    for (KeptCredential kept : credentials) {
      if (numbers.contains(kept.number())) {
        kept.earlier().forEach(version -> gone.add(digest(version)));
        gone.add(digest(kept.newest()));
      } else {
        left.add(kept);
      }
    }
    return new WalletContent(key, nextNumber, left, shares, gone, logErasedAt);
  }

  /** Without a line of the log that was written until this moment. */
  WalletContent withoutShares(Instant until) {
    return new WalletContent(
        key,
        nextNumber,
        credentials,
        shares.stream().filter(share -> share.madeAt().isAfter(until)).toList(),
        removed,
        Optional.of(until));
  }

  /** True if its newest version was removed here. */
  boolean wasRemoved(KeptCredential kept) {
    return !removed.isEmpty() && removed.contains(digest(kept.newest()));
  }

  private static String digest(CredentialVersion version) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(version.text().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  byte[] toBytes() {
    return ContentWriter.bytes(this);
  }

  /**
   * Reads what {@link #toBytes} wrote, now or in an earlier release.
   *
   * @throws WalletException ({@code WALLET_FORMAT}) for content that this version does not know
   */
  static WalletContent read(byte[] bytes) throws WalletException {
    return ContentReader.read(bytes);
  }

  /** Counts only. */
  @Override
  public String toString() {
    return "WalletContent[" + credentials.size() + " credentials, " + shares.size() + " shares]";
  }
}

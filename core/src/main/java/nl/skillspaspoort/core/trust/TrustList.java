package nl.skillspaspoort.core.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * A trust list whose signature was verified with a pinned key. There is no other way to get one
 * than {@link SignedTrustList#verify}, for the list of a delegate {@link Delegations}, for a chain
 * {@link FederatedList}, and for a file with a pinned digest {@link PinnedRegistry}.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class TrustList implements TrustSource {
  private final ListContent content;
  private final String digest;
  private final Optional<VerificationKey> signer;
  private final Continuity continuity;
  private final List<DelegatedList> delegated;
  private final boolean stapled;
  private final Map<String, TrustedIssuer> issuersByIdentity = new HashMap<>();
  private final Set<String> denied = new HashSet<>();
  private final Set<VerificationKey> compromised = new HashSet<>();

  TrustList(ListContent content, String digest, VerificationKey signer, Continuity continuity) {
    this(content, digest, Optional.of(signer), continuity, List.of(), false);
  }

  /** A list that nobody signed, and whose digest was pinned instead. */
  static TrustList pinned(ListContent content, String digest) {
    return new TrustList(
        content, digest, Optional.empty(), Continuity.NOT_REMEMBERED, List.of(), false);
  }

  private TrustList(
      ListContent content,
      String digest,
      Optional<VerificationKey> signer,
      Continuity continuity,
      List<DelegatedList> delegated,
      boolean stapled) {
    this.stapled = stapled;
    this.delegated = List.copyOf(delegated);
    this.content = content;
    this.digest = digest;
    this.signer = signer;
    this.continuity = continuity;
    for (TrustedIssuer issuer : content.issuers()) {
      issuer.identities().forEach(id -> issuersByIdentity.put(id.value(), issuer));
      issuer.keys().stream()
          .filter(period -> period.compromisedAt().isPresent())
          .forEach(period -> compromised.add(period.key()));
    }
    content.denied().forEach(entry -> denied.add(entry.identity().value()));
  }

  TrustList withDelegated(List<DelegatedList> lists) {
    return new TrustList(content, digest, signer, continuity, lists, stapled);
  }

  /** The same, marked as what a sender brought along. */
  TrustList stapled() {
    return new TrustList(content, digest, signer, continuity, delegated, true);
  }

  boolean isStapled() {
    return stapled;
  }

  /**
   * The lists of its delegates; none unless {@link Delegations} attached them. Until then what it
   * delegates counts for nothing.
   */
  public List<DelegatedList> delegated() {
    return delegated;
  }

  /** This list and every list that is attached to it, at any depth. */
  public List<TrustList> withAllDelegated() {
    List<TrustList> all = new ArrayList<>(List.of(this));
    for (DelegatedList part : delegated) {
      if (part.list() instanceof TrustList list) {
        all.addAll(list.withAllDelegated());
      }
    }
    return List.copyOf(all);
  }

  /** The identifier of the list, an absolute URI, the same in every version. */
  @Override
  public String id() {
    return content.id();
  }

  ListContent content() {
    return content;
  }

  /** Who publishes it, for people. */
  public DisplayName operator() {
    return content.operator();
  }

  /** What the list is called, for people. */
  public Optional<DisplayName> schemeName() {
    return content.schemeName();
  }

  /** The country for which it is made; for information. */
  public Optional<String> territory() {
    return content.territory();
  }

  /** The version number, from 1. */
  public long sequence() {
    return content.sequence();
  }

  /** When this version was issued. */
  public Instant issuedAt() {
    return content.issuedAt();
  }

  /** Until when it may be used without looking for a newer one. */
  public Instant nextUpdate() {
    return content.nextUpdate();
  }

  /** The issuers on it, in order. */
  public List<TrustedIssuer> issuers() {
    return content.issuers();
  }

  /** The issuers that it denies, in order. */
  public List<DenyEntry> denied() {
    return content.denied();
  }

  /**
   * The keys with which the next version may be signed, if the list announces a change; empty if
   * nothing changes.
   */
  public Set<VerificationKey> nextSigners() {
    return content.nextSigners();
  }

  /** The key with which this version is signed; empty for a {@link PinnedRegistry}. */
  public Optional<VerificationKey> signer() {
    return signer;
  }

  /** How this version relates to what was seen before. */
  public Continuity continuity() {
    return continuity;
  }

  /** Which version of which list this is. */
  public ListReference reference() {
    return new ListReference(id(), operator(), sequence(), digest, issuedAt(), nextUpdate());
  }

  /** {@code sha-256:} and the hexadecimal digest of the signed payload, or of the pinned file. */
  public String digest() {
    return digest;
  }

  /** The issuer with exactly this identifier. */
  public Optional<TrustedIssuer> find(String identity) {
    return Optional.ofNullable(issuersByIdentity.get(Objects.requireNonNull(identity)));
  }

  /** True if the list denies the issuer with exactly this identifier. */
  public boolean denies(String identity) {
    return denied.contains(identity);
  }

  /** True if the list says of any of its issuers that this key of theirs is in other hands. */
  public boolean isCompromised(VerificationKey key) {
    return compromised.contains(key);
  }

  /** Identifier and version. */
  @Override
  public String toString() {
    return "TrustList[" + id() + ", sequence " + sequence() + "]";
  }
}

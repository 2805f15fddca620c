package nl.skillspaspoort.core.trust;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * A trust list before it is signed. Immutable.
 *
 * <p>Numbering and dates are the owner's: give every version a higher sequence than the one before,
 * and never publish two lists with one number.
 */
public final class TrustListDraft {
  private final ListContent content;

  private TrustListDraft(ListContent content) {
    this.content = content;
  }

  /** Starts an empty list. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts the next version of a list: the same issuers and denials. Sequence and dates are still
   * to be given, and so are the next signers if there are any.
   */
  public static Builder from(TrustList list) {
    return new Builder(list);
  }

  /**
   * A draft from its JSON, as {@link #toJson} writes it and as an owner edits it.
   *
   * @throws TrustListException {@code LIST_MALFORMED} with the place, if it is not a list
   */
  public static TrustListDraft read(byte[] utf8) throws TrustListException {
    try {
      return new TrustListDraft(LoteReader.read(utf8));
    } catch (JsonFormatException e) {
      throw SignedTrustList.malformed(e);
    }
  }

  /** A draft with exactly the content of a list, number and dates included. */
  public static TrustListDraft copyOf(TrustList list) {
    return new TrustListDraft(list.content());
  }

  /** The identifier of the list. */
  public String id() {
    return content.id();
  }

  /** The number of this version. */
  public long sequence() {
    return content.sequence();
  }

  /** When this version is issued. */
  public Instant issuedAt() {
    return content.issuedAt();
  }

  /** Until when it may be used without looking for a newer one. */
  public Instant nextUpdate() {
    return content.nextUpdate();
  }

  ListContent content() {
    return content;
  }

  /** The payload as it will be signed. */
  public JsonObject toJson() {
    return LoteWriter.write(content);
  }

  /**
   * The signed list. Whoever reads it must have pinned the signer's key, or have seen it announced.
   *
   * @throws SigningException if the signer cannot sign now
   */
  public SignedTrustList sign(Signer signer) throws SigningException {
    byte[] payload = JsonWriter.compact(toJson()).getBytes(StandardCharsets.UTF_8);
    JsonObject header =
        JsonObject.builder().put("iat", content.issuedAt().getEpochSecond()).build();
    return SignedTrustList.of(CompactJws.sign(Lote.TYP, header, payload, signer));
  }

  /** Identifier and version. */
  @Override
  public String toString() {
    return "TrustListDraft[" + content.id() + ", sequence " + content.sequence() + "]";
  }

  /** Collects the parts of a list. Not thread-safe. */
  public static final class Builder {
    private final List<TrustedIssuer> issuers = new ArrayList<>();
    private final List<DenyEntry> denied = new ArrayList<>();
    private final Set<VerificationKey> nextSigners = new LinkedHashSet<>();
    private Optional<String> id = Optional.empty();
    private Optional<DisplayName> operator = Optional.empty();
    private Optional<DisplayName> schemeName = Optional.empty();
    private Optional<String> territory = Optional.empty();
    private Optional<Long> sequence = Optional.empty();
    private Optional<Instant> issuedAt = Optional.empty();
    private Optional<Instant> nextUpdate = Optional.empty();

    private Builder() {}

    private Builder(TrustList list) {
      id = Optional.of(list.id());
      operator = Optional.of(list.operator());
      schemeName = list.schemeName();
      territory = list.territory();
      issuers.addAll(list.issuers());
      denied.addAll(list.denied());
    }

    /** Identifier of the list, an absolute URI, the same in every version. Required. */
    public Builder id(String uri) {
      id = Optional.of(uri);
      return this;
    }

    /** Who publishes it. Required. */
    public Builder operator(DisplayName name) {
      operator = Optional.of(name);
      return this;
    }

    /** What the list is called. */
    public Builder schemeName(DisplayName name) {
      schemeName = Optional.of(name);
      return this;
    }

    /** The country for which it is made, ISO 3166-1 alpha-2. For information: it limits nothing. */
    public Builder territory(String code) {
      territory = Optional.of(code);
      return this;
    }

    /** Version number, from 1. Required. */
    public Builder sequence(long number) {
      sequence = Optional.of(number);
      return this;
    }

    /** When this version is issued. Required. */
    public Builder issuedAt(Instant instant) {
      issuedAt = Optional.of(instant);
      return this;
    }

    /** Until when it may be used without looking for a newer one. Required. */
    public Builder nextUpdate(Instant instant) {
      nextUpdate = Optional.of(instant);
      return this;
    }

    /** Adds an issuer. */
    public Builder issuer(TrustedIssuer issuer) {
      issuers.add(Objects.requireNonNull(issuer, "issuer"));
      return this;
    }

    /** Replaces the issuer that has one of this issuer's identifiers, or adds it at the end. */
    public Builder replaceIssuer(TrustedIssuer issuer) {
      int position = issuers.size();
      for (int i = issuers.size() - 1; i >= 0; i--) {
        if (issuers.get(i).identities().stream().anyMatch(issuer.identities()::contains)) {
          issuers.remove(i);
          position = i;
        }
      }
      issuers.add(position, issuer);
      return this;
    }

    /** Takes away the issuer with this identifier, if it is there. */
    public Builder removeIssuer(IssuerIdentity identity) {
      issuers.removeIf(issuer -> issuer.identities().contains(identity));
      return this;
    }

    /** Denies an issuer. */
    public Builder deny(DenyEntry entry) {
      denied.add(Objects.requireNonNull(entry, "entry"));
      return this;
    }

    /**
     * Announces the keys with which the next versions are signed: exactly these, so name the
     * present one as well if it stays in use. Without this, nothing changes.
     */
    public Builder nextSigners(Set<VerificationKey> keys) {
      nextSigners.clear();
      nextSigners.addAll(keys);
      return this;
    }

    /**
     * The draft.
     *
     * @throws IllegalStateException if a required part is missing
     * @throws IllegalArgumentException if two issuers share an identifier, if the next update is
     *     not after the issue, or if a part has another form
     */
    public TrustListDraft build() {
      return new TrustListDraft(
          new ListContent(
              required(id, "id"),
              required(operator, "operator"),
              schemeName,
              territory,
              required(sequence, "sequence"),
              required(issuedAt, "issuedAt"),
              required(nextUpdate, "nextUpdate"),
              issuers,
              denied,
              nextSigners));
    }

    private static <T> T required(Optional<T> part, String name) {
      return part.orElseThrow(
          () -> new IllegalStateException("found no " + name + "; expected one"));
    }
  }
}

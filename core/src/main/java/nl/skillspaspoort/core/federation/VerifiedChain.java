package nl.skillspaspoort.core.federation;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.jose.VerifiedJws;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * A chain that held at the moment at which it was verified. There is no other way to get one than
 * {@link TrustChain#verify}.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class VerifiedChain {
  private final List<Link> links;
  private final JsonObject metadata;
  private final EntityStatement subject;
  private final JsonObject anchorClaims;

  VerifiedChain(
      List<Link> links, JsonObject metadata, EntityStatement subject, JsonObject anchorClaims) {
    this.links = List.copyOf(links);
    this.metadata = metadata;
    this.subject = subject;
    this.anchorClaims = anchorClaims;
  }

  /**
   * What one entity says of the entity below it.
   *
   * @param issuer who says it
   * @param subject of whom
   * @param issuedAt since when
   * @param expiresAt until when
   * @param signer the key that signed it
   * @param digest {@code sha-256:} and the hexadecimal digest of the claims
   * @param recognition the claim with the scope, if there is one
   */
  public record Link(
      EntityId issuer,
      EntityId subject,
      Instant issuedAt,
      Instant expiresAt,
      VerificationKey signer,
      String digest,
      Optional<JsonObject> recognition) {

    static Link of(EntityStatement statement, VerifiedJws jws) throws FederationException {
      Optional<JsonValue> claim = statement.claims().get(EntityStatement.RECOGNITION);
      try {
        Optional<JsonObject> recognition =
            claim.isPresent()
                ? Optional.of(claim.get().asObject("/" + EntityStatement.RECOGNITION))
                : Optional.empty();
        return new Link(
            statement.issuer(),
            statement.subject(),
            statement.issuedAt(),
            statement.expiresAt(),
            jws.key(),
            "sha-256:" + HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(jws.payload())),
            recognition);
      } catch (JsonFormatException e) {
        throw FederationException.because(e);
      }
    }
  }

  /** Whom it is about. */
  public EntityId subject() {
    return subject.subject();
  }

  /** The trust anchor at which it ends. */
  public EntityId anchor() {
    return links.get(0).issuer();
  }

  /** The statements of superiors, from the anchor down; at least one. */
  public List<Link> links() {
    return links;
  }

  /** The subject's metadata after the policies of all superiors, by type of entity (§6.1.4.2). */
  public JsonObject metadata() {
    return metadata;
  }

  /** The keys with which the subject signs statements and trust marks. */
  public Set<VerificationKey> federationKeys() {
    return subject.keys().all();
  }

  KeySet keySet() {
    return subject.keys();
  }

  /** What the anchor says about trust marks; empty if its configuration is not in the chain. */
  JsonObject anchorClaims() {
    return anchorClaims;
  }

  /** The first instant at which one of its statements ends (§10.4). */
  public Instant expiresAt() {
    Instant first = subject.expiresAt();
    for (Link link : links) {
      first = link.expiresAt().isBefore(first) ? link.expiresAt() : first;
    }
    return first;
  }

  /** Subject and anchor. */
  @Override
  public String toString() {
    return "VerifiedChain[" + subject() + " to " + anchor() + "]";
  }
}

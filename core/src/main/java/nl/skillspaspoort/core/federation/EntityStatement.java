package nl.skillspaspoort.core.federation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VerifiedJws;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * One statement of a chain, checked as §3.2 says except for its signature, which {@link #verify}
 * checks with the keys of whoever must have signed it.
 *
 * @see <a href="https://openid.net/specs/openid-federation-1_0.html#section-3.2">OpenID Federation
 *     1.0 §3.2, Entity Statement Validation</a>
 */
final class EntityStatement {
  static final String TYP = "entity-statement+jwt";

  /** Our claim with the scope of a recognition; critical, because readers ignore what is not. */
  static final String RECOGNITION = "https://skillspaspoort.nl/ns/federation/v1/recognition";

  static final Duration SKEW = Duration.ofSeconds(60);

  private static final Set<String> HEADER = Set.of("trust_chain", "peer_trust_chain");

  /** Claims that only an entity may make about itself (§3.1.2). */
  private static final Set<String> CONFIGURATION_ONLY =
      Set.of(
          "authority_hints",
          "trust_anchor_hints",
          "trust_marks",
          "trust_mark_issuers",
          "trust_mark_owners");

  /** Claims that only a superior may make (§3.1.3). */
  private static final Set<String> SUBORDINATE_ONLY =
      Set.of(
          "metadata_policy", "metadata_policy_crit", "constraints", "source_endpoint", RECOGNITION);

  /** What {@code crit} must not name, because every reader knows it (§3.1.1). */
  private static final Set<String> DEFINED =
      Set.of(
          "iss",
          "sub",
          "iat",
          "exp",
          "jwks",
          "metadata",
          "crit",
          "aud",
          "nbf",
          "authority_hints",
          "trust_anchor_hints",
          "trust_marks",
          "trust_mark_issuers",
          "trust_mark_owners",
          "metadata_policy",
          "metadata_policy_crit",
          "constraints",
          "source_endpoint");

  private final CompactJws jws;
  private final String kid;
  private final JsonObject claims;
  private final EntityId issuer;
  private final EntityId subject;
  private final Instant issuedAt;
  private final Instant expiresAt;
  private final Optional<Instant> notBefore;
  private final KeySet keys;

  private EntityStatement(CompactJws jws, String kid, JsonObject claims)
      throws JsonFormatException, FederationException {
    this.jws = jws;
    this.kid = kid;
    this.claims = claims;
    this.issuer = entity("iss");
    this.subject = entity("sub");
    this.issuedAt = seconds("iat");
    this.expiresAt = seconds("exp");
    this.notBefore = claims.has("nbf") ? Optional.of(seconds("nbf")) : Optional.empty();
    this.keys = KeySet.read(claims.required("jwks", "").asObject("/jwks"), "/jwks");
    checkPlaces();
    checkCritical();
  }

  static EntityStatement parse(String text) throws FederationException {
    try {
      CompactJws jws = CompactJws.parse(text, HEADER);
      Optional<String> kid = jws.unverifiedHeader().text("kid");
      if (kid.isEmpty() || kid.get().isEmpty()) {
        throw FederationException.invalid("no kid in the header", "the name of the signing key");
      }
      if (!jws.unverifiedHeader().text("typ").equals(Optional.of(TYP))) {
        throw FederationException.invalid("a token of another type", "the type " + TYP);
      }
      JsonObject claims = JsonReader.strict().readObject(jws.unverifiedPayload());
      return new EntityStatement(jws, kid.get(), claims);
    } catch (JwsException | JsonFormatException e) {
      throw FederationException.because(e);
    }
  }

  private EntityId entity(String name) throws JsonFormatException, FederationException {
    String text = claims.requiredText(name, "");
    return EntityId.read(text)
        .orElseThrow(
            () ->
                FederationException.invalid(
                    "text of " + text.length() + " characters in " + name, "an https URL"));
  }

  private Instant seconds(String name) throws JsonFormatException {
    return Instant.ofEpochSecond(claims.required(name, "").asInteger("/" + name));
  }

  private void checkPlaces() throws FederationException {
    if (claims.has("aud")) {
      throw FederationException.invalid(
          "a statement that is meant for one party", "a statement for everybody, without aud");
    }
    for (String name : isConfiguration() ? SUBORDINATE_ONLY : CONFIGURATION_ONLY) {
      if (claims.has(name)) {
        throw FederationException.invalid(
            "the claim "
                + name
                + " in a statement about "
                + (isConfiguration() ? "oneself" : "another"),
            "it in the other kind of statement only");
      }
    }
  }

  private void checkCritical() throws JsonFormatException, FederationException {
    if (!claims.has("crit")) {
      if (claims.has(RECOGNITION)) {
        throw FederationException.invalid("a recognition that is not critical", "it in crit");
      }
      return;
    }
    JsonArray crit = claims.required("crit", "").asArray("/crit");
    boolean recognition = false;
    for (JsonValue element : crit) {
      String name = element instanceof JsonString text ? text.value() : "";
      if (DEFINED.contains(name) || !claims.has(name)) {
        throw FederationException.invalid(
            "a critical claim that is defined by the standard or absent",
            "an extension that is there");
      }
      if (!name.equals(RECOGNITION)) {
        throw FederationException.invalid("a critical claim that is not known here", "none");
      }
      recognition = true;
    }
    if (crit.size() == 0 || claims.has(RECOGNITION) != recognition) {
      throw FederationException.invalid("an empty crit, or one without the recognition", "both");
    }
  }

  /** The verified statement, if the key of its {@code kid} in this set signed it. */
  VerifiedJws verify(KeySet signers) throws FederationException {
    return verify(signers.named(kid));
  }

  VerifiedJws verify(Set<VerificationKey> signers) throws FederationException {
    if (signers.isEmpty()) {
      throw FederationException.invalid(
          "a key name that the signer's keys do not have", "a key of the signer, by its kid");
    }
    try {
      return jws.verify(TYP, signers);
    } catch (JwsException e) {
      throw FederationException.because(e);
    }
  }

  /**
   * §3.2: {@code iat} and {@code nbf} in the past, {@code exp} in the future, with a minute of
   * skew.
   */
  void checkTimes(Instant now) throws FederationException {
    if (issuedAt.isAfter(now.plus(SKEW))) {
      throw FederationException.of(
          ProblemCode.FEDERATION_CHAIN_EXPIRED,
          "a statement that is issued at " + issuedAt,
          "one issued by " + now);
    }
    if (notBefore.isPresent() && notBefore.get().isAfter(now.plus(SKEW))) {
      throw FederationException.of(
          ProblemCode.FEDERATION_CHAIN_EXPIRED,
          "a statement that counts from " + notBefore.get(),
          "one that holds at " + now);
    }
    if (!expiresAt.isAfter(now.minus(SKEW)) || !expiresAt.isAfter(issuedAt)) {
      throw FederationException.of(
          ProblemCode.FEDERATION_CHAIN_EXPIRED,
          "a statement that ends at " + expiresAt,
          "one that holds at " + now);
    }
  }

  boolean isConfiguration() {
    return issuer.equals(subject);
  }

  EntityId issuer() {
    return issuer;
  }

  EntityId subject() {
    return subject;
  }

  Instant issuedAt() {
    return issuedAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  KeySet keys() {
    return keys;
  }

  JsonObject claims() {
    return claims;
  }

  /** An object among the claims; empty if it is not there. */
  JsonObject object(String name) throws FederationException {
    try {
      Optional<JsonValue> value = claims.get(name);
      return value.isEmpty() ? JsonObject.EMPTY : value.get().asObject("/" + name);
    } catch (JsonFormatException e) {
      throw FederationException.because(e);
    }
  }
}

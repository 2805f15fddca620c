package nl.skillspaspoort.core.federation;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;

/**
 * A trust mark that was verified: an issuer of marks says that an entity meets what the type of the
 * mark demands, and the trust anchor lets it say so.
 *
 * @param type the identifier of what the mark stands for
 * @param issuer who gave it
 * @param subject who has it
 * @param issuedAt since when
 * @param expiresAt until when; open if empty
 * @see <a href="https://openid.net/specs/openid-federation-1_0.html#section-7.3">OpenID Federation
 *     1.0 §7.3, Trust Mark Validation</a>
 */
public record TrustMark(
    String type, EntityId issuer, EntityId subject, Instant issuedAt, Optional<Instant> expiresAt) {
  private static final String TYP = "trust-mark+jwt";
  private static final String DELEGATION_TYP = "trust-mark-delegation+jwt";
  private static final String TYPE = "trust_mark_type";

  /** Checks that all are there. */
  public TrustMark {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  /**
   * The mark, if it holds at this moment.
   *
   * @param mark a compact JWS
   * @param subject the chain of the one who shows it; with the anchor's configuration at its end,
   *     which says who may give marks
   * @param issuer the chain of the one who gave it, to the same anchor
   * @throws FederationException {@code TRUST_MARK_INVALID}, with what was found
   */
  public static TrustMark verify(
      String mark, VerifiedChain subject, VerifiedChain issuer, Instant now)
      throws FederationException {
    if (!subject.anchor().equals(issuer.anchor())) {
      throw invalid("an issuer of another federation", "one with the same anchor");
    }
    try {
      JsonObject claims = signed(mark, TYP, issuer.keySet());
      String type = claims.requiredText(TYPE, "");
      if (!claims.requiredText("iss", "").equals(issuer.subject().value())
          || !claims.requiredText("sub", "").equals(subject.subject().value())) {
        throw invalid("a mark of or for another entity", "this issuer and this subject");
      }
      checkTimes(claims, now);
      checkAllowed(type, issuer.subject(), subject.anchorClaims());
      checkDelegation(claims, type, subject.anchorClaims(), now);
      return new TrustMark(
          type,
          issuer.subject(),
          subject.subject(),
          seconds(claims, "iat").orElseThrow(() -> invalid("no iat", "when it was issued")),
          seconds(claims, "exp"));
    } catch (JsonFormatException | JwsException e) {
      throw because(e);
    }
  }

  private static JsonObject signed(String text, String typ, KeySet keys)
      throws JwsException, JsonFormatException, FederationException {
    CompactJws jws = CompactJws.parse(text);
    String kid = jws.unverifiedHeader().text("kid").orElse("");
    if (keys.named(kid).isEmpty()) {
      throw invalid("a key name that the signer's keys do not have", "a key of the signer");
    }
    return JsonReader.strict().readObject(jws.verify(typ, keys.named(kid)).payload());
  }

  private static void checkTimes(JsonObject claims, Instant now)
      throws JsonFormatException, FederationException {
    Optional<Instant> issued = seconds(claims, "iat");
    Optional<Instant> expires = seconds(claims, "exp");
    boolean started = issued.map(at -> !at.isAfter(now.plus(EntityStatement.SKEW))).orElse(false);
    boolean ended = expires.map(at -> !at.isAfter(now.minus(EntityStatement.SKEW))).orElse(false);
    if (!started || ended) {
      throw invalid("a mark that does not hold at " + now, "one that was issued and has not ended");
    }
  }

  /** The anchor names the issuers of a type; an empty list lets everybody (§7.3). */
  private static void checkAllowed(String type, EntityId issuer, JsonObject anchor)
      throws JsonFormatException, FederationException {
    String where = "/trust_mark_issuers";
    JsonObject byType =
        anchor.has("trust_mark_issuers")
            ? anchor.required("trust_mark_issuers", "").asObject(where)
            : JsonObject.EMPTY;
    Optional<JsonValue> named = byType.get(type);
    if (named.isEmpty()) {
      throw invalid("a type of mark that the anchor does not name", "one of those it names");
    }
    JsonArray issuers = named.get().asArray(where);
    boolean allowed =
        issuers.size() == 0 || issuers.elements().contains(new JsonString(issuer.value()));
    if (!allowed) {
      throw invalid("an issuer that may not give this mark", "one that the anchor names");
    }
  }

  /** A type that has an owner is given on its behalf only, by a delegation (§7.2.1). */
  private static void checkDelegation(
      JsonObject claims, String type, JsonObject anchor, Instant now)
      throws JsonFormatException, JwsException, FederationException {
    String where = "/trust_mark_owners";
    JsonObject owners =
        anchor.has("trust_mark_owners")
            ? anchor.required("trust_mark_owners", "").asObject(where)
            : JsonObject.EMPTY;
    Optional<JsonValue> owner = owners.get(type);
    if (owner.isEmpty()) {
      return;
    }
    JsonObject details = owner.get().asObject(where);
    KeySet keys = KeySet.read(details.required("jwks", where).asObject(where), where);
    JsonObject delegation = signed(claims.requiredText("delegation", ""), DELEGATION_TYP, keys);
    boolean fits =
        delegation.requiredText("iss", "").equals(details.requiredText("sub", ""))
            && delegation.requiredText("sub", "").equals(claims.requiredText("iss", ""))
            && delegation.requiredText(TYPE, "").equals(type);
    if (!fits) {
      throw invalid("a delegation by, to or for something else", "one of the owner to this issuer");
    }
    checkTimes(delegation, now);
  }

  private static Optional<Instant> seconds(JsonObject claims, String name)
      throws JsonFormatException {
    return claims.has(name)
        ? Optional.of(Instant.ofEpochSecond(claims.required(name, "").asInteger("/" + name)))
        : Optional.empty();
  }

  private static FederationException invalid(String found, String expected) {
    return FederationException.of(ProblemCode.TRUST_MARK_INVALID, found, expected);
  }

  private static FederationException because(ProblemException cause) {
    Problem problem = cause.problem();
    return new FederationException(
        new Problem(
            ProblemCode.TRUST_MARK_INVALID, problem.where(), problem.found(), problem.expected()),
        cause);
  }
}

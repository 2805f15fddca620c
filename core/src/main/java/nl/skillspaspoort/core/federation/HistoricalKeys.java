package nl.skillspaspoort.core.federation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The keys that an entity used before, as it signed them: for what was signed while they were good.
 *
 * @param keys the keys, in order
 * @see <a href="https://openid.net/specs/openid-federation-1_0.html#section-8.7">OpenID Federation
 *     1.0 §8.7, Historical Keys</a>
 */
public record HistoricalKeys(List<Key> keys) {
  private static final String TYP = "jwk-set+jwt";

  /** Nothing is known of earlier keys. */
  public static final HistoricalKeys NONE = new HistoricalKeys(List.of());

  /** Copies the list. */
  public HistoricalKeys {
    keys = List.copyOf(keys);
  }

  /**
   * One key that is in use no longer.
   *
   * @param key the public key
   * @param from since when; open if empty
   * @param until until when
   * @param revokedAt when it was revoked, if it was
   * @param compromised true if it was revoked for any reason but that another took its place
   */
  public record Key(
      VerificationKey key,
      Optional<Instant> from,
      Instant until,
      Optional<Instant> revokedAt,
      boolean compromised) {
    /** Checks that all are there. */
    public Key {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(until, "until");
      Objects.requireNonNull(revokedAt, "revokedAt");
    }
  }

  /**
   * The keys of a signed set, if the subject of this chain signed it, and not too long ago: an
   * earlier set does not know yet which key was stolen since.
   *
   * @param text a compact JWS of the type {@code jwk-set+jwt}
   * @param now what time it is
   * @param maxAge how long ago it may have been signed; more than none
   * @throws FederationException {@code FEDERATION_CHAIN_INVALID}, with what was found; {@code
   *     FEDERATION_CHAIN_EXPIRED} for a set that is older, or of the future
   */
  public static HistoricalKeys verify(
      String text, VerifiedChain chain, Instant now, Duration maxAge) throws FederationException {
    if (maxAge.isNegative() || maxAge.isZero()) {
      throw new IllegalArgumentException("found an age of " + maxAge + "; expected more than none");
    }
    try {
      CompactJws jws = CompactJws.parse(text);
      String kid = jws.unverifiedHeader().text("kid").orElse("");
      if (chain.keySet().named(kid).isEmpty()) {
        throw FederationException.invalid("a key name that the entity does not have", "one it has");
      }
      JsonObject claims =
          JsonReader.strict().readObject(jws.verify(TYP, chain.keySet().named(kid)).payload());
      if (!claims.requiredText("iss", "").equals(chain.subject().value())) {
        throw FederationException.invalid("keys of another entity", "keys of " + chain.subject());
      }
      Instant issuedAt = seconds(claims, "iat", "");
      if (issuedAt.isAfter(now.plus(EntityStatement.SKEW))
          || issuedAt.isBefore(now.minus(maxAge))) {
        throw FederationException.of(
            ProblemCode.FEDERATION_CHAIN_EXPIRED,
            "a set of keys that was signed at " + issuedAt,
            "one of at most " + maxAge + " before " + now);
      }
      JsonArray array = claims.required("keys", "").asArray("/keys");
      List<Key> keys = new ArrayList<>();
      for (int i = 0; i < array.size(); i++) {
        String where = JsonPointer.element("/keys", i);
        read(array.get(i).asObject(where), where).ifPresent(keys::add);
      }
      return new HistoricalKeys(keys);
    } catch (JwsException | JsonFormatException e) {
      throw FederationException.because(e);
    }
  }

  private static Optional<Key> read(JsonObject jwk, String where)
      throws JsonFormatException, FederationException {
    Instant until = seconds(jwk, "exp", where);
    Optional<Instant> from =
        jwk.has("nbf")
            ? Optional.of(seconds(jwk, "nbf", where))
            : jwk.has("iat") ? Optional.of(seconds(jwk, "iat", where)) : Optional.empty();
    Optional<Instant> revokedAt = Optional.empty();
    boolean compromised = false;
    if (jwk.has("revoked")) {
      String at = JsonPointer.member(where, "revoked");
      JsonObject revoked = jwk.required("revoked", where).asObject(at);
      revokedAt = Optional.of(seconds(revoked, "revoked_at", at));
      // A reason that is not known, or none, is taken for the worst one.
      compromised = !revoked.text("reason").equals(Optional.of("superseded"));
    }
    Optional<Instant> revoked = revokedAt;
    boolean stolen = compromised;
    return KeySet.key(jwk).map(key -> new Key(key, from, until, revoked, stolen));
  }

  private static Instant seconds(JsonObject json, String name, String where)
      throws JsonFormatException {
    return Instant.ofEpochSecond(
        json.required(name, where).asInteger(JsonPointer.member(where, name)));
  }
}

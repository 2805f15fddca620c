package nl.skillspaspoort.core.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A status list that is a token: the claims of a {@code statuslist+jwt}. Immutable.
 *
 * @param uri the URI under which it is published, {@code sub}
 * @param issuer who publishes it, {@code iss}, if it says so
 * @param madeAt when it was made, {@code iat}
 * @param expires the last instant at which it counts, {@code exp}
 * @param timeToLive how long a copy may be used without asking for a newer one, {@code ttl}
 * @param values the values
 * @see <a
 *     href="https://datatracker.ietf.org/doc/html/draft-ietf-oauth-status-list-20#section-5.1">Token
 *     Status List §5.1</a>
 */
public record StatusListToken(
    String uri,
    Optional<String> issuer,
    Instant madeAt,
    Optional<Instant> expires,
    Optional<Duration> timeToLive,
    TokenStatusList values)
    implements StatusList {

  /** The {@code typ} of the token; with {@code application/} before it, its media type. */
  public static final String TYP = "statuslist+jwt";

  private static final String SUB = "sub";
  private static final String ISS = "iss";
  private static final String IAT = "iat";
  private static final String EXP = "exp";
  private static final String TTL = "ttl";
  private static final String STATUS_LIST = "status_list";
  private static final String BITS = "bits";
  private static final String LST = "lst";
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  /** Checks that nothing is missing. */
  public StatusListToken {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(madeAt, "madeAt");
    Objects.requireNonNull(expires, "expires");
    Objects.requireNonNull(timeToLive, "timeToLive");
    Objects.requireNonNull(values, "values");
  }

  /**
   * Reads the claims.
   *
   * @throws StatusException {@code MISSING_MEMBER}, {@code MALFORMED_VALUE_ERROR} and others if one
   *     of them is missing or is not written as it must be
   */
  public static StatusListToken read(JsonObject claims) throws StatusException {
    String at = "/" + STATUS_LIST;
    try {
      String uri = EntryMembers.uri(claims.requiredText(SUB, ""), "/" + SUB);
      Optional<String> issuer =
          claims.has(ISS) ? Optional.of(claims.requiredText(ISS, "")) : Optional.empty();
      Instant madeAt = Instant.ofEpochSecond(seconds(claims, IAT));
      Optional<Instant> expires =
          claims.has(EXP)
              ? Optional.of(Instant.ofEpochSecond(seconds(claims, EXP)))
              : Optional.empty();
      Optional<Duration> timeToLive =
          claims.has(TTL)
              ? Optional.of(Duration.ofSeconds(seconds(claims, TTL)))
              : Optional.empty();
      JsonObject list = claims.required(STATUS_LIST, "").asObject(at);
      long bits = list.required(BITS, at).asInteger(at + "/" + BITS);
      String lst = list.requiredText(LST, at);
      return new StatusListToken(
          uri, issuer, madeAt, expires, timeToLive, TokenStatusList.decode(lst, narrow(bits)));
    } catch (JsonFormatException e) {
      throw new StatusException(e.problem(), e);
    } catch (StatusException e) {
      throw BitstringStatusList.inList(e, at);
    }
  }

  /** A number that no list has, for one that is too large. */
  private static int narrow(long bits) {
    return bits < 0 || bits > 8 ? 0 : (int) bits;
  }

  private static long seconds(JsonObject claims, String claim) throws JsonFormatException {
    String at = "/" + claim;
    long seconds = claims.required(claim, "").asInteger(at);
    if (seconds < 0 || seconds > LATEST) {
      throw EntryMembers.malformed(at, "a number out of range", "seconds, zero or more");
    }
    return seconds;
  }

  /** The claims, in whole seconds. */
  public JsonObject toClaims() {
    JsonObject.Builder claims = JsonObject.builder().put(SUB, uri);
    issuer.ifPresent(name -> claims.put(ISS, name));
    claims.put(IAT, madeAt.getEpochSecond());
    expires.ifPresent(end -> claims.put(EXP, end.getEpochSecond()));
    timeToLive.ifPresent(time -> claims.put(TTL, time.toSeconds()));
    return claims
        .put(
            STATUS_LIST,
            JsonObject.builder().put(BITS, values.bits()).put(LST, values.encode()).build())
        .build();
  }

  /**
   * The signed token.
   *
   * @throws SigningException if the signer cannot sign now
   */
  public CompactJws sign(Signer signer) throws SigningException {
    return CompactJws.sign(
        TYP, JsonWriter.compact(toClaims()).getBytes(StandardCharsets.UTF_8), signer);
  }

  @Override
  public Optional<Instant> issuedAt() {
    return Optional.of(madeAt);
  }

  @Override
  public int sizeInBytes() {
    return (int) (values.entries() * values.bits() / 8);
  }

  @Override
  public int value(StatusEntry entry) throws StatusException {
    if (!(entry instanceof TokenStatusListReference)) {
      throw StatusException.of(
          ProblemCode.STATUS_VERIFICATION_ERROR,
          "",
          "a list of another format than the entry",
          "one format for both");
    }
    if (!uri.equals(entry.listUri())) {
      throw StatusException.of(
          ProblemCode.STATUS_VERIFICATION_ERROR,
          "",
          "a list of another URI",
          "the list that the entry names");
    }
    return values.value(entry.index());
  }

  /** The size only. */
  @Override
  public String toString() {
    return "StatusListToken of " + values;
  }
}

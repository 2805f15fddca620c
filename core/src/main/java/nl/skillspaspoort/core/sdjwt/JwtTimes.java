package nl.skillspaspoort.core.sdjwt;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The times that a JWT names, in whole seconds. Only whole numbers are read: no fraction, no
 * exponent, no text, nothing before 1970. Whether they are right is not known.
 *
 * @param issuedAt {@code iat}
 * @param notBefore {@code nbf}: the first instant at which it may be accepted
 * @param expires {@code exp}: the first instant at which it may no longer be accepted
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4">RFC 7519 §4.1.4 to §4.1.6</a>
 */
public record JwtTimes(
    Optional<Instant> issuedAt, Optional<Instant> notBefore, Optional<Instant> expires) {
  static final String IAT = "iat";
  static final String NBF = "nbf";
  static final String EXP = "exp";

  /** The last second of the year 9999, after which a date has no agreed form. */
  private static final long LAST = 253_402_300_799L;

  public JwtTimes {
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(expires, "expires");
  }

  /**
   * Reads the times of a payload; each may be missing.
   *
   * @throws SdJwtException {@code MALFORMED_VALUE_ERROR} for anything but a whole number, {@code
   *     RANGE_ERROR} for one below zero or beyond the year 9999
   */
  public static JwtTimes read(JsonObject claims) throws SdJwtException {
    return new JwtTimes(read(claims, IAT), read(claims, NBF), read(claims, EXP));
  }

  private static Optional<Instant> read(JsonObject claims, String name) throws SdJwtException {
    Optional<JsonValue> value = claims.get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    long seconds;
    try {
      seconds = value.get().asInteger("/" + name);
    } catch (JsonFormatException e) {
      throw new SdJwtException(e.problem(), e);
    }
    if (seconds < 0) {
      throw new SdJwtException(
          ProblemCode.RANGE_ERROR, "/" + name, "a number below zero", "seconds since 1970");
    }
    if (seconds > LAST) {
      throw new SdJwtException(
          ProblemCode.RANGE_ERROR, "/" + name, "a time beyond the year 9999", "at most " + LAST);
    }
    return Optional.of(Instant.ofEpochSecond(seconds));
  }

  /**
   * What is wrong at a moment: {@code NOT_YET_VALID}, {@code EXPIRED}, or nothing. {@code iat} is
   * not judged.
   *
   * @param tolerance by how much the two clocks may differ; not negative
   */
  public Optional<Problem> problemAt(Instant moment, Duration tolerance) {
    if (tolerance.isNegative()) {
      throw new IllegalArgumentException("found a tolerance of " + tolerance + "; expected none");
    }
    if (notBefore.isPresent() && moment.plus(tolerance).isBefore(notBefore.get())) {
      return Optional.of(
          new Problem(
              ProblemCode.NOT_YET_VALID,
              "/" + NBF,
              notBefore.get().toString(),
              "at or before " + moment));
    }
    if (expires.isPresent() && !moment.minus(tolerance).isBefore(expires.get())) {
      return Optional.of(
          new Problem(ProblemCode.EXPIRED, "/" + EXP, expires.get().toString(), "after " + moment));
    }
    return Optional.empty();
  }
}

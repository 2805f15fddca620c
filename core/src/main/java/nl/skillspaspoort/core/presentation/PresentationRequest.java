package nl.skillspaspoort.core.presentation;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * What a verifier asks: for whom the answer is, which challenge it must repeat, and why. Immutable.
 *
 * @param audience who will read the answer, an identifier that the holder can recognise, at most
 *     1,024 characters
 * @param challenge unpredictable, used once, 22 to 256 visible characters
 * @param purpose what the answer is for, in words for the holder; may be empty
 * @param wanted which types and skills the answer must show
 * @param retention how long the verifier keeps what it is shown, if it says so: up to ten years
 * @param expires until when it can be answered, if it has an end; inclusive
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#defn-challenge">VC Data Integrity 1.0,
 *     challenge and domain</a>
 */
public record PresentationRequest(
    String audience,
    String challenge,
    String purpose,
    WantedClaims wanted,
    Optional<Period> retention,
    Optional<Instant> expires) {
  private static final String WANTED = "wanted";
  private static final String RETENTION = "retention";
  private static final String EXPIRES = "expires";
  private static final int MAX_RETENTION_YEARS = 10;

  private static final int CHALLENGE_BYTES = 16;
  private static final int MIN_CHALLENGE_CHARS = 22;
  private static final int MAX_CHALLENGE_CHARS = 256;
  private static final int MAX_TEXT_CHARS = 1_024;

  public PresentationRequest {
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(wanted, "wanted");
    Objects.requireNonNull(retention, "retention");
    Objects.requireNonNull(expires, "expires");
    String fault = fault(audience, challenge, purpose);
    if (fault.isEmpty() && !retention.map(PresentationRequest::isRetention).orElse(true)) {
      fault = "a retention of " + retention.get();
    }
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException(fault);
    }
  }

  /** A request that asks for nothing in particular. */
  public PresentationRequest(String audience, String challenge, String purpose) {
    this(audience, challenge, purpose, WantedClaims.NOTHING);
  }

  /** A request that asks for these types and skills. */
  public PresentationRequest(
      String audience, String challenge, String purpose, WantedClaims wanted) {
    this(audience, challenge, purpose, wanted, Optional.empty(), Optional.empty());
  }

  /** The same request, asking for these types and skills. */
  public PresentationRequest wanting(WantedClaims claims) {
    return new PresentationRequest(audience, challenge, purpose, claims, retention, expires);
  }

  /** The same request, saying how long the answer is kept. */
  public PresentationRequest keptFor(Period period) {
    return new PresentationRequest(
        audience, challenge, purpose, wanted, Optional.of(period), expires);
  }

  /** The same request, to be answered at this moment at the latest. */
  public PresentationRequest openUntil(Instant end) {
    return new PresentationRequest(
        audience, challenge, purpose, wanted, retention, Optional.of(end));
  }

  /** True if it can be answered at this moment. */
  public boolean isOpenAt(Instant moment) {
    return expires.filter(moment::isAfter).isEmpty();
  }

  private static boolean isRetention(Period period) {
    return !period.isNegative()
        && !period.isZero()
        && period.get(ChronoUnit.DAYS) <= 366 * MAX_RETENTION_YEARS
        && period.toTotalMonths() <= 12L * MAX_RETENTION_YEARS;
  }

  /** A request with a fresh challenge of 128 bits. */
  public static PresentationRequest fresh(String audience, String purpose, SecureRandom random) {
    byte[] challenge = new byte[CHALLENGE_BYTES];
    random.nextBytes(challenge);
    return new PresentationRequest(audience, Base64Url.encode(challenge), purpose);
  }

  /**
   * Reads a request file.
   *
   * @throws CredentialFormatException if it is not one
   */
  public static PresentationRequest parse(byte[] utf8) throws CredentialFormatException {
    try {
      JsonObject json = JsonReader.strict().readObject(utf8);
      String audience = json.requiredText("audience", "");
      String challenge = json.requiredText("challenge", "");
      String purpose = json.has("purpose") ? json.required("purpose", "").asString("/purpose") : "";
      String fault = fault(audience, challenge, purpose);
      if (!fault.isEmpty()) {
        throw new CredentialFormatException(
            Problem.of(
                ProblemCode.MALFORMED_VALUE_ERROR,
                fault,
                "audience, challenge of 22 to 256 visible characters, purpose"));
      }
      WantedClaims wanted =
          json.has(WANTED)
              ? WantedClaims.read(json.required(WANTED, "").asObject("/" + WANTED), "/" + WANTED)
              : WantedClaims.NOTHING;
      return new PresentationRequest(
          audience, challenge, purpose, wanted, readRetention(json), readExpires(json));
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  private static Optional<Period> readRetention(JsonObject json)
      throws JsonFormatException, CredentialFormatException {
    if (!json.has(RETENTION)) {
      return Optional.empty();
    }
    String text = json.requiredText(RETENTION, "");
    try {
      Period period = Period.parse(text);
      if (isRetention(period)) {
        return Optional.of(period);
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw new CredentialFormatException(
        new Problem(
            ProblemCode.MALFORMED_VALUE_ERROR,
            "/" + RETENTION,
            "text of " + text.length() + " characters",
            "an ISO 8601 period of years, months, weeks and days up to ten years, such as P28D"));
  }

  private static Optional<Instant> readExpires(JsonObject json) throws JsonFormatException {
    return json.has(EXPIRES)
        ? Optional.of(DateTimeStamp.parse(json.requiredText(EXPIRES, ""), "/" + EXPIRES))
        : Optional.empty();
  }

  /** The request as a file. */
  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("audience", audience)
            .put("challenge", challenge)
            .put("purpose", purpose);
    if (!wanted.isNothing()) {
      json.put(WANTED, wanted.toJson());
    }
    retention.ifPresent(period -> json.put(RETENTION, period.toString()));
    expires.ifPresent(end -> json.put(EXPIRES, DateTimeStamp.format(end)));
    return json.build();
  }

  private static String fault(String audience, String challenge, String purpose) {
    if (audience.isBlank() || audience.length() > MAX_TEXT_CHARS) {
      return "an audience of " + audience.length() + " characters";
    }
    if (challenge.length() < MIN_CHALLENGE_CHARS
        || challenge.length() > MAX_CHALLENGE_CHARS
        || challenge.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      return "a challenge of " + challenge.length() + " characters in another form";
    }
    return purpose.length() > MAX_TEXT_CHARS
        ? "a purpose of " + purpose.length() + " characters"
        : "";
  }

  /** The audience only: a challenge is a one-time secret between two parties. */
  @Override
  public String toString() {
    return "PresentationRequest[" + audience + "]";
  }
}

package nl.skillspaspoort.core.presentation;

import java.security.SecureRandom;
import java.util.Objects;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * What a verifier asks: for whom the answer is, which challenge it must repeat, and why. Immutable.
 *
 * @param audience who will read the answer, an identifier that the holder can recognise, at most
 *     1,024 characters
 * @param challenge unpredictable, used once, 22 to 256 visible characters
 * @param purpose what the answer is for, in words for the holder; may be empty
 * @param wanted which types and skills the answer must show
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#defn-challenge">VC Data Integrity 1.0,
 *     challenge and domain</a>
 */
public record PresentationRequest(
    String audience, String challenge, String purpose, WantedClaims wanted) {
  private static final String WANTED = "wanted";

  private static final int CHALLENGE_BYTES = 16;
  private static final int MIN_CHALLENGE_CHARS = 22;
  private static final int MAX_CHALLENGE_CHARS = 256;
  private static final int MAX_TEXT_CHARS = 1_024;

  public PresentationRequest {
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(wanted, "wanted");
    String fault = fault(audience, challenge, purpose);
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException(fault);
    }
  }

  /** A request that asks for nothing in particular. */
  public PresentationRequest(String audience, String challenge, String purpose) {
    this(audience, challenge, purpose, WantedClaims.NOTHING);
  }

  /** The same request, asking for these types and skills. */
  public PresentationRequest wanting(WantedClaims claims) {
    return new PresentationRequest(audience, challenge, purpose, claims);
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
      String audience = json.required("audience", "").asString("/audience");
      String challenge = json.required("challenge", "").asString("/challenge");
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
      return new PresentationRequest(audience, challenge, purpose, wanted);
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
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

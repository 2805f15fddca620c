package nl.skillspaspoort.core.sdjwt;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Whether the one who shows an SD-JWT must prove to hold the key that the issuer named, and for
 * which question. Always the verifier's own choice, never inferred from what was sent. Immutable.
 *
 * <p>Problems: {@code HOLDER_BINDING_MISSING} without key binding or without {@code cnf}; {@code
 * HOLDER_BINDING_UNEXPECTED} for a key binding that nobody asked for; {@code KEY_UNRESOLVED} and
 * the codes of keys for {@code cnf}; {@code KEY_NOT_AUTHORIZED} if issuer and holder have the same
 * key; the codes of JWS for type, algorithm and signature; {@code SD_HASH_MISMATCH}, {@code
 * CHALLENGE_MISMATCH}, {@code AUDIENCE_MISMATCH}, {@code KEY_BINDING_NOT_FRESH}; {@code
 * MISSING_MEMBER} and {@code MALFORMED_VALUE_ERROR} for its claims.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-7.3">RFC 9901 §7.3</a>
 */
public final class KeyBindingRequirement {
  private static final Duration MAX_AGE = Duration.ofMinutes(5);
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private static final KeyBindingRequirement BEARER =
      new KeyBindingRequirement(Optional.empty(), false);
  private static final KeyBindingRequirement UNPROVEN =
      new KeyBindingRequirement(Optional.empty(), true);

  private final Optional<Question> question;
  private final boolean unproven;

  private KeyBindingRequirement(Optional<Question> question, boolean unproven) {
    this.question = question;
    this.unproven = unproven;
  }

  /** What the key binding must answer, and when. */
  private record Question(
      String nonce,
      String audience,
      Instant moment,
      Duration maxAge,
      Duration tolerance,
      HolderKeys keys) {}

  /**
   * A key binding is required. It was made at most five minutes ago, by clocks that differ by at
   * most one minute, with a key that stands in {@code cnf} itself.
   *
   * @param nonce what was asked to be repeated: unpredictable, used once; compared exactly
   * @param audience the verifier's own full name, compared exactly
   * @param moment now
   */
  public static KeyBindingRequirement required(String nonce, String audience, Instant moment) {
    Objects.requireNonNull(moment, "moment");
    if (nonce.isEmpty() || audience.isEmpty()) {
      throw new IllegalArgumentException("found an empty nonce or audience; expected text");
    }
    return new KeyBindingRequirement(
        Optional.of(new Question(nonce, audience, moment, MAX_AGE, TOLERANCE, HolderKeys.NONE)),
        false);
  }

  /**
   * No key binding, because the issuer named no holder key: whoever has the text can show it. An
   * SD-JWT with {@code cnf} is refused.
   */
  public static KeyBindingRequirement bearerOnly() {
    return BEARER;
  }

  /**
   * No key binding, even if the issuer named a holder key: <b>any copy is accepted</b>. For a
   * holder who receives the SD-JWT from its issuer, and for looking at one; not for relying on the
   * one who shows it.
   */
  public static KeyBindingRequirement allowUnprovenHolder() {
    return UNPROVEN;
  }

  /**
   * This requirement with another window for {@code iat}.
   *
   * @param maxAge how long ago the key binding may have been made
   * @param tolerance by how much the clocks may differ
   * @throws IllegalStateException unless a key binding is required
   */
  public KeyBindingRequirement within(Duration maxAge, Duration tolerance) {
    if (maxAge.isNegative() || tolerance.isNegative()) {
      throw new IllegalArgumentException("found a negative duration; expected none");
    }
    Question old = question();
    return new KeyBindingRequirement(
        Optional.of(new Question(old.nonce, old.audience, old.moment, maxAge, tolerance, old.keys)),
        false);
  }

  /**
   * This requirement with a way to find holder keys that the issuer named by {@code cnf.kid}.
   *
   * @throws IllegalStateException unless a key binding is required
   */
  public KeyBindingRequirement withHolderKeys(HolderKeys keys) {
    Question old = question();
    return new KeyBindingRequirement(
        Optional.of(
            new Question(old.nonce, old.audience, old.moment, old.maxAge, old.tolerance, keys)),
        false);
  }

  private Question question() {
    return question.orElseThrow(
        () -> new IllegalStateException("found no required key binding; expected one"));
  }

  Optional<KeyBinding> check(
      Optional<KeyBindingJwt> binding,
      JsonObject claims,
      HashAlgorithm hash,
      VerificationKey issuerKey)
      throws SdJwtException {
    if (question.isPresent()) {
      return Optional.of(check(question.get(), binding, claims, hash, issuerKey));
    }
    if (binding.isPresent()) {
      throw new SdJwtException(
          ProblemCode.HOLDER_BINDING_UNEXPECTED,
          KeyBindingJwt.PART,
          "a key binding that answers no question of ours",
          "none");
    }
    if (!unproven && claims.has(ConfirmationKey.CNF)) {
      throw missing("an SD-JWT with cnf and without key binding");
    }
    return Optional.empty();
  }

  private static KeyBinding check(
      Question question,
      Optional<KeyBindingJwt> binding,
      JsonObject claims,
      HashAlgorithm hash,
      VerificationKey issuerKey)
      throws SdJwtException {
    if (binding.isEmpty()) {
      throw missing("an SD-JWT without key binding");
    }
    VerificationKey holderKey = ConfirmationKey.of(claims).resolve(question.keys);
    if (holderKey.equals(issuerKey)) {
      throw new SdJwtException(
          ProblemCode.KEY_NOT_AUTHORIZED,
          "/" + ConfirmationKey.CNF,
          "the issuer's own key as holder key",
          "a key of the holder alone");
    }
    JsonObject answer = binding.get().verify(holderKey);
    checkText(
        answer,
        KeyBindingJwt.SD_HASH,
        DigestAlgorithm.digest(hash, binding.get().boundText()),
        ProblemCode.SD_HASH_MISMATCH);
    checkText(answer, KeyBindingJwt.NONCE, question.nonce, ProblemCode.CHALLENGE_MISMATCH);
    checkText(answer, KeyBindingJwt.AUDIENCE, question.audience, ProblemCode.AUDIENCE_MISMATCH);
    return new KeyBinding(holderKey, issuedAt(question, answer), answer);
  }

  private static SdJwtException missing(String found) {
    return new SdJwtException(
        ProblemCode.HOLDER_BINDING_MISSING, "", found, "proof that its holder shows it");
  }

  private static void checkText(
      JsonObject answer, String name, String expected, ProblemCode problem) throws SdJwtException {
    if (!answer.has(name)) {
      throw missingClaim(name);
    }
    if (!answer.text(name).equals(Optional.of(expected))) {
      throw new SdJwtException(
          problem,
          KeyBindingJwt.PART + ", /" + name,
          "another value",
          "exactly the value that is asked for");
    }
  }

  private static SdJwtException missingClaim(String name) {
    return new SdJwtException(
        ProblemCode.MISSING_MEMBER,
        KeyBindingJwt.PART,
        "a payload without " + name,
        "the claim " + name);
  }

  private static Instant issuedAt(Question question, JsonObject answer) throws SdJwtException {
    JwtTimes times = JwtTimes.read(answer);
    Instant issuedAt = times.issuedAt().orElseThrow(() -> missingClaim(JwtTimes.IAT));
    Instant earliest = question.moment.minus(question.maxAge).minus(question.tolerance);
    boolean inTime =
        !issuedAt.isBefore(earliest) && !issuedAt.isAfter(question.moment.plus(question.tolerance));
    if (!inTime || times.problemAt(question.moment, question.tolerance).isPresent()) {
      throw new SdJwtException(
          ProblemCode.KEY_BINDING_NOT_FRESH,
          KeyBindingJwt.PART,
          "one made at " + issuedAt,
          "one from " + earliest + " to " + question.moment);
    }
    return issuedAt;
  }

  /** Which of the three it is. */
  @Override
  public String toString() {
    return "KeyBindingRequirement["
        + (question.isPresent() ? "required" : unproven ? "unproven holder" : "bearer only")
        + "]";
  }
}

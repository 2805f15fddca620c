package nl.skillspaspoort.core.sdjwt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VerifiedJws;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * An SD-JWT in compact form, with or without a key binding: well-formed, <b>nothing checked</b>.
 * Shape: {@code <issuer-signed JWT>~<disclosure>~…~[<key binding JWT>]}.
 *
 * <p>Immutable and safe for use by several threads. It keeps the text as it was received, because
 * signatures and digests are over that text. Two are equal when their texts are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4">RFC 9901 §4</a>
 */
public final class SdJwt {
  /** Longest text that is read, in characters. */
  static final int MAX_CHARS = 12 << 20;

  /** Most disclosures in one SD-JWT. */
  static final int MAX_DISCLOSURES = 4_096;

  private static final String ISSUER_PART = "issuer-signed JWT";
  private static final String PAYLOAD = "payload";

  private final String text;
  private final CompactJws issuerJwt;
  private final List<Disclosure> disclosures;
  private final Optional<KeyBindingJwt> keyBinding;
  private final JsonReader reader;

  private SdJwt(
      String text,
      CompactJws issuerJwt,
      List<Disclosure> disclosures,
      Optional<KeyBindingJwt> keyBinding,
      JsonReader reader) {
    this.text = text;
    this.issuerJwt = issuerJwt;
    this.disclosures = disclosures;
    this.keyBinding = keyBinding;
    this.reader = reader;
  }

  /**
   * Reads an SD-JWT, with or without a key binding.
   *
   * @throws SdJwtException {@code LIMIT_EXCEEDED} for more than 4,096 disclosures or 12 Mi
   *     characters; {@code SD_JWT_MALFORMED} for a text without {@code ~} or with an empty part;
   *     the codes of {@link CompactJws#parse(String)} and {@link Disclosure#parse} for the parts
   */
  public static SdJwt parse(String text) throws SdJwtException {
    return parse(text, JsonReader.strict());
  }

  /**
   * Reads an SD-JWT within the limits of a reader, which reads every JSON text in it; otherwise as
   * {@link #parse(String)}.
   */
  public static SdJwt parse(String text, JsonReader reader) throws SdJwtException {
    checkSize(text);
    int first = text.indexOf('~');
    if (first < 0) {
      throw new SdJwtException(
          ProblemCode.SD_JWT_MALFORMED,
          "",
          "text without ~",
          "an issuer-signed JWT, disclosures and a last ~");
    }
    CompactJws issuerJwt = jws(text.substring(0, first), ISSUER_PART);
    List<Disclosure> disclosures = new ArrayList<>();
    int from = first + 1;
    for (int end = text.indexOf('~', from); end >= 0; end = text.indexOf('~', from)) {
      if (end == from) {
        throw new SdJwtException(
            ProblemCode.SD_JWT_MALFORMED,
            disclosure(disclosures.size()),
            "nothing between two ~",
            "a disclosure");
      }
      disclosures.add(
          Disclosure.parse(text.substring(from, end), disclosure(disclosures.size()), reader));
      from = end + 1;
    }
    Optional<KeyBindingJwt> keyBinding =
        from == text.length()
            ? Optional.empty()
            : Optional.of(
                new KeyBindingJwt(
                    jws(text.substring(from), KeyBindingJwt.PART), text.substring(0, from)));
    return new SdJwt(text, issuerJwt, List.copyOf(disclosures), keyBinding, reader);
  }

  /**
   * Reads an SD-JWT as a holder receives it from its issuer: without a key binding.
   *
   * @throws SdJwtException {@code HOLDER_BINDING_UNEXPECTED} if it has one (RFC 9901 §7.2); else as
   *     {@link #parse}
   */
  public static SdJwt parseIssued(String text) throws SdJwtException {
    SdJwt issued = parse(text);
    issued.refuseKeyBinding("an SD-JWT as it was issued");
    return issued;
  }

  private static void checkSize(String text) throws SdJwtException {
    if (text.length() > MAX_CHARS) {
      throw new SdJwtException(
          ProblemCode.LIMIT_EXCEEDED,
          "",
          text.length() + " characters",
          "at most " + MAX_CHARS + " characters");
    }
    long separators = text.chars().filter(c -> c == '~').count();
    if (separators > MAX_DISCLOSURES + 1) {
      throw new SdJwtException(
          ProblemCode.LIMIT_EXCEEDED,
          "",
          separators - 1 + " disclosures",
          "at most " + MAX_DISCLOSURES);
    }
  }

  private static CompactJws jws(String text, String part) throws SdJwtException {
    try {
      return CompactJws.parse(text);
    } catch (JwsException e) {
      throw SdJwtException.in(part, e);
    }
  }

  /** How messages call a disclosure. */
  static String disclosure(int position) {
    return "disclosure " + (position + 1);
  }

  /** For the issuer, whose parts are well-formed. */
  static SdJwt of(CompactJws issuerJwt, List<Disclosure> disclosures) {
    return new SdJwt(
        joined(issuerJwt, disclosures),
        issuerJwt,
        List.copyOf(disclosures),
        Optional.empty(),
        JsonReader.strict());
  }

  private static String joined(CompactJws issuerJwt, List<Disclosure> disclosures) {
    StringBuilder out = new StringBuilder(issuerJwt.text()).append('~');
    for (Disclosure disclosure : disclosures) {
      out.append(disclosure.text()).append('~');
    }
    return out.toString();
  }

  /**
   * Checks that it is an SD-JWT of a profile, signed by one of the given keys, with nothing in it
   * that was not signed, and shown by its holder as far as is required. In this order: type,
   * algorithm and signature; disclosures and digests; required claims; key binding. Times, status,
   * and whether the key is the issuer's, are the caller's business.
   *
   * @param issuerKeys the keys that may have signed; taken from configuration or resolution, never
   *     from this object
   * @throws SdJwtException the codes of {@link CompactJws#verify} for type, algorithm and
   *     signature, of the JSON reader for the payload; {@code HASH_NOT_ALLOWED}, {@code
   *     SD_STRUCTURE_MALFORMED}, {@code RESERVED_CLAIM_NAME}, {@code DIGEST_REPEATED}, {@code
   *     DISCLOSURE_MALFORMED}, {@code CLAIM_OVERWRITTEN}, {@code CLAIM_NOT_DISCLOSABLE}, {@code
   *     DISCLOSURE_UNUSED}, {@code LIMIT_EXCEEDED} for the disclosures; {@code MISSING_MEMBER} for
   *     a required claim; those of {@link KeyBindingRequirement} for the key binding
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-7">RFC 9901 §7.1 and §7.3</a>
   */
  public VerifiedSdJwt verify(
      Set<VerificationKey> issuerKeys, SdJwtProfile profile, KeyBindingRequirement requirement)
      throws SdJwtException {
    Objects.requireNonNull(requirement, "requirement");
    VerifiedJws verified;
    try {
      verified = issuerJwt.verify(profile.expectedType(issuerJwt.unverifiedHeader()), issuerKeys);
    } catch (JwsException e) {
      throw SdJwtException.in(ISSUER_PART, e);
    }
    PayloadProcessor.Processed processed =
        PayloadProcessor.process(
            payload(verified.payload()), disclosures, profile.protectedClaims());
    profile.checkRequired(processed.claims());
    Optional<KeyBinding> binding =
        requirement.check(keyBinding, processed.claims(), processed.hash(), verified.key());
    return new VerifiedSdJwt(verified, processed, binding);
  }

  /**
   * The same SD-JWT with only the disclosures that some claims need: each claim's own, and those of
   * everything it is in. What can be hidden inside a claim stays hidden unless it is named too.
   *
   * @param pointers JSON Pointers into {@link #unverifiedClaims()}
   * @throws IllegalArgumentException if one of them is no JSON Pointer
   * @throws SdJwtException {@code MISSING_MEMBER} if there is no claim at one of them; {@code
   *     HOLDER_BINDING_UNEXPECTED} if there is a key binding, which would no longer hold; or if the
   *     disclosures do not fit the payload
   */
  public SdJwt present(Set<String> pointers) throws SdJwtException {
    refuseKeyBinding("an SD-JWT that nobody has shown yet");
    PayloadProcessor.Processed processed = unverified();
    Set<Disclosure> chosen = new HashSet<>();
    for (String pointer : pointers) {
      List<String> segments = JsonPointer.segments(pointer);
      checkThere(processed.claims(), segments);
      for (DisclosedClaim claim : processed.disclosed()) {
        List<String> own = claim.path().segments();
        if (own.size() <= segments.size() && segments.subList(0, own.size()).equals(own)) {
          chosen.add(claim.disclosure());
        }
      }
    }
    return of(issuerJwt, disclosures.stream().filter(chosen::contains).toList());
  }

  /** The same SD-JWT with only the disclosures of some claims. */
  SdJwt keeping(Predicate<DisclosedClaim> kept, PayloadProcessor.Processed processed) {
    Set<Disclosure> chosen = new HashSet<>();
    for (DisclosedClaim claim : processed.disclosed()) {
      if (kept.test(claim)) {
        chosen.add(claim.disclosure());
      }
    }
    return of(issuerJwt, disclosures.stream().filter(chosen::contains).toList());
  }

  /** What it would say if every part of it were good, under the rules of a profile. */
  PayloadProcessor.Processed process(NeverHidden neverHidden) throws SdJwtException {
    return PayloadProcessor.process(
        payload(issuerJwt.unverifiedPayload()), disclosures, neverHidden);
  }

  /** Checks type and signature of the issuer-signed part, and nothing else. */
  void verifyIssuer(String typ, VerificationKey key) throws SdJwtException {
    try {
      issuerJwt.verify(typ, Set.of(key));
    } catch (JwsException e) {
      throw SdJwtException.in(ISSUER_PART, e);
    }
  }

  Optional<KeyBindingJwt> keyBinding() {
    return keyBinding;
  }

  /** The text without the key binding. */
  String issuedText() {
    return keyBinding.map(KeyBindingJwt::boundText).orElse(text);
  }

  private static void checkThere(JsonValue claims, List<String> segments) throws SdJwtException {
    Path path = Path.ROOT;
    JsonValue at = claims;
    for (String segment : segments) {
      path = path.member(segment);
      Optional<JsonValue> next = child(at, segment);
      if (next.isEmpty()) {
        throw new SdJwtException(
            ProblemCode.MISSING_MEMBER,
            path.shown(),
            "no claim at this place",
            "a claim that this SD-JWT holds");
      }
      at = next.get();
    }
  }

  private static Optional<JsonValue> child(JsonValue value, String segment) {
    if (value instanceof JsonObject object) {
      return object.get(segment);
    }
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (Integer.toString(i).equals(segment)) {
          return Optional.of(array.get(i));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * This SD-JWT with proof that its holder shows it now, to one verifier. Good for the disclosures
   * that are in it: choose them first.
   *
   * @param nonce what the verifier asked to repeat
   * @param audience the verifier, by the name it asked for
   * @param issuedAt now; cut to whole seconds
   * @param holder signs with the key that the issuer named in {@code cnf}
   * @throws SdJwtException {@code HOLDER_BINDING_UNEXPECTED} if there is a key binding already;
   *     {@code HOLDER_BINDING_MISSING} if the issuer named no holder key; {@code HOLDER_MISMATCH}
   *     if it named another one
   * @throws SigningException if the holder's key cannot be used now
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.3">RFC 9901 §4.3</a>
   */
  public SdJwt bind(String nonce, String audience, Instant issuedAt, Signer holder)
      throws SdJwtException, SigningException {
    return bind(nonce, audience, issuedAt, Optional.empty(), holder);
  }

  /** The same, good until a moment that the key binding names as {@code exp}. */
  SdJwt bind(
      String nonce, String audience, Instant issuedAt, Optional<Instant> expires, Signer holder)
      throws SdJwtException, SigningException {
    refuseKeyBinding("an SD-JWT without one");
    PayloadProcessor.Processed processed = unverified();
    ConfirmationKey.of(processed.claims()).checkIs(holder);
    KeyBindingJwt binding =
        KeyBindingJwt.sign(text, processed.hash(), nonce, audience, issuedAt, expires, holder);
    return new SdJwt(
        text + binding.jws().text(), issuerJwt, disclosures, Optional.of(binding), reader);
  }

  private void refuseKeyBinding(String expected) throws SdJwtException {
    if (keyBinding.isPresent()) {
      throw new SdJwtException(
          ProblemCode.HOLDER_BINDING_UNEXPECTED, KeyBindingJwt.PART, "a key binding", expected);
    }
  }

  /** The text, as it was received or made. */
  public String text() {
    return text;
  }

  /** True if the text ends with a key binding; whether it holds is not known. */
  public boolean hasKeyBinding() {
    return keyBinding.isPresent();
  }

  /** The disclosures in their order; whether anything refers to them is not known. */
  public List<Disclosure> unverifiedDisclosures() {
    return disclosures;
  }

  /** The header of the issuer-signed part, not checked by a signature. */
  public JsonObject unverifiedHeader() {
    return issuerJwt.unverifiedHeader();
  }

  /**
   * The claims with the disclosures in their places, not checked by a signature: for choosing what
   * to show, and for looking up the issuer's key.
   *
   * @throws SdJwtException if the disclosures do not fit the payload
   */
  public JsonObject unverifiedClaims() throws SdJwtException {
    return unverified().claims();
  }

  /**
   * The claims among {@link #unverifiedClaims()} that can be hidden.
   *
   * @throws SdJwtException if the disclosures do not fit the payload
   */
  public List<DisclosedClaim> unverifiedDisclosedClaims() throws SdJwtException {
    return unverified().disclosed();
  }

  private PayloadProcessor.Processed unverified() throws SdJwtException {
    return process(NeverHidden.NOTHING);
  }

  private JsonObject payload(byte[] utf8) throws SdJwtException {
    try {
      return reader.readObject(utf8);
    } catch (JsonFormatException e) {
      throw SdJwtException.in(PAYLOAD, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SdJwt sdJwt && sdJwt.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The sizes only: the claims may be personal. */
  @Override
  public String toString() {
    return "SdJwt[" + text.length() + " chars, " + disclosures.size() + " disclosures]";
  }
}

package nl.skillspaspoort.core.jose;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.encoding.Base64Url;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A JSON Web Signature in compact form: well-formed, <b>its signature not checked</b>.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515#section-3.1">RFC 7515 §3.1</a>
 */
public final class CompactJws {
  /** Longest text that is read: the base64url of the largest JSON that is read, and some more. */
  static final int MAX_CHARS = 12 << 20;

  private static final int MAX_HEADER_CHARS = 64 << 10;
  private static final int MAX_SIGNATURE_CHARS = 1_024;

  private static final String ALG = "alg";
  static final String TYP = "typ";
  private static final String KID = "kid";
  private static final String CRIT = "crit";
  private static final String B64 = "b64";

  /**
   * The header parameters of RFC 7515 §4.1 that may be there, and the claimed signing time of
   * JAdES. Only {@code alg} and {@code typ} have an effect. {@code crit} is not among them because
   * no extension is implemented, so whatever it names is unknown; {@code b64} (RFC 7797) needs
   * {@code crit}.
   */
  private static final Set<String> KNOWN =
      Set.of(ALG, TYP, "cty", KID, "jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256", "iat");

  private static final JsonReader HEADER_READER =
      JsonReader.within(new JsonLimits(MAX_HEADER_CHARS, 8, MAX_HEADER_CHARS, 64, 64, 1_024));

  private final String text;
  private final byte[] ascii;
  private final int signatureAt;
  private final JsonObject header;
  private final byte[] payload;
  private final byte[] signature;

  private CompactJws(
      String text,
      byte[] ascii,
      int signatureAt,
      JsonObject header,
      byte[] payload,
      byte[] signature) {
    this.text = text;
    this.ascii = ascii;
    this.signatureAt = signatureAt;
    this.header = header;
    this.payload = payload;
    this.signature = signature;
  }

  /**
   * Reads a compact serialization.
   *
   * @throws JwsException {@code ALG_NOT_ALLOWED} for an algorithm that no key of this build has,
   *     {@code none} among them; {@code JWS_HEADER_NOT_ALLOWED} for {@code crit}, {@code b64} and
   *     unknown parameters; {@code LIMIT_EXCEEDED}; {@code JWS_MALFORMED} for everything else, with
   *     the cause if the header is not strict JSON
   */
  public static CompactJws parse(String text) throws JwsException {
    return parse(text, Set.of());
  }

  /**
   * Reads a compact serialization whose specification defines more header parameters. That they are
   * there is allowed by this; what they mean is the caller's business.
   *
   * @param moreParameters names of these parameters; neither {@code crit} nor {@code b64}
   * @throws JwsException as {@link #parse(String)}
   */
  public static CompactJws parse(String text, Set<String> moreParameters) throws JwsException {
    if (text.length() > MAX_CHARS) {
      throw new JwsException(
          ProblemCode.LIMIT_EXCEEDED,
          text.length() + " characters",
          "at most " + MAX_CHARS + " characters");
    }
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
      throw new JwsException(
          ProblemCode.JWS_MALFORMED,
          "text with " + text.chars().filter(c -> c == '.').count() + " dots",
          "three parts: header.payload.signature");
    }
    if (first > MAX_HEADER_CHARS || text.length() - second > MAX_SIGNATURE_CHARS) {
      throw new JwsException(
          ProblemCode.LIMIT_EXCEEDED,
          "a header of "
              + first
              + " and a signature of "
              + (text.length() - second - 1)
              + " characters",
          "at most " + MAX_HEADER_CHARS + " and " + MAX_SIGNATURE_CHARS);
    }
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length != text.length()) {
      throw new JwsException(
          ProblemCode.JWS_MALFORMED, "characters outside ASCII", "base64url and two dots");
    }
    return new CompactJws(
        text,
        ascii,
        second + 1,
        header(decode(ascii, 0, first, "header"), moreParameters),
        decode(ascii, first + 1, second, "payload"),
        decode(ascii, second + 1, ascii.length, "signature"));
  }

  /** The {@code typ} that the text says it has, whatever else is in it; empty if it says none. */
  public static Optional<String> claimedType(String text) {
    int end = text.indexOf('.');
    if (end < 0 || end > MAX_HEADER_CHARS) {
      return Optional.empty();
    }
    try {
      byte[] ascii = text.substring(0, end).getBytes(StandardCharsets.US_ASCII);
      return HEADER_READER.readObject(decode(ascii, 0, ascii.length, "header")).text(TYP);
    } catch (JwsException | JsonFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Signs a payload. The header is {@code alg}, {@code typ} and {@code kid}.
   *
   * @param typ type of the object, for example {@code vc+jwt}
   * @throws SigningException if the signer cannot sign now
   */
  public static CompactJws sign(String typ, byte[] payload, Signer signer) throws SigningException {
    return sign(typ, JsonObject.EMPTY, payload, signer);
  }

  /**
   * Signs a payload under a header with more parameters.
   *
   * @param typ type of the object
   * @param moreParameters parameters that come after {@code alg}, {@code typ} and {@code kid}
   * @throws IllegalArgumentException if one of them is written here already, or is {@code crit} or
   *     {@code b64}
   * @throws SigningException if the signer cannot sign now
   */
  public static CompactJws sign(
      String typ, JsonObject moreParameters, byte[] payload, Signer signer)
      throws SigningException {
    JsonObject.Builder header =
        JsonObject.builder()
            .put(
                ALG,
                algorithm(signer.publicKey().algorithm())
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "found a key of the kind "
                                    + signer.publicKey().algorithm()
                                    + "; expected one with a JOSE algorithm")))
            .put(TYP, typ)
            .put(KID, signer.keyId().value());
    for (String name : moreParameters.names()) {
      if (Set.of(ALG, TYP, KID, CRIT, B64).contains(name)) {
        throw new IllegalArgumentException(
            "found the parameter " + name + "; expected one that is not written here");
      }
      header.put(name, moreParameters.get(name).orElseThrow());
    }
    JsonObject complete = header.build();
    String head = Base64Url.encode(JsonWriter.compact(complete).getBytes(StandardCharsets.UTF_8));
    String input = head + "." + Base64Url.encode(payload);
    byte[] signature = signer.sign(input.getBytes(StandardCharsets.US_ASCII));
    String text = input + "." + Base64Url.encode(signature);
    return new CompactJws(
        text,
        text.getBytes(StandardCharsets.US_ASCII),
        input.length() + 1,
        complete,
        payload.clone(),
        signature);
  }

  /**
   * Checks type and signature, and nothing else.
   *
   * @param typ the exact {@code typ} that this kind of object has
   * @param keys the keys that may have signed; taken from configuration or resolution, never from
   *     this object
   * @throws JwsException {@code JWS_TYPE_MISMATCH} for another type or none; {@code
   *     ALG_NOT_ALLOWED} if none of the keys is of the algorithm that the header names; {@code
   *     CRYPTOGRAPHIC_SECURITY_ERROR} if no key accepts the signature
   */
  public VerifiedJws verify(String typ, Set<VerificationKey> keys) throws JwsException {
    Objects.requireNonNull(typ, "typ");
    if (!header.text(TYP).equals(Optional.of(typ))) {
      throw new JwsException(
          ProblemCode.JWS_TYPE_MISMATCH,
          header.has(TYP) ? "another typ" : "no typ",
          "the typ " + typ);
    }
    return verifyAnyType(keys);
  }

  /**
   * Weakens: checks the signature whatever the {@code typ}, for tools and for a caller that has
   * looked at the type already. A token of one kind must not pass for one of another kind.
   *
   * @throws JwsException as {@link #verify}, but for the type
   */
  public VerifiedJws verifyAnyType(Set<VerificationKey> keys) throws JwsException {
    Set<VerificationKey> candidates = new HashSet<>();
    for (VerificationKey key : keys) {
      if (header.text(ALG).equals(algorithm(key.algorithm()))) {
        candidates.add(key);
      }
    }
    if (candidates.isEmpty() && !keys.isEmpty()) {
      throw new JwsException(
          ProblemCode.ALG_NOT_ALLOWED,
          "an algorithm that is not the one of a given key",
          "the algorithm of the key");
    }
    byte[] input = Arrays.copyOf(ascii, signatureAt - 1);
    for (VerificationKey key : candidates) {
      if (key.accepts(input, signature)) {
        return new VerifiedJws(header, payload, key);
      }
    }
    throw new JwsException(
        ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
        "a signature that none of " + keys.size() + " keys accepts",
        "a signature by one of them");
  }

  /** The header as it stands there, not checked by a signature. */
  public JsonObject unverifiedHeader() {
    return header;
  }

  /** A fresh copy of the payload as it stands there, not checked by a signature. */
  public byte[] unverifiedPayload() {
    return payload.clone();
  }

  /** The payload to a reader that does not keep it. */
  JsonObject readPayload(JsonReader reader) throws JsonFormatException {
    return reader.readObject(payload);
  }

  /** The compact serialization. */
  public String text() {
    return text;
  }

  private static JsonObject header(byte[] utf8, Set<String> moreParameters) throws JwsException {
    JsonObject header;
    try {
      header = HEADER_READER.readObject(utf8);
    } catch (JsonFormatException e) {
      Problem problem = e.problem();
      throw new JwsException(
          new Problem(
              ProblemCode.JWS_MALFORMED,
              problem.where().isEmpty() ? "header" : "header, " + problem.where(),
              problem.found(),
              problem.expected()),
          e);
    }
    checkAlgorithm(header);
    for (String name : header.names()) {
      boolean never = name.equals(CRIT) || name.equals(B64);
      if (never || (!KNOWN.contains(name) && !moreParameters.contains(name))) {
        throw new JwsException(
            ProblemCode.JWS_HEADER_NOT_ALLOWED,
            never ? "the header parameter " + name : "an unknown header parameter",
            "only known header parameters");
      }
    }
    return header;
  }

  /** RFC 8725 §3.1: one allow-list, before anything else is looked at. */
  private static void checkAlgorithm(JsonObject header) throws JwsException {
    Optional<String> alg = header.text(ALG);
    for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
      if (alg.isPresent() && alg.equals(algorithm(algorithm))) {
        return;
      }
    }
    throw new JwsException(
        ProblemCode.ALG_NOT_ALLOWED,
        header.get(ALG).map(JsonValue::kind).map(kind -> kind + " naming another").orElse("no alg"),
        "one of the allowed algorithms");
  }

  /**
   * The one name under which signatures of this kind of key go (RFC 8037 §3.1, RFC 7518 §3.4);
   * empty if that kind does not sign here.
   */
  private static Optional<String> algorithm(KeyAlgorithm algorithm) {
    return switch (algorithm) {
      case ED25519 -> Optional.of("EdDSA");
      case P256 -> Optional.of("ES256");
      case P384 -> Optional.of("ES384");
      case P521 -> Optional.of("ES512");
      case ML_DSA_44, BLS12_381_G2 -> Optional.empty();
    };
  }

  private static byte[] decode(byte[] ascii, int from, int to, String name) throws JwsException {
    try {
      return Base64Url.decode(ascii, from, to);
    } catch (EncodingException e) {
      throw new JwsException(
          new Problem(ProblemCode.JWS_MALFORMED, name, e.problem().found(), e.problem().expected()),
          e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CompactJws jws && jws.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The sizes only: the payload may be personal. */
  @Override
  public String toString() {
    return "CompactJws[payload of " + payload.length + " bytes]";
  }
}

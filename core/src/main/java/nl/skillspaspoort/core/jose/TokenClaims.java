package nl.skillspaspoort.core.jose;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * What a token around a credential or presentation says of itself: who signed, with which key, when
 * and for whom. Where it repeats the document, it agrees with it. Nothing of it is verified.
 *
 * @param keyId the name of the key that is said to have signed
 * @param issuer {@code iss}, of the payload or the header
 * @param issuedAt {@code iat}
 * @param notBefore {@code nbf}
 * @param expires {@code exp}
 * @param audience {@code aud}; empty if it is for everybody
 * @param nonce {@code nonce}
 * @see <a href="https://www.w3.org/TR/vc-jose-cose/#securing-with-jose">VC-JOSE-COSE §3.1 and
 *     §4.1</a>
 */
public record TokenClaims(
    KeyId keyId,
    Optional<String> issuer,
    Optional<Instant> issuedAt,
    Optional<Instant> notBefore,
    Optional<Instant> expires,
    List<String> audience,
    Optional<String> nonce) {
  private static final String ISS = "iss";
  private static final String SUB = "sub";
  private static final String AUD = "aud";
  private static final String EXP = "exp";
  private static final String NBF = "nbf";
  private static final String IAT = "iat";
  private static final String JTI = "jti";
  private static final String NONCE = "nonce";
  private static final String VC = "vc";
  private static final String VP = "vp";
  private static final String KID = "kid";
  private static final String ID = "id";
  private static final String PROOF = "proof";
  private static final String SUBJECT = "credentialSubject";

  /** What speaks of the token and not of what it holds. */
  private static final Set<String> TOKEN_CLAIMS = Set.of(ISS, SUB, AUD, EXP, NBF, IAT, JTI, NONCE);

  /** A key, or where to get one, from whoever wrote the token: a second way beside {@code kid}. */
  private static final Set<String> KEYS_IN_HEADER =
      Set.of("jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256");

  /** RFC 3986 §2.3: what a key may be called within the document of its owner. */
  private static final Pattern FRAGMENT = Pattern.compile("#?[A-Za-z0-9._~-]{1,512}");

  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  /** Copies the audience. */
  public TokenClaims {
    audience = List.copyOf(audience);
  }

  /**
   * The claims of a token around a credential.
   *
   * @param payload the claims of the token; the document may be among them or be one of them
   * @param document the credential
   * @throws JwsException {@code JWS_HEADER_NOT_ALLOWED} for a key in the header or another {@code
   *     iss} there; {@code MISSING_MEMBER} without {@code kid}; {@code CREDENTIAL_STRUCTURE} for an
   *     audience and for claims that contradict the document; {@code MALFORMED_VALUE_ERROR} for
   *     claims of another shape
   */
  public static TokenClaims ofCredential(JsonObject header, JsonObject payload, JsonObject document)
      throws JwsException {
    try {
      refuseKeysIn(header);
      TokenClaims claims = read(header, payload, nameOf(document.get("issuer")));
      refuseAudience(payload);
      requireEqual(JTI, text(payload, JTI), document.text(ID), "/" + ID);
      requireEqual(SUB, text(payload, SUB), onlySubject(document), "/" + SUBJECT);
      return claims;
    } catch (JsonFormatException e) {
      throw new JwsException(e.problem(), e);
    }
  }

  /**
   * The claims of a token around a presentation, which is its payload.
   *
   * @throws JwsException as {@link #ofCredential}, but for the audience
   */
  public static TokenClaims ofPresentation(JsonObject header, JsonObject payload)
      throws JwsException {
    try {
      refuseKeysIn(header);
      Optional<String> holder = nameOf(payload.get("holder"));
      TokenClaims claims = read(header, payload, holder);
      requireEqual(JTI, text(payload, JTI), payload.text(ID), "/" + ID);
      requireEqual(SUB, text(payload, SUB), holder.or(claims::issuer), "/holder");
      return claims;
    } catch (JsonFormatException e) {
      throw new JwsException(e.problem(), e);
    }
  }

  /** The claims of a token of the data model 1.1, whose times are about the credential. */
  static TokenClaims ofLegacy(JsonObject header, JsonObject payload)
      throws JwsException, JsonFormatException {
    String issuer = payload.requiredText(ISS, "");
    TokenClaims claims =
        new TokenClaims(
            keyId(header, issuer),
            Optional.of(issuer),
            instant(payload, IAT),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    refuseAudience(payload);
    return claims;
  }

  private static TokenClaims read(JsonObject header, JsonObject payload, Optional<String> named)
      throws JwsException, JsonFormatException {
    Optional<String> issuer = agreedIssuer(header, payload);
    return new TokenClaims(
        keyId(header, named.or(() -> issuer).orElse("")),
        issuer,
        instant(payload, IAT),
        instant(payload, NBF),
        instant(payload, EXP),
        texts(payload, AUD),
        text(payload, NONCE));
  }

  /** The payload without what speaks of the token. */
  public static JsonObject withoutRegistered(JsonObject payload) {
    return payload.without(TOKEN_CLAIMS);
  }

  static void refuseKeysIn(JsonObject header) throws JwsException {
    for (String name : header.names()) {
      if (KEYS_IN_HEADER.contains(name)) {
        throw new JwsException(
            ProblemCode.JWS_HEADER_NOT_ALLOWED,
            "the header parameter " + name,
            "a key that is found by its name only");
      }
    }
  }

  /**
   * Refuses the claims of the data model 1.1 and a proof inside: they would be a second credential
   * beside the first.
   *
   * @throws JsonFormatException ({@code CREDENTIAL_STRUCTURE}) if one of them is there
   * @see <a href="https://www.w3.org/TR/vc-jose-cose/#securing-with-jose">VC-JOSE-COSE §3.1.3</a>
   */
  public static void refuseForeignMembers(JsonObject payload) throws JsonFormatException {
    for (String name : List.of(VC, VP)) {
      if (payload.has(name)) {
        throw structure("/" + name, "the claim " + name, "the document as the payload");
      }
    }
    if (payload.has(PROOF)) {
      // It would look like one that was checked.
      throw structure("/" + PROOF, "a proof inside the token", "no proof but the signature");
    }
  }

  /** RFC 7519 §4.1.3: whoever is not named must refuse, and nobody asks a verifier its name. */
  private static void refuseAudience(JsonObject payload) throws JsonFormatException {
    if (payload.has(AUD)) {
      throw structure("/" + AUD, "a credential for one audience", "a credential for everybody");
    }
  }

  /** RFC 7519 §5.3: a claim that is repeated in the header must be the same there. */
  private static Optional<String> agreedIssuer(JsonObject header, JsonObject payload)
      throws JwsException, JsonFormatException {
    Optional<String> inPayload = text(payload, ISS);
    if (!header.has(ISS)) {
      return inPayload;
    }
    if (inPayload.isPresent() && !header.text(ISS).equals(inPayload)) {
      throw new JwsException(
          ProblemCode.JWS_HEADER_NOT_ALLOWED, "another iss than in the payload", "the same iss");
    }
    return Optional.of(header.required(ISS, "").asString("header"));
  }

  /**
   * The name of the key: whole, or within the document of the one who is said to have signed. It is
   * compared and looked up, never opened as a path or an address.
   */
  private static KeyId keyId(JsonObject header, String owner)
      throws JwsException, JsonFormatException {
    if (!header.has(KID)) {
      throw new JwsException(
          ProblemCode.MISSING_MEMBER, "a header without kid", "the name of a key");
    }
    String kid = header.required(KID, "").asString("header");
    String fragment = kid.startsWith("#") ? kid.substring(1) : kid;
    try {
      return KeyId.parse(FRAGMENT.matcher(kid).matches() ? owner + "#" + fragment : kid);
    } catch (KeyFormatException e) {
      Problem problem = e.problem();
      throw new JwsException(
          new Problem(problem.code(), "header", problem.found(), "a kid: " + problem.expected()),
          e);
    }
  }

  private static Optional<String> nameOf(Optional<JsonValue> party) {
    if (party.isPresent() && party.get() instanceof JsonObject profile) {
      return profile.text(ID);
    }
    return party.isPresent() && party.get() instanceof JsonString name
        ? Optional.of(name.value())
        : Optional.empty();
  }

  /** The identifier of the subject of a credential, if there is one subject and it has one. */
  public static Optional<String> onlySubject(JsonObject credential) {
    Optional<JsonValue> subject = credential.get(SUBJECT);
    return subject.isPresent() && subject.get() instanceof JsonArray list
        ? (list.size() == 1 ? nameOf(Optional.of(list.get(0))) : Optional.empty())
        : nameOf(subject);
  }

  private static void requireEqual(
      String claim, Optional<String> said, Optional<String> document, String where)
      throws JsonFormatException {
    if (said.isPresent() && !said.equals(document)) {
      throw structure(
          "/" + claim, "another value than at " + where, "the value at " + where + ", or no claim");
    }
  }

  private static Optional<String> text(JsonObject payload, String claim)
      throws JsonFormatException {
    Optional<JsonValue> value = payload.get(claim);
    return value.isEmpty() ? Optional.empty() : Optional.of(value.get().asString("/" + claim));
  }

  private static List<String> texts(JsonObject payload, String claim) throws JsonFormatException {
    Optional<JsonValue> value = payload.get(claim);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof JsonArray array)) {
      return List.of(value.get().asString("/" + claim));
    }
    List<String> texts = new ArrayList<>();
    for (JsonValue each : array) {
      texts.add(each.asString("/" + claim));
    }
    return List.copyOf(texts);
  }

  /** A NumericDate, and of those the ones that every reader understands alike: whole seconds. */
  static Optional<Instant> instant(JsonObject payload, String claim) throws JsonFormatException {
    Optional<JsonValue> value = payload.get(claim);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof JsonNumber number
        && number.isInteger()
        && number.integerValue() >= 0
        && number.integerValue() <= LAST_SECOND) {
      return Optional.of(Instant.ofEpochSecond(number.integerValue()));
    }
    throw new JsonFormatException(
        new Problem(
            ProblemCode.MALFORMED_VALUE_ERROR,
            "/" + claim,
            value.get().kind(),
            "whole seconds since 1970-01-01T00:00:00Z, up to the year 9999"));
  }

  static JsonFormatException structure(String where, String found, String expected) {
    return new JsonFormatException(
        new Problem(ProblemCode.CREDENTIAL_STRUCTURE, where, found, expected));
  }

  /** The name of the key only. */
  @Override
  public String toString() {
    return "TokenClaims[by " + keyId + "]";
  }
}

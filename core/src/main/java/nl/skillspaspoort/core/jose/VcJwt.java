package nl.skillspaspoort.core.jose;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.JsonLdException;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A credential or presentation that is the payload of a JSON Web Signature: well-formed, <b>its
 * signature not checked</b>.
 *
 * <p>The payload is the document itself. The claims that RFC 7519 defines may stand beside its
 * members; they speak of the signature, are checked for agreement with the document, and are no
 * part of it. The signature covers the bytes, so names without meaning in the contexts are covered
 * as well: reading needs no JSON-LD processing, {@link #sign} refuses them.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @see <a href="https://www.w3.org/TR/vc-jose-cose/#with-jose">VC-JOSE-COSE §3.1, With JOSE</a>
 */
public final class VcJwt {

  /**
   * What is secured; each kind has one exact {@code typ}.
   *
   * @see <a href="https://www.w3.org/TR/vc-jose-cose/#securing-with-jose">VC-JOSE-COSE §3.1.1 and
   *     §3.1.2</a>
   */
  public enum Kind {
    /** A credential: {@code vc+jwt}. */
    CREDENTIAL("vc+jwt", "vc", "issuer"),
    /** A presentation: {@code vp+jwt}. */
    PRESENTATION("vp+jwt", "vp", "holder");

    private final String typ;
    private final String cty;
    private final String signerMember;

    Kind(String typ, String cty, String signerMember) {
      this.typ = typ;
      this.cty = cty;
      this.signerMember = signerMember;
    }

    /** The {@code typ}; also the media type without {@code application/}. */
    public String typ() {
      return typ;
    }
  }

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
  private static final String CTY = "cty";
  private static final String KID = "kid";
  private static final String ID = "id";
  private static final String PROOF = "proof";
  private static final String SUBJECT = "credentialSubject";

  /** What speaks of the token and not of what it holds. */
  private static final List<String> TOKEN_CLAIMS =
      List.of(ISS, SUB, AUD, EXP, NBF, IAT, JTI, NONCE);

  /** A key, or where to get one, from whoever wrote the token: a second way beside {@code kid}. */
  private static final Set<String> KEYS_IN_HEADER =
      Set.of("jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256");

  /** RFC 3986 §2.3: what a key may be called within the document of its owner. */
  private static final Pattern FRAGMENT = Pattern.compile("#?[A-Za-z0-9._~-]{1,512}");

  private static final long LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private final CompactJws jws;
  private final Kind kind;
  private final JsonObject document;
  private final KeyId keyId;
  private final TokenClaims claims;

  private VcJwt(CompactJws jws, Kind kind, JsonObject document, KeyId keyId, TokenClaims claims) {
    this.jws = jws;
    this.kind = kind;
    this.document = document;
    this.keyId = keyId;
    this.claims = claims;
  }

  /** The registered claims, read. */
  private record TokenClaims(
      Optional<String> issuer,
      Optional<Instant> issuedAt,
      Optional<Instant> notBefore,
      Optional<Instant> expires,
      List<String> audience,
      Optional<String> nonce) {}

  /**
   * Reads a credential or presentation.
   *
   * @param kind what it must be; its {@code typ} is looked at before the payload is
   * @param reader how the payload is read
   * @throws JwsException as {@link CompactJws#parse(String)}; {@code JWS_TYPE_MISMATCH} for another
   *     {@code typ} or {@code cty}; {@code JWS_HEADER_NOT_ALLOWED} for a key in the header; {@code
   *     MISSING_MEMBER} without {@code kid}; {@code CREDENTIAL_STRUCTURE} for the claims {@code vc}
   *     and {@code vp}, for a proof inside, and for claims that contradict the document; the
   *     problems of the JSON reader for the payload
   */
  public static VcJwt parse(String text, Kind kind, JsonReader reader) throws JwsException {
    CompactJws jws = CompactJws.parse(text, Set.of(ISS));
    JsonObject header = jws.unverifiedHeader();
    if (!header.text(CompactJws.TYP).equals(Optional.of(kind.typ))) {
      throw new JwsException(
          ProblemCode.JWS_TYPE_MISMATCH,
          header.has(CompactJws.TYP) ? "another typ" : "no typ",
          "the typ " + kind.typ);
    }
    if (header.has(CTY) && !header.text(CTY).equals(Optional.of(kind.cty))) {
      throw new JwsException(
          ProblemCode.JWS_TYPE_MISMATCH, "another cty", "the cty " + kind.cty + " or none");
    }
    refuseKeysIn(header);
    try {
      JsonObject payload = reader.readObject(jws.unverifiedPayload());
      refuseForeignMembers(payload);
      return of(jws, kind, payload);
    } catch (JsonFormatException e) {
      throw new JwsException(e.problem(), e);
    }
  }

  /**
   * Reads a credential of the data model 1.1, which stands in the claim {@code vc}. Its times and
   * names stand twice or once, in the claims or in the credential; what stands twice must agree.
   * The document has them all, so its {@code expirationDate} is that of {@code exp}.
   *
   * @throws JwsException as {@link #parse}; the {@code typ} must be {@code JWT} or absent, and the
   *     claims {@code iss} and {@code nbf} must be there
   * @see <a href="https://www.w3.org/TR/vc-data-model-1.1/#json-web-token">VCDM 1.1 §6.3.1, JSON
   *     Web Token</a>
   */
  public static VcJwt parseLegacyVcJwt11(String text, JsonReader reader) throws JwsException {
    CompactJws jws = CompactJws.parse(text);
    JsonObject header = jws.unverifiedHeader();
    if (!isLegacy(header)) {
      throw new JwsException(ProblemCode.JWS_TYPE_MISMATCH, "another typ", "the typ JWT or none");
    }
    if (header.has(CTY)) {
      throw new JwsException(ProblemCode.JWS_TYPE_MISMATCH, "a cty", "no cty");
    }
    refuseKeysIn(header);
    try {
      JsonObject payload = reader.readObject(jws.unverifiedPayload());
      JsonObject document = LegacyVcClaims.decode(payload);
      if (document.has(PROOF)) {
        throw structure("/vc/" + PROOF, "a proof inside the token", "no proof but the signature");
      }
      TokenClaims claims =
          new TokenClaims(
              Optional.of(payload.required(ISS, "").asString("/" + ISS)),
              instant(payload, IAT),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Optional.empty());
      refuseAudience(payload);
      return new VcJwt(
          jws, Kind.CREDENTIAL, document, keyId(header, claims.issuer().orElseThrow()), claims);
    } catch (JsonFormatException e) {
      throw new JwsException(e.problem(), e);
    }
  }

  /** True if the text is a JSON Web Signature that says it is of this kind, well-formed or not. */
  public static boolean isLabelled(String text, Kind kind) {
    try {
      return CompactJws.parse(text, Set.of(ISS))
          .unverifiedHeader()
          .text(CompactJws.TYP)
          .equals(Optional.of(kind.typ));
    } catch (JwsException e) {
      return false;
    }
  }

  /** True if the header is that of a credential of the data model 1.1. */
  public static boolean isLegacy(JsonObject header) {
    return !header.has(CompactJws.TYP)
        || header.text(CompactJws.TYP).equals(Optional.of(LegacyVcClaims.TYP));
  }

  /**
   * Secures a credential, which is then the payload together with {@code iss}, {@code jti}, {@code
   * sub} and {@code iat}.
   *
   * @param credential the document without proof
   * @param issuedAt when it is signed, in whole seconds
   * @throws JwsException ({@code DATA_LOSS}, {@code CONTEXT_NOT_BUNDLED} …) if a part of the
   *     document has no meaning in its contexts
   * @throws SigningException if the signer cannot sign now
   */
  public static VcJwt signCredential(JsonObject credential, Instant issuedAt, Signer signer)
      throws JwsException, SigningException {
    requireMeaning(credential);
    JsonObject.Builder payload =
        credential.toBuilder()
            .put(ISS, signer.keyId().controller())
            .putIfPresent(JTI, credential.text(ID).map(JsonString::new))
            .putIfPresent(SUB, onlySubject(credential).map(JsonString::new))
            .put(IAT, issuedAt.getEpochSecond());
    return sign(Kind.CREDENTIAL, payload.build(), signer);
  }

  /**
   * Secures a presentation for one audience, one challenge and a short time.
   *
   * @param presentation the document without proof
   * @throws JwsException if the document is not one that {@link #parse} reads
   * @throws SigningException if the signer cannot sign now
   */
  public static VcJwt signPresentation(
      JsonObject presentation,
      Instant issuedAt,
      Instant expires,
      String challenge,
      String audience,
      Signer signer)
      throws JwsException, SigningException {
    JsonObject payload =
        presentation.toBuilder()
            .put(ISS, signer.keyId().controller())
            .put(AUD, audience)
            .put(NONCE, challenge)
            .put(IAT, issuedAt.getEpochSecond())
            .put(EXP, expires.getEpochSecond())
            .build();
    return sign(Kind.PRESENTATION, payload, signer);
  }

  private static VcJwt sign(Kind kind, JsonObject payload, Signer signer)
      throws JwsException, SigningException {
    CompactJws jws =
        CompactJws.sign(
            kind.typ,
            JsonObject.builder().put(CTY, kind.cty).build(),
            JsonWriter.compact(payload).getBytes(StandardCharsets.UTF_8),
            signer);
    return parse(jws.text(), kind, JsonReader.strict());
  }

  /** VCDM 2.0 §6.1.2: what is issued has no terms that its contexts do not define. */
  private static void requireMeaning(JsonObject credential) throws JwsException {
    try {
      Canonicalizer.standard().canonicalize(credential, HashAlgorithm.SHA_256);
    } catch (JsonLdException e) {
      throw new JwsException(e.problem(), e);
    }
  }

  private static VcJwt of(CompactJws jws, Kind kind, JsonObject payload)
      throws JwsException, JsonFormatException {
    TokenClaims claims =
        new TokenClaims(
            agreedIssuer(jws.unverifiedHeader(), payload),
            instant(payload, IAT),
            instant(payload, NBF),
            instant(payload, EXP),
            texts(payload, AUD),
            text(payload, NONCE));
    if (kind == Kind.CREDENTIAL) {
      refuseAudience(payload);
    }
    requireEqual(JTI, text(payload, JTI), payload.text(ID), "/" + ID);
    Optional<String> named = nameOf(payload.get(kind.signerMember));
    Optional<String> subject =
        kind == Kind.CREDENTIAL ? onlySubject(payload) : named.or(claims::issuer);
    requireEqual(
        SUB, text(payload, SUB), subject, kind == Kind.CREDENTIAL ? "/" + SUBJECT : "/holder");
    KeyId keyId = keyId(jws.unverifiedHeader(), named.or(claims::issuer).orElse(""));
    JsonObject document = payload;
    for (String claim : TOKEN_CLAIMS) {
      document = document.without(claim);
    }
    return new VcJwt(jws, kind, document, keyId, claims);
  }

  private static void refuseKeysIn(JsonObject header) throws JwsException {
    for (String name : header.names()) {
      if (KEYS_IN_HEADER.contains(name)) {
        throw new JwsException(
            ProblemCode.JWS_HEADER_NOT_ALLOWED,
            "the header parameter " + name,
            "a key that is found by its name only");
      }
    }
  }

  /** §3.1.3: claims of the data model 1.1 would be a second credential beside the first. */
  private static void refuseForeignMembers(JsonObject payload) throws JsonFormatException {
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

  private static Optional<String> onlySubject(JsonObject credential) {
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

  /**
   * Checks the signature, and nothing else: not whose key it is and not the times.
   *
   * @return the document that the signature covers, without the claims about the token
   * @throws JwsException {@code ALG_NOT_ALLOWED} if the header names another algorithm than the
   *     key's; {@code CRYPTOGRAPHIC_SECURITY_ERROR} if the key does not accept the signature
   */
  public JsonObject verify(VerificationKey key) throws JwsException {
    jws.verifyAnyType(Set.of(key));
    return document;
  }

  /** What it is. */
  public Kind kind() {
    return kind;
  }

  /** The compact serialization as it was sent. */
  public String text() {
    return jws.text();
  }

  /** The document as it stands there, without the claims about the token; not verified. */
  public JsonObject unverifiedDocument() {
    return document;
  }

  /** The name of the key that is said to have signed. */
  public KeyId keyId() {
    return keyId;
  }

  /** Who is said to have signed, if the token says so. */
  public Optional<String> issuer() {
    return claims.issuer();
  }

  /** When it is said to have been signed. */
  public Optional<Instant> issuedAt() {
    return claims.issuedAt();
  }

  /** From when the signature counts. */
  public Optional<Instant> notBefore() {
    return claims.notBefore();
  }

  /** Until when the signature counts. */
  public Optional<Instant> expires() {
    return claims.expires();
  }

  /** For whom it is; empty if for everybody. */
  public List<String> audience() {
    return claims.audience();
  }

  /** The challenge that it answers. */
  public Optional<String> nonce() {
    return claims.nonce();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VcJwt jwt && jwt.kind == kind && jwt.jws.equals(jws);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, jws);
  }

  /** Kind and key name only. */
  @Override
  public String toString() {
    return "VcJwt[" + kind.typ + " by " + keyId + "]";
  }
}

package nl.skillspaspoort.core.jose;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.JsonLdException;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
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
    CREDENTIAL("vc+jwt", "vc"),
    /** A presentation: {@code vp+jwt}. */
    PRESENTATION("vp+jwt", "vp");

    private final String typ;
    private final String cty;

    Kind(String typ, String cty) {
      this.typ = typ;
      this.cty = cty;
    }

    /** The {@code typ}; also the media type without {@code application/}. */
    public String typ() {
      return typ;
    }
  }

  /**
   * What an issuer sends along to show who recognises it (OpenID Federation 1.0 §4.3). It has no
   * effect here: whoever wants to use it takes it out and verifies it.
   */
  private static final String TRUST_CHAIN = "trust_chain";

  private static final String ISS = "iss";
  private static final String SUB = "sub";
  private static final String AUD = "aud";
  private static final String EXP = "exp";
  private static final String IAT = "iat";
  private static final String JTI = "jti";
  private static final String NONCE = "nonce";
  private static final String CTY = "cty";
  private static final String ID = "id";
  private static final String PROOF = "proof";

  private final CompactJws jws;
  private final Kind kind;
  private final JsonObject document;
  private final TokenClaims claims;

  private VcJwt(CompactJws jws, Kind kind, JsonObject document, TokenClaims claims) {
    this.jws = jws;
    this.kind = kind;
    this.document = document;
    this.claims = claims;
  }

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
    CompactJws jws = CompactJws.parse(text, Set.of(ISS, TRUST_CHAIN));
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
    TokenClaims.refuseKeysIn(header);
    try {
      JsonObject payload = jws.readPayload(reader);
      TokenClaims.refuseForeignMembers(payload);
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
    TokenClaims.refuseKeysIn(header);
    try {
      JsonObject payload = jws.readPayload(reader);
      JsonObject document = LegacyVcClaims.decode(payload);
      if (document.has(PROOF)) {
        throw TokenClaims.structure(
            "/vc/" + PROOF, "a proof inside the token", "no proof but the signature");
      }
      return new VcJwt(jws, Kind.CREDENTIAL, document, TokenClaims.ofLegacy(header, payload));
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
    return signCredential(credential, issuedAt, signer, Canonicalizer.standard());
  }

  /**
   * Secures a credential with contexts that the caller has; otherwise as the method without.
   *
   * @param contexts decides whether every part of the document has a meaning
   */
  public static VcJwt signCredential(
      JsonObject credential, Instant issuedAt, Signer signer, Canonicalizer contexts)
      throws JwsException, SigningException {
    requireMeaning(credential, contexts);
    JsonObject.Builder payload =
        credential.toBuilder()
            .put(ISS, signer.keyId().controller())
            .putIfPresent(JTI, credential.text(ID).map(JsonString::new))
            .putIfPresent(SUB, TokenClaims.onlySubject(credential).map(JsonString::new))
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
  private static void requireMeaning(JsonObject credential, Canonicalizer contexts)
      throws JwsException {
    try {
      contexts.canonicalize(credential, HashAlgorithm.SHA_256);
    } catch (JsonLdException e) {
      throw new JwsException(e.problem(), e);
    }
  }

  private static VcJwt of(CompactJws jws, Kind kind, JsonObject payload)
      throws JwsException, JsonFormatException {
    JsonObject header = jws.unverifiedHeader();
    TokenClaims claims =
        kind == Kind.CREDENTIAL
            ? TokenClaims.ofCredential(header, payload, payload)
            : TokenClaims.ofPresentation(header, payload);
    return new VcJwt(jws, kind, TokenClaims.withoutRegistered(payload), claims);
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
    return claims.keyId();
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
    return "VcJwt[" + kind.typ + " by " + claims.keyId() + "]";
  }
}

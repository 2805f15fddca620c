package nl.skillspaspoort.core.sdjwt;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.TokenClaims;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.JsonLdException;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * A credential or presentation of the W3C data model that is secured as an SD-JWT: well-formed,
 * with every disclosure in its place, <b>its signatures not checked</b>.
 *
 * <p>The document is what is left when the disclosures are put in their places and the claims about
 * the token are taken out. Nobody but its holder knows what was withheld; {@link #withheldFrom()}
 * says where that may be. Immutable and safe for use by several threads.
 *
 * @see <a href="https://www.w3.org/TR/vc-jose-cose/#with-sd-jwt">VC-JOSE-COSE §3.2, With SD-JWT</a>
 */
public final class VcSdJwt {

  /** What is secured; each kind has one exact {@code typ}. */
  public enum Kind {
    /** A credential as the payload: {@code vc+sd-jwt}. */
    CREDENTIAL("vc+sd-jwt", Optional.of("vc"), SdJwtProfile.VC_JOSE_COSE),
    /** An SD-JWT VC with a credential in its claim {@code ld}, or as its payload. */
    SD_JWT_VC("dc+sd-jwt", Optional.empty(), SdJwtProfile.SD_JWT_VCLD),
    /** A presentation as the payload, signed by its holder: {@code vp+sd-jwt}. */
    PRESENTATION("vp+sd-jwt", Optional.of("vp"), SdJwtProfile.VP_JOSE_COSE);

    private final String typ;
    private final Optional<String> cty;
    private final SdJwtProfile profile;

    Kind(String typ, Optional<String> cty, SdJwtProfile profile) {
      this.typ = typ;
      this.cty = cty;
      this.profile = profile;
    }

    /** The {@code typ}; also the media type without {@code application/}. */
    public String typ() {
      return typ;
    }
  }

  private static final String CONTEXT = "@context";
  private static final String CTY = "cty";
  private static final String STATUS = "status";
  private static final String LD = SdJwtProfile.LD;
  private static final String VCT = "vct";
  private static final List<String> SD_JWT_VC_CLAIMS = List.of(VCT, "vct#integrity", "aka_vcts");

  private final SdJwt sdJwt;
  private final Kind kind;
  private final String typ;
  private final PayloadProcessor.Processed processed;
  private final JsonObject document;
  private final TokenClaims claims;
  private final Optional<ConfirmationKey> confirmation;

  private VcSdJwt(SdJwt sdJwt, Kind kind, boolean legacy) throws SdJwtException {
    this.sdJwt = sdJwt;
    this.kind = kind;
    this.typ = legacy ? Kind.CREDENTIAL.typ : kind.typ;
    JsonObject header = sdJwt.unverifiedHeader();
    if (kind.cty.isPresent() && header.has(CTY) && !header.text(CTY).equals(kind.cty)) {
      throw new SdJwtException(
          ProblemCode.JWS_TYPE_MISMATCH,
          "header",
          "another cty",
          "the cty " + kind.cty.get() + " or none");
    }
    this.processed = sdJwt.process(kind.profile.protectedClaims());
    kind.profile.checkRequired(processed.claims());
    JsonObject payload = processed.claims();
    try {
      TokenClaims.refuseForeignMembers(payload);
      this.document = documentIn(payload);
      this.claims =
          kind == Kind.PRESENTATION
              ? TokenClaims.ofPresentation(header, payload)
              : TokenClaims.ofCredential(header, payload, document);
    } catch (JwsException e) {
      throw new SdJwtException(e.problem(), e);
    } catch (JsonFormatException e) {
      throw new SdJwtException(e.problem(), e);
    }
    if (kind == Kind.PRESENTATION) {
      refuseKeyBinding();
    }
    this.confirmation =
        payload.has(ConfirmationKey.CNF)
            ? Optional.of(ConfirmationKey.of(payload))
            : Optional.empty();
  }

  /**
   * Reads a credential, of either form.
   *
   * @param reader how the JSON in it is read
   * @throws SdJwtException the codes of {@link SdJwt#parse(String)}; those of {@link SdJwt#verify}
   *     for the disclosures; {@code JWS_TYPE_MISMATCH} for another {@code typ} or {@code cty};
   *     {@code JWS_HEADER_NOT_ALLOWED} for a key in the header; {@code MISSING_MEMBER} without
   *     {@code kid}; {@code CREDENTIAL_STRUCTURE} for claims that contradict the document; {@code
   *     UNSUPPORTED_SECURING} for an SD-JWT VC that holds no credential of the data model
   */
  public static VcSdJwt parseCredential(String text, JsonReader reader) throws SdJwtException {
    SdJwt sdJwt = SdJwt.parse(text, reader);
    for (Kind kind : List.of(Kind.CREDENTIAL, Kind.SD_JWT_VC)) {
      if (hasType(sdJwt, kind)) {
        return new VcSdJwt(sdJwt, kind, false);
      }
    }
    throw otherType(sdJwt, "the typ " + Kind.CREDENTIAL.typ + " or " + Kind.SD_JWT_VC.typ);
  }

  /**
   * Reads an SD-JWT VC of the time before November 2024, whose {@code typ} is {@code vc+sd-jwt};
   * for archives. Otherwise as {@link #parseCredential}.
   */
  public static VcSdJwt parseLegacySdJwtVc(String text, JsonReader reader) throws SdJwtException {
    SdJwt sdJwt = SdJwt.parse(text, reader);
    if (!hasType(sdJwt, Kind.CREDENTIAL)) {
      throw otherType(sdJwt, "the typ " + Kind.CREDENTIAL.typ);
    }
    return new VcSdJwt(sdJwt, Kind.SD_JWT_VC, true);
  }

  /** Reads a presentation that its holder signed as an SD-JWT; see {@link #parseCredential}. */
  public static VcSdJwt parsePresentation(String text, JsonReader reader) throws SdJwtException {
    SdJwt sdJwt = SdJwt.parse(text, reader);
    if (!hasType(sdJwt, Kind.PRESENTATION)) {
      throw otherType(sdJwt, "the typ " + Kind.PRESENTATION.typ);
    }
    return new VcSdJwt(sdJwt, Kind.PRESENTATION, false);
  }

  /** True if the text says that it is of this kind, well-formed or not. */
  public static boolean isLabelled(String text, Kind kind) {
    return CompactJws.claimedType(text).equals(Optional.of(kind.typ));
  }

  /** True if a text of the type {@code vc+sd-jwt} has the claim that SD-JWT VCs have. */
  public static boolean isLegacySdJwtVc(String text) {
    int end = text.indexOf('~');
    try {
      CompactJws jws = CompactJws.parse(end < 0 ? text : text.substring(0, end));
      JsonObject payload = JsonReader.strict().readObject(jws.unverifiedPayload());
      return isLabelled(text, Kind.CREDENTIAL) && payload.has(VCT) && !payload.has(CONTEXT);
    } catch (JwsException | JsonFormatException e) {
      return false;
    }
  }

  private static boolean hasType(SdJwt sdJwt, Kind kind) {
    return sdJwt.unverifiedHeader().text("typ").equals(Optional.of(kind.typ));
  }

  private static SdJwtException otherType(SdJwt sdJwt, String expected) {
    return new SdJwtException(
        ProblemCode.JWS_TYPE_MISMATCH,
        "header",
        sdJwt.unverifiedHeader().has("typ") ? "another typ" : "no typ",
        expected);
  }

  /**
   * Secures a credential, which is then the payload together with {@code iss}, {@code jti}, {@code
   * sub}, {@code iat} and {@code cnf}.
   *
   * @param credential the document without proof
   * @param policy which parts its holder can withhold
   * @param issuedAt when it is signed, in whole seconds
   * @param holderKey the key with which its holder shows it; without one it can be shown by whoever
   *     has it, or in a presentation by its subject
   * @param random where salts come from
   * @throws SdJwtException ({@code DATA_LOSS}, {@code CONTEXT_NOT_BUNDLED} …) if a part of the
   *     document has no meaning in its contexts; {@code CLAIM_NOT_DISCLOSABLE} if the policy would
   *     hide what a verifier cannot do without
   * @throws SigningException if the signer cannot sign now
   * @see <a href="https://www.w3.org/TR/vc-jose-cose/#secure-with-sd-jwt">VC-JOSE-COSE §3.2.1</a>
   */
  public static VcSdJwt signCredential(
      JsonObject credential,
      DisclosurePolicy policy,
      Instant issuedAt,
      Optional<VerificationKey> holderKey,
      SecureRandom random,
      Signer signer)
      throws SdJwtException, SigningException {
    return signCredential(
        credential, policy, issuedAt, holderKey, random, signer, Canonicalizer.standard());
  }

  /**
   * Secures a credential with contexts that the caller has; otherwise as the method without.
   *
   * @param contexts decides whether every part of the document has a meaning
   */
  public static VcSdJwt signCredential(
      JsonObject credential,
      DisclosurePolicy policy,
      Instant issuedAt,
      Optional<VerificationKey> holderKey,
      SecureRandom random,
      Signer signer,
      Canonicalizer contexts)
      throws SdJwtException, SigningException {
    requireMeaning(credential, contexts);
    JsonObject.Builder payload = credential.toBuilder();
    about(payload, credential, issuedAt, holderKey, signer);
    SdJwt made =
        SdJwtIssuer.of(SdJwtProfile.VC_JOSE_COSE, random)
            .issue(payload.build(), policy, JsonObject.builder().put(CTY, "vc").build(), signer);
    return parseCredential(made.text(), JsonReader.strict());
  }

  /**
   * Secures a credential as an SD-JWT VC: it stands in the claim {@code ld}, and its issuer and
   * validity are said in {@code iss}, {@code nbf} and {@code exp} too, for readers that do not know
   * the data model. Otherwise as {@link #signCredential}.
   *
   * @param vct the type of the SD-JWT VC
   * @see <a
   *     href="https://openid.net/specs/openid-4-verifiable-presentations-1_0.html#name-sd-jwt-vcld">OpenID4VP
   *     1.0, B.3.7 SD-JWT VCLD</a>
   */
  public static VcSdJwt signSdJwtVc(
      JsonObject credential,
      String vct,
      DisclosurePolicy policy,
      Instant issuedAt,
      Optional<VerificationKey> holderKey,
      SecureRandom random,
      Signer signer)
      throws SdJwtException, SigningException {
    requireMeaning(credential, Canonicalizer.standard());
    JsonObject.Builder payload = JsonObject.builder().put(VCT, vct);
    about(payload, credential, issuedAt, holderKey, signer);
    time(credential, "validFrom")
        .ifPresent(from -> payload.put(JwtTimes.NBF, from.getEpochSecond()));
    // The last good instant: exp is the first one at which the token is no longer good.
    time(credential, "validUntil")
        .ifPresent(until -> payload.put(JwtTimes.EXP, until.getEpochSecond() + 1));
    payload.put(LD, credential);
    SdJwt made =
        SdJwtIssuer.of(SdJwtProfile.SD_JWT_VCLD, random)
            .issue(payload.build(), policy.inside(LD), signer);
    return parseCredential(made.text(), JsonReader.strict());
  }

  private static void about(
      JsonObject.Builder payload,
      JsonObject credential,
      Instant issuedAt,
      Optional<VerificationKey> holderKey,
      Signer signer) {
    payload
        .put("iss", signer.keyId().controller())
        .putIfPresent("jti", credential.text("id").map(JsonString::new))
        .putIfPresent("sub", TokenClaims.onlySubject(credential).map(JsonString::new))
        .put(JwtTimes.IAT, issuedAt.getEpochSecond())
        .putIfPresent(ConfirmationKey.CNF, holderKey.map(ConfirmationKey::claim));
  }

  private static Optional<Instant> time(JsonObject credential, String member)
      throws SdJwtException {
    Optional<String> text = credential.text(member);
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(DateTimeStamp.parse(text.get(), "/" + member));
    } catch (JsonFormatException e) {
      throw new SdJwtException(e.problem(), e);
    }
  }

  /** VCDM 2.0 §6.1.2: what is issued has no terms that its contexts do not define. */
  private static void requireMeaning(JsonObject credential, Canonicalizer contexts)
      throws SdJwtException {
    try {
      contexts.canonicalize(credential, HashAlgorithm.SHA_256);
    } catch (JsonLdException e) {
      throw new SdJwtException(e.problem(), e);
    }
  }

  /** The document in the payload, from which the claims about the token are taken. */
  private JsonObject documentIn(JsonObject payload) throws SdJwtException, JsonFormatException {
    if (kind == Kind.SD_JWT_VC) {
      SdJwtVcClaims.read(payload);
      if (payload.has(LD)) {
        return withClaimsOf(payload, payload.required(LD, "").asObject("/" + LD));
      }
      if (!payload.has(CONTEXT)) {
        throw new SdJwtException(
            ProblemCode.UNSUPPORTED_SECURING,
            "",
            "an SD-JWT VC with claims of its own",
            "a credential of the W3C data model in it");
      }
    }
    JsonObject rest = TokenClaims.withoutRegistered(payload).without(ConfirmationKey.CNF);
    rest = rest.without(STATUS);
    for (String claim : kind == Kind.SD_JWT_VC ? SD_JWT_VC_CLAIMS : List.<String>of()) {
      rest = rest.without(claim);
    }
    return kind == Kind.SD_JWT_VC ? withClaimsOf(payload, rest) : rest;
  }

  /** B.3.7.1: these claims are used instead of members of the document that say the same. */
  private static JsonObject withClaimsOf(JsonObject payload, JsonObject document)
      throws SdJwtException {
    JwtTimes times = JwtTimes.read(payload);
    JsonObject complete = document;
    if (!document.has("type")) {
      complete = complete.with("type", JsonArray.ofStrings(List.of("VerifiableCredential")));
    }
    if (!document.has("issuer") && payload.text("iss").isPresent()) {
      complete = complete.with("issuer", payload.text("iss").get());
    }
    if (!document.has("validFrom") && times.notBefore().isPresent()) {
      complete = complete.with("validFrom", DateTimeStamp.format(times.notBefore().get()));
    }
    if (!document.has("validUntil") && times.expires().isPresent()) {
      Instant last = times.expires().get().minus(Duration.ofSeconds(1));
      complete = complete.with("validUntil", DateTimeStamp.format(last));
    }
    return complete;
  }

  /**
   * Checks the issuer's signature, and nothing else: not whose key it is, not the times, and not
   * the key binding.
   *
   * @return the document that the signature covers, as far as it is disclosed
   * @throws SdJwtException {@code ALG_NOT_ALLOWED}, {@code CRYPTOGRAPHIC_SECURITY_ERROR}
   */
  public JsonObject verify(VerificationKey key) throws SdJwtException {
    sdJwt.verifyIssuer(typ, key);
    return document;
  }

  /**
   * Checks that a key signed the key binding, over exactly this text.
   *
   * @throws SdJwtException {@code HOLDER_BINDING_MISSING} without one; {@code JWS_TYPE_MISMATCH},
   *     {@code ALG_NOT_ALLOWED}, {@code CRYPTOGRAPHIC_SECURITY_ERROR}, {@code SD_HASH_MISMATCH}
   */
  public void verifyKeyBinding(VerificationKey holderKey) throws SdJwtException {
    keyBinding()
        .orElseThrow(
            () ->
                new SdJwtException(
                    ProblemCode.HOLDER_BINDING_MISSING,
                    "",
                    "an SD-JWT without key binding",
                    "proof that its holder shows it"))
        .verify(holderKey, processed.hash());
  }

  /**
   * The same credential with only the disclosures of some parts of the document.
   *
   * @param shown gets JSON Pointers in the document; must be true for whatever is around a part for
   *     which it is true
   * @throws SdJwtException {@code HOLDER_BINDING_UNEXPECTED} if there is a key binding, which would
   *     no longer hold
   */
  public VcSdJwt showing(Predicate<String> shown) throws SdJwtException {
    refuseKeyBinding();
    SdJwt part =
        sdJwt.keeping(
            claim -> shown.test(inDocument(claim.path()).orElse(claim.pointer())), processed);
    return new VcSdJwt(part, kind, !typ.equals(kind.typ));
  }

  /**
   * This credential with proof that its holder shows it now, for one verifier.
   *
   * @param issuedAt now, in whole seconds
   * @param expires until when the proof is good
   * @throws SdJwtException as {@link SdJwt#bind}
   * @throws SigningException if the holder's key cannot be used now
   */
  public VcSdJwt bind(
      String nonce, String audience, Instant issuedAt, Instant expires, Signer holder)
      throws SdJwtException, SigningException {
    SdJwt bound = sdJwt.bind(nonce, audience, issuedAt, Optional.of(expires), holder);
    return new VcSdJwt(bound, kind, !typ.equals(kind.typ));
  }

  private void refuseKeyBinding() throws SdJwtException {
    if (sdJwt.hasKeyBinding()) {
      throw new SdJwtException(
          ProblemCode.HOLDER_BINDING_UNEXPECTED,
          KeyBindingJwt.PART,
          "a key binding",
          "an SD-JWT without one");
    }
  }

  /** What it is. */
  public Kind kind() {
    return kind;
  }

  /** The {@code typ} that it has; of an old SD-JWT VC not the one of its kind. */
  public String typ() {
    return typ;
  }

  /** The text as it was sent, key binding included. */
  public String text() {
    return sdJwt.text();
  }

  /** The text as it was sent, up to the key binding. */
  public String issuedText() {
    return sdJwt.issuedText();
  }

  /** The document as far as it is disclosed; not verified. */
  public JsonObject unverifiedDocument() {
    return document;
  }

  /** What the issuer-signed part says of itself. */
  public TokenClaims claims() {
    return claims;
  }

  /** The holder's key, as the issuer named it. */
  public Optional<ConfirmationKey> confirmation() {
    return confirmation;
  }

  /** The proof that its holder shows it, not checked. */
  public Optional<KeyBindingJwt> keyBinding() {
    return sdJwt.keyBinding();
  }

  /**
   * The claim {@code status}: where the state of the token can be looked up, beside what the
   * document says.
   */
  public Optional<JsonValue> status() {
    return processed.claims().get(STATUS);
  }

  /**
   * JSON Pointers of the objects and arrays of the document from which something may be withheld;
   * empty text for the document itself. What belongs to no place in the document counts as that.
   */
  public List<String> withheldFrom() {
    List<String> places = new ArrayList<>();
    for (Path path : processed.withheld()) {
      places.add(inDocument(path).orElse(""));
    }
    return List.copyOf(places);
  }

  /** JSON Pointers of the parts of the document that are here and could be withheld. */
  public List<String> selectable() {
    List<String> places = new ArrayList<>();
    for (DisclosedClaim claim : processed.disclosed()) {
      inDocument(claim.path()).ifPresent(places::add);
    }
    return List.copyOf(places);
  }

  private Optional<String> inDocument(Path path) {
    if (kind != Kind.SD_JWT_VC || !processed.claims().has(LD)) {
      return Optional.of(path.pointer());
    }
    List<String> segments = path.segments();
    return !segments.isEmpty() && segments.get(0).equals(LD)
        ? Optional.of(JsonPointer.of(segments.subList(1, segments.size())))
        : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VcSdJwt that && that.sdJwt.equals(sdJwt);
  }

  @Override
  public int hashCode() {
    return sdJwt.hashCode();
  }

  /** Kind and key name only. */
  @Override
  public String toString() {
    return "VcSdJwt[" + kind.typ + " by " + claims.keyId() + "]";
  }
}

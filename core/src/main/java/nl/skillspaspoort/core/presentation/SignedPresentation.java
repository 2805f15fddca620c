package nl.skillspaspoort.core.presentation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.DataModel;
import nl.skillspaspoort.core.credential.Envelope;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.credential.SecuringMechanism;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.internal.AbsoluteUri;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.sdjwt.SdJwtException;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;

/**
 * Credentials that a holder shows, as they were sent: well-formed, nothing checked. Keeps the text
 * as it came. Immutable.
 */
public final class SignedPresentation {
  /** The type name. */
  public static final String TYPE = "VerifiablePresentation";

  /** Most credentials in one presentation. */
  public static final int MAX_CREDENTIALS = 1_000;

  private final SecuringMechanism mechanism;
  private final String text;
  private final JsonObject json;
  private final List<JsonObject> credentials;

  private SignedPresentation(SecuringMechanism mechanism, String text, JsonObject json)
      throws JsonFormatException {
    this.mechanism = mechanism;
    this.text = text;
    this.json = json;
    if (mechanism == SecuringMechanism.DATA_INTEGRITY) {
      json.required("proof", "");
    }
    this.credentials = read(json);
  }

  /**
   * Shows credentials for one request.
   *
   * @param credentials what is shown, in order; at least one
   * @param request whose challenge and audience the proof repeats
   * @param holder the holder's key; its controller becomes the {@code holder}
   * @param now when the proof is made
   * @param lifetime how long it is good
   * @throws ProofException if the holder's key cannot sign now; {@code PROOF_NOT_DERIVED} if one of
   *     the credentials has a base proof, which is for the holder alone
   * @throws IllegalArgumentException without credentials
   */
  public static SignedPresentation create(
      List<SignedCredential> credentials,
      PresentationRequest request,
      Signer holder,
      Instant now,
      Duration lifetime)
      throws ProofException {
    requireForShowing(credentials);
    return withProof(
        unsecured(inPresentation(credentials), holder), request, holder, now, lifetime);
  }

  /**
   * Shows credentials of several holder keys for one request; otherwise like {@link #create}. A
   * credential of another key than the presenter's must be an SD-JWT whose issuer named that key:
   * it stands in the presentation with a key binding of its own, for the same request.
   *
   * @param credentials what is shown, in order, each with the key of its holder; at least one
   * @param presenter whose key signs the presentation; its controller becomes the {@code holder}
   * @throws CredentialFormatException {@code UNSUPPORTED_SECURING} if a credential of another key
   *     is no SD-JWT; {@code HOLDER_BINDING_MISSING} if its issuer named no key; {@code
   *     HOLDER_MISMATCH} if another one
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.3">RFC 9901 §4.3</a>
   */
  public static SignedPresentation createForSeveralHolders(
      List<HeldCredential> credentials,
      PresentationRequest request,
      Signer presenter,
      Instant now,
      Duration lifetime)
      throws CredentialFormatException, ProofException {
    requireForShowing(credentials.stream().map(HeldCredential::credential).toList());
    List<JsonValue> shown = new ArrayList<>();
    for (HeldCredential each : credentials) {
      if (each.holder().publicKey().equals(presenter.publicKey())) {
        shown.add(each.credential().inPresentation());
      } else {
        VcSdJwt bound = bound(each.credential(), request, each.holder(), now, lifetime);
        shown.add(new Envelope(Envelope.Type.CREDENTIAL, bound.typ(), bound.text()).toJson());
      }
    }
    return withProof(unsecured(shown, presenter), request, presenter, now, lifetime);
  }

  private static SignedPresentation withProof(
      JsonObject unsecured,
      PresentationRequest request,
      Signer holder,
      Instant now,
      Duration lifetime)
      throws ProofException {
    // Canonical JSON covers every byte that counts of every credential, whatever secures the
    // credentials themselves.
    JsonObject secured =
        DataIntegrity.standard()
            .secure(
                unsecured,
                ProofOptions.authentication(
                    Cryptosuites.EDDSA_JCS_2022,
                    now,
                    now.plus(lifetime),
                    request.challenge(),
                    request.audience()),
                holder);
    try {
      return new SignedPresentation(SecuringMechanism.DATA_INTEGRITY, secured.toJson(), secured);
    } catch (JsonFormatException e) {
      throw new ProofException(e.problem(), e);
    }
  }

  /**
   * Shows credentials for one request as a {@code vp+jwt}; otherwise like {@link #create}.
   *
   * @param now when it is signed, in whole seconds
   * @param lifetime how long it is good, in whole seconds
   * @throws ProofException if the holder's key cannot sign now; {@code PROOF_NOT_DERIVED} if one of
   *     the credentials has a base proof, which is for the holder alone
   * @throws IllegalArgumentException without credentials
   * @see <a href="https://www.w3.org/TR/vc-jose-cose/#secure-with-jose">VC-JOSE-COSE §3.1.2</a>
   */
  public static SignedPresentation createJwt(
      List<SignedCredential> credentials,
      PresentationRequest request,
      Signer holder,
      Instant now,
      Duration lifetime)
      throws ProofException {
    requireForShowing(credentials);
    try {
      return of(
          VcJwt.signPresentation(
              unsecured(inPresentation(credentials), holder),
              now,
              now.plus(lifetime),
              request.challenge(),
              request.audience(),
              holder));
    } catch (SigningException | JwsException | CredentialFormatException e) {
      throw new ProofException(e.problem(), e);
    }
  }

  /**
   * Shows one credential by itself, with a key binding: what was chosen before is all that leaves,
   * and only the key that its issuer named can do this.
   *
   * @param credential an SD-JWT with nothing in it but what is to be shown
   * @param now when it is signed, in whole seconds
   * @param lifetime how long it is good, in whole seconds
   * @throws CredentialFormatException {@code UNSUPPORTED_SECURING} if it is no SD-JWT; {@code
   *     HOLDER_BINDING_MISSING} if its issuer named no key; {@code HOLDER_MISMATCH} if another one
   * @throws ProofException if the holder's key cannot sign now
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-4.3">RFC 9901 §4.3</a>
   */
  public static SignedPresentation createSdJwt(
      SignedCredential credential,
      PresentationRequest request,
      Signer holder,
      Instant now,
      Duration lifetime)
      throws CredentialFormatException, ProofException {
    return of(bound(credential, request, holder, now, lifetime));
  }

  private static VcSdJwt bound(
      SignedCredential credential,
      PresentationRequest request,
      Signer holder,
      Instant now,
      Duration lifetime)
      throws CredentialFormatException, ProofException {
    VcSdJwt sdJwt =
        credential
            .sdJwt()
            .orElseThrow(
                () ->
                    new CredentialFormatException(
                        Problem.of(
                            ProblemCode.UNSUPPORTED_SECURING,
                            "a credential of another kind",
                            "an SD-JWT")));
    try {
      return sdJwt.bind(request.challenge(), request.audience(), now, now.plus(lifetime), holder);
    } catch (SdJwtException e) {
      throw new CredentialFormatException(e.problem(), e);
    } catch (SigningException e) {
      throw new ProofException(e.problem(), e);
    }
  }

  private static void requireForShowing(List<SignedCredential> credentials) throws ProofException {
    for (SignedCredential credential : credentials) {
      if (credential.isForHolderOnly()) {
        throw new ProofException(
            Problem.of(
                ProblemCode.PROOF_NOT_DERIVED,
                "a base proof, which is for the holder alone",
                "a proof that the holder derived from it"));
      }
    }
  }

  private static List<JsonValue> inPresentation(List<SignedCredential> credentials) {
    return credentials.stream().<JsonValue>map(SignedCredential::inPresentation).toList();
  }

  private static JsonObject unsecured(List<JsonValue> credentials, Signer holder) {
    if (credentials.isEmpty()) {
      throw new IllegalArgumentException("found no credential; expected at least one");
    }
    return JsonObject.builder()
        .put("@context", JsonArray.of(new JsonString(DataModel.V2_0.context())))
        .put("type", JsonArray.of(new JsonString(TYPE)))
        .put("holder", holder.keyId().controller())
        .put("verifiableCredential", new JsonArray(credentials))
        .build();
  }

  /**
   * Reads a presentation from UTF-8: JSON with proofs, a {@code vp+jwt}, a {@code vp+sd-jwt}, an
   * SD-JWT with key binding, or an envelope with one of the first three, which is opened.
   *
   * @throws CredentialFormatException if it is none of them, is not strict, or is not a
   *     presentation
   */
  public static SignedPresentation parse(byte[] utf8) throws CredentialFormatException {
    try {
      return of(
          SecuredDocument.read(utf8, JsonReader.strict()),
          new String(utf8, StandardCharsets.UTF_8));
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  /**
   * Reads a presentation from text, as {@link #parse(byte[])}.
   *
   * @throws CredentialFormatException if it is none of them, is not strict, or is not a
   *     presentation
   */
  public static SignedPresentation parse(String text) throws CredentialFormatException {
    try {
      return of(SecuredDocument.read(text, JsonReader.strict()), text);
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  /**
   * A presentation from a JSON object that was read already; an envelope is opened.
   *
   * @throws CredentialFormatException if it is not a presentation with a proof member
   */
  public static SignedPresentation of(JsonObject json) throws CredentialFormatException {
    return of(new SecuredDocument.Json(json), json.toJson());
  }

  /**
   * A presentation from a JSON Web Signature that was read already.
   *
   * @throws CredentialFormatException if its payload is not a presentation
   */
  public static SignedPresentation of(VcJwt jwt) throws CredentialFormatException {
    if (jwt.kind() != VcJwt.Kind.PRESENTATION) {
      throw new CredentialFormatException(
          Problem.of(
              ProblemCode.JWS_TYPE_MISMATCH,
              "a " + jwt.kind().typ(),
              "a " + VcJwt.Kind.PRESENTATION.typ()));
    }
    try {
      return new SignedPresentation(SecuringMechanism.JOSE, jwt.text(), jwt.unverifiedDocument());
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  /**
   * A presentation from an SD-JWT that was read already: one that is signed as a presentation, or a
   * credential with a key binding, which is a whole presentation.
   *
   * @throws CredentialFormatException if its payload is not a presentation; {@code
   *     HOLDER_BINDING_MISSING} for a credential without key binding
   */
  public static SignedPresentation of(VcSdJwt sdJwt) throws CredentialFormatException {
    try {
      return new SignedPresentation(
          SecuringMechanism.SD_JWT,
          sdJwt.text(),
          sdJwt.kind() == VcSdJwt.Kind.PRESENTATION ? sdJwt.unverifiedDocument() : around(sdJwt));
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  /** What the data model would write for a credential that its holder shows by itself. */
  private static JsonObject around(VcSdJwt credential) throws CredentialFormatException {
    if (credential.keyBinding().isEmpty()) {
      throw new CredentialFormatException(
          Problem.of(
              ProblemCode.HOLDER_BINDING_MISSING,
              "an SD-JWT without key binding",
              "proof that its holder shows it"));
    }
    return JsonObject.builder()
        .put("@context", JsonArray.of(new JsonString(DataModel.V2_0.context())))
        .put("type", JsonArray.of(new JsonString(TYPE)))
        .put(
            "verifiableCredential",
            JsonArray.of(
                new Envelope(Envelope.Type.CREDENTIAL, credential.typ(), credential.issuedText())
                    .toJson()))
        .build();
  }

  private static SignedPresentation of(SecuredDocument received, String text)
      throws CredentialFormatException {
    SecuredDocument document = received.opened(Envelope.Type.PRESENTATION);
    try {
      if (document instanceof SecuredDocument.Compact token
          && token.mechanism() == SecuringMechanism.SD_JWT) {
        return of(
            VcSdJwt.isLabelled(token.text(), VcSdJwt.Kind.PRESENTATION)
                ? VcSdJwt.parsePresentation(token.text(), JsonReader.strict())
                : VcSdJwt.parseCredential(token.text(), JsonReader.strict()));
      }
      return document instanceof SecuredDocument.Json json
          ? new SignedPresentation(SecuringMechanism.DATA_INTEGRITY, text, json.json())
          : of(
              VcJwt.parse(
                  ((SecuredDocument.Compact) document).text(),
                  VcJwt.Kind.PRESENTATION,
                  JsonReader.strict()));
    } catch (JsonFormatException | JwsException | SdJwtException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  /** True if the document says that it is a presentation. */
  public static boolean isPresentation(JsonObject json) {
    Optional<JsonValue> type = json.get("type");
    JsonValue name = new JsonString(TYPE);
    return type.isPresent()
        && (type.get().equals(name)
            || (type.get() instanceof JsonArray array && array.elements().contains(name)));
  }

  private static List<JsonObject> read(JsonObject json) throws JsonFormatException {
    JsonArray contexts = json.required("@context", "").asArray("/@context");
    if (contexts.size() == 0 || !contexts.get(0).equals(new JsonString(DataModel.V2_0.context()))) {
      throw structure("/@context", "another first context", DataModel.V2_0.context() + " first");
    }
    if (!isPresentation(json)) {
      throw structure("/type", "another type", "the type " + TYPE);
    }
    if (json.has("holder")) {
      JsonValue holder = json.required("holder", "");
      if (holder instanceof JsonObject profile) {
        url(profile.required("id", "/holder"), "/holder/id");
      } else {
        url(holder, "/holder");
      }
    }
    List<JsonObject> credentials = new ArrayList<>();
    Optional<JsonValue> member = json.get("verifiableCredential");
    if (member.isPresent() && !(member.get() instanceof JsonArray)) {
      credentials.add(member.get().asObject("/verifiableCredential"));
    } else if (member.isPresent()) {
      JsonArray list = member.get().asArray("");
      for (int i = 0; i < list.size(); i++) {
        credentials.add(list.get(i).asObject(JsonPointer.element("/verifiableCredential", i)));
      }
    }
    if (credentials.size() > MAX_CREDENTIALS) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.LIMIT_EXCEEDED,
              "/verifiableCredential",
              credentials.size() + " credentials",
              "at most " + MAX_CREDENTIALS));
    }
    return List.copyOf(credentials);
  }

  private static void url(JsonValue value, String where) throws JsonFormatException {
    String text = value.asString(where);
    if (!AbsoluteUri.is(text)) {
      throw structure(where, "text of " + text.length() + " characters", "one absolute URL");
    }
  }

  private static JsonFormatException structure(String where, String found, String expected) {
    return new JsonFormatException(
        new Problem(ProblemCode.CREDENTIAL_STRUCTURE, where, found, expected));
  }

  /** How it is secured. */
  public SecuringMechanism mechanism() {
    return mechanism;
  }

  /** The document: with its proofs if they are inside, without the token around it. */
  public JsonObject json() {
    return json;
  }

  /** The presentation as it was sent, to be verified. */
  public SecuredDocument secured() {
    return mechanism == SecuringMechanism.DATA_INTEGRITY
        ? new SecuredDocument.Json(json)
        : new SecuredDocument.Compact(text);
  }

  /** The holder that the presentation names. */
  public Optional<String> holder() {
    return json.get("holder").flatMap(SignedPresentation::id);
  }

  private static Optional<String> id(JsonValue holder) {
    if (holder instanceof JsonObject profile) {
      return profile.text("id");
    }
    return holder instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
  }

  /** The credentials, each still to be read and verified; a token is in an envelope. */
  public List<JsonObject> credentials() {
    return credentials;
  }

  /** The text as it was sent, JSON or a token; of an envelope what was inside. */
  public String text() {
    return text;
  }

  /** The same as {@link #text()}. */
  public String toJson() {
    return text;
  }

  /** The text as it was sent, in UTF-8. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedPresentation presentation
        && presentation.mechanism == mechanism
        && (mechanism == SecuringMechanism.DATA_INTEGRITY
            ? presentation.json.equals(json)
            : presentation.text.equals(text));
  }

  @Override
  public int hashCode() {
    return Objects.hash(mechanism, json);
  }

  /** The number of credentials only. */
  @Override
  public String toString() {
    return "SignedPresentation[" + credentials.size() + " credentials]";
  }
}

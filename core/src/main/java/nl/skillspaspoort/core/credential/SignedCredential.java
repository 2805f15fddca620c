package nl.skillspaspoort.core.credential;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.sdjwt.SdJwtException;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;
import nl.skillspaspoort.core.skill.Withheld;

/**
 * A credential as it was sent: well-formed, with proofs or a signature that nobody has checked.
 *
 * <p>Keeps the text as it came. Immutable.
 */
public final class SignedCredential {
  private static final String PROOF = "proof";

  private final SecuringMechanism mechanism;
  private final String text;
  private final CredentialClaims claims;
  private final Optional<VcSdJwt> sdJwt;

  private SignedCredential(SecuringMechanism mechanism, String text, CredentialClaims claims) {
    this.mechanism = mechanism;
    this.text = text;
    this.claims = claims;
    this.sdJwt = Optional.empty();
  }

  private SignedCredential(VcSdJwt sdJwt) throws CredentialFormatException {
    this.mechanism = SecuringMechanism.SD_JWT;
    this.text = sdJwt.text();
    this.claims =
        CredentialClaims.read(sdJwt.unverifiedDocument(), Withheld.from(sdJwt.withheldFrom()));
    this.sdJwt = Optional.of(sdJwt);
  }

  /**
   * Reads a credential from UTF-8: JSON with proofs, a {@code vc+jwt}, a {@code vc+sd-jwt} or
   * {@code dc+sd-jwt} as it was issued, or an envelope with one, which is opened.
   *
   * @throws CredentialFormatException if it is none of them, is not strict, or is not a credential
   */
  public static SignedCredential parse(byte[] utf8) throws CredentialFormatException {
    try {
      return of(
          SecuredDocument.read(utf8, JsonReader.strict()),
          new String(utf8, StandardCharsets.UTF_8));
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  /**
   * Reads a credential from text, as {@link #parse(byte[])}.
   *
   * @throws CredentialFormatException if it is none of them, is not strict, or is not a credential
   */
  public static SignedCredential parse(String text) throws CredentialFormatException {
    try {
      return of(SecuredDocument.read(text, JsonReader.strict()), text);
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  /**
   * A credential from a JSON object that was read already; an envelope is opened.
   *
   * @throws CredentialFormatException if it is not a credential, or has no proof member
   */
  public static SignedCredential of(JsonObject json) throws CredentialFormatException {
    return of(new SecuredDocument.Json(json), json.toJson());
  }

  /**
   * A credential from a JSON Web Signature that was read already.
   *
   * @throws CredentialFormatException if its payload is not a credential
   */
  public static SignedCredential of(VcJwt jwt) throws CredentialFormatException {
    if (jwt.kind() != VcJwt.Kind.CREDENTIAL) {
      throw new CredentialFormatException(
          Problem.of(
              ProblemCode.JWS_TYPE_MISMATCH,
              "a " + jwt.kind().typ(),
              "a " + VcJwt.Kind.CREDENTIAL.typ()));
    }
    return new SignedCredential(
        SecuringMechanism.JOSE, jwt.text(), CredentialClaims.read(jwt.unverifiedDocument()));
  }

  /**
   * A credential from an SD-JWT that was read already.
   *
   * @throws CredentialFormatException if it is not a credential; {@code HOLDER_BINDING_UNEXPECTED}
   *     if somebody has shown it to somebody already (RFC 9901 §7.2)
   */
  public static SignedCredential of(VcSdJwt sdJwt) throws CredentialFormatException {
    if (sdJwt.kind() == VcSdJwt.Kind.PRESENTATION) {
      throw new CredentialFormatException(
          Problem.of(
              ProblemCode.JWS_TYPE_MISMATCH,
              "a " + sdJwt.kind().typ(),
              "a " + VcSdJwt.Kind.CREDENTIAL.typ()));
    }
    if (sdJwt.keyBinding().isPresent()) {
      throw new CredentialFormatException(
          Problem.of(
              ProblemCode.HOLDER_BINDING_UNEXPECTED,
              "a credential that was shown to somebody",
              "a credential as it was issued"));
    }
    return new SignedCredential(sdJwt);
  }

  private static SignedCredential of(SecuredDocument received, String text)
      throws CredentialFormatException {
    SecuredDocument document = received.opened(Envelope.Type.CREDENTIAL);
    if (document instanceof SecuredDocument.Json json) {
      return withProofs(json.json(), text);
    }
    String token = ((SecuredDocument.Compact) document).text();
    try {
      return document.mechanism() == SecuringMechanism.SD_JWT
          ? of(VcSdJwt.parseCredential(token, JsonReader.strict()))
          : of(VcJwt.parse(token, VcJwt.Kind.CREDENTIAL, JsonReader.strict()));
    } catch (JwsException | SdJwtException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  private static SignedCredential withProofs(JsonObject json, String text)
      throws CredentialFormatException {
    CredentialClaims claims = CredentialClaims.read(json);
    if (!json.has(PROOF)) {
      throw new CredentialFormatException(
          new Problem(
              ProblemCode.PROOF_MISSING, "", "a credential without proof", "the member " + PROOF));
    }
    return new SignedCredential(SecuringMechanism.DATA_INTEGRITY, text, claims);
  }

  /** How it is secured. */
  public SecuringMechanism mechanism() {
    return mechanism;
  }

  /**
   * The claims, of which nothing is verified: for showing where a credential comes from, never for
   * deciding.
   */
  public CredentialClaims unverified() {
    return claims;
  }

  /** The document: with its proofs if they are inside, without the token around it. */
  public JsonObject json() {
    return claims.json();
  }

  /** The credential as it was sent, to be verified. */
  public SecuredDocument secured() {
    return mechanism == SecuringMechanism.DATA_INTEGRITY
        ? new SecuredDocument.Json(json())
        : new SecuredDocument.Compact(text);
  }

  /** The object that stands for this credential in a presentation: itself, or an envelope. */
  public JsonObject inPresentation() {
    if (mechanism == SecuringMechanism.DATA_INTEGRITY) {
      return json();
    }
    String mediaType = sdJwt.map(VcSdJwt::typ).orElse(VcJwt.Kind.CREDENTIAL.typ());
    return new Envelope(Envelope.Type.CREDENTIAL, mediaType, text).toJson();
  }

  /** The SD-JWT, if it is one. */
  public Optional<VcSdJwt> sdJwt() {
    return sdJwt;
  }

  /**
   * The parts that its holder can show or keep, as JSON Pointers in {@link #json()}; none if it can
   * be shown as a whole only. A part can stand in another one.
   */
  public List<String> selectable() {
    return sdJwt.map(VcSdJwt::selectable).orElse(List.of());
  }

  /**
   * This credential with nothing but what is selected and what is always visible.
   *
   * @throws CredentialFormatException {@code NOT_SELECTABLE} if it can be shown as a whole only;
   *     {@code MISSING_MEMBER} if a selected part is not there; or if what is left is no credential
   */
  public SignedCredential showing(Selection selection) throws CredentialFormatException {
    if (selection.isEverything()) {
      return this;
    }
    if (selectable().isEmpty()) {
      throw new CredentialFormatException(
          Problem.of(
              ProblemCode.NOT_SELECTABLE,
              "a selection of parts",
              "everything: this credential cannot be shown in part"));
    }
    for (String pointer : selection.pointers()) {
      if (JsonPointer.find(json(), JsonPointer.segments(pointer)).isEmpty()) {
        throw new CredentialFormatException(
            new Problem(
                ProblemCode.MISSING_MEMBER,
                JsonPointer.shown(pointer),
                "nothing at this place",
                "a part that the credential has"));
      }
    }
    try {
      return of(sdJwt.orElseThrow().showing(selection::shows));
    } catch (SdJwtException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  /**
   * True if one of its proofs is a {@linkplain Proof#isBase base proof}: the holder keeps it and
   * shows what she {@linkplain nl.skillspaspoort.core.proof.DataIntegrity#derive derives} from it.
   */
  public boolean isForHolderOnly() {
    JsonValue proofs = json().get(PROOF).orElse(JsonArray.of());
    return mechanism == SecuringMechanism.DATA_INTEGRITY
        && (proofs instanceof JsonArray list ? list.elements() : List.of(proofs))
            .stream().anyMatch(SignedCredential::isBase);
  }

  private static boolean isBase(JsonValue proof) {
    try {
      return Proof.read(proof, "/" + PROOF).isBase();
    } catch (ProofException e) {
      return false;
    }
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

  /**
   * True if the other credential is secured in the same way and has the same canonical form. The
   * bytes of a token's signature do not count: some algorithms have several for one statement.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof SignedCredential credential
        && credential.mechanism == mechanism
        && credential.json().equals(json());
  }

  @Override
  public int hashCode() {
    return Objects.hash(mechanism, json());
  }

  /** The types only, never a claim. */
  @Override
  public String toString() {
    return "SignedCredential" + claims.types();
  }
}

package nl.skillspaspoort.core.credential;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

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

  private SignedCredential(SecuringMechanism mechanism, String text, CredentialClaims claims) {
    this.mechanism = mechanism;
    this.text = text;
    this.claims = claims;
  }

  /**
   * Reads a credential from UTF-8: JSON with proofs, a {@code vc+jwt}, or an envelope with one,
   * which is opened.
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

  private static SignedCredential of(SecuredDocument received, String text)
      throws CredentialFormatException {
    SecuredDocument document = received.opened(Envelope.Type.CREDENTIAL);
    if (document instanceof SecuredDocument.Json json) {
      return withProofs(json.json(), text);
    }
    String token = ((SecuredDocument.Compact) document).text();
    if (document.mechanism() == SecuringMechanism.SD_JWT) {
      throw new CredentialFormatException(
          Problem.of(
              ProblemCode.UNSUPPORTED_SECURING, "an SD-JWT", "JSON with a proof, or a vc+jwt"));
    }
    try {
      return of(VcJwt.parse(token, VcJwt.Kind.CREDENTIAL, JsonReader.strict()));
    } catch (JwsException e) {
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
    return mechanism == SecuringMechanism.DATA_INTEGRITY
        ? json()
        : new Envelope(Envelope.Type.CREDENTIAL, VcJwt.Kind.CREDENTIAL.typ(), text).toJson();
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

package nl.skillspaspoort.core.credential;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A credential as it was sent: well-formed, with a proof that nobody has checked.
 *
 * <p>Keeps the text as it came. Immutable.
 */
public final class SignedCredential {
  private static final String PROOF = "proof";

  private final String text;
  private final CredentialClaims claims;

  private SignedCredential(String text, CredentialClaims claims) {
    this.text = text;
    this.claims = claims;
  }

  /**
   * Reads a credential from UTF-8 JSON.
   *
   * @throws CredentialFormatException if it is not strict JSON, not a credential, or has no proof
   *     member
   */
  public static SignedCredential parse(byte[] utf8) throws CredentialFormatException {
    try {
      return of(JsonReader.strict().readObject(utf8), new String(utf8, StandardCharsets.UTF_8));
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  /**
   * Reads a credential from JSON text.
   *
   * @throws CredentialFormatException if it is not strict JSON, not a credential, or has no proof
   *     member
   */
  public static SignedCredential parse(String text) throws CredentialFormatException {
    try {
      return of(JsonReader.strict().readObject(text), text);
    } catch (JsonFormatException e) {
      throw new CredentialFormatException(e.problem(), e);
    }
  }

  /**
   * A credential from a JSON object that was read already.
   *
   * @throws CredentialFormatException if it is not a credential, or has no proof member
   */
  public static SignedCredential of(JsonObject json) throws CredentialFormatException {
    return of(json, json.toJson());
  }

  private static SignedCredential of(JsonObject json, String text)
      throws CredentialFormatException {
    CredentialClaims claims = CredentialClaims.read(json);
    if (!json.has(PROOF)) {
      throw new CredentialFormatException(
          new Problem(
              ProblemCode.PROOF_MISSING, "", "a credential without proof", "the member " + PROOF));
    }
    return new SignedCredential(text, claims);
  }

  /**
   * The claims, of which nothing is verified: for showing where a credential comes from, never for
   * deciding.
   */
  public CredentialClaims unverified() {
    return claims;
  }

  /** The whole document. */
  public JsonObject json() {
    return claims.json();
  }

  /** The text as it was sent. */
  public String toJson() {
    return text;
  }

  /** The text as it was sent, in UTF-8. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** True if the other document has the same canonical form. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SignedCredential credential && credential.json().equals(json());
  }

  @Override
  public int hashCode() {
    return Objects.hash(json());
  }

  /** The types only, never a claim. */
  @Override
  public String toString() {
    return "SignedCredential" + claims.types();
  }
}

package nl.skillspaspoort.examples.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.TokenClaims;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.jose.VerifiedJws;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.sdjwt.KeyBindingRequirement;
import nl.skillspaspoort.core.sdjwt.SdJwt;
import nl.skillspaspoort.core.sdjwt.SdJwtProfile;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;
import nl.skillspaspoort.core.sdjwt.VerifiedSdJwt;

/**
 * {@code jose verify}: whether one key signed one token, and whether what it signed has the form of
 * the data model. Times are not looked at.
 */
final class ProofVerification {
  private final Feature feature;

  ProofVerification(Feature feature) {
    this.feature = feature;
  }

  Outcome verify(byte[] token, byte[] key) {
    try {
      VerificationKey publicKey = KeyFile.read(key).publicKey();
      verify(new String(token, StandardCharsets.UTF_8).strip(), publicKey);
      return Outcome.success("");
    } catch (ProblemException e) {
      return Outcome.failure(e.problem());
    }
  }

  private void verify(String token, VerificationKey key) throws ProblemException {
    switch (feature) {
      case CREDENTIAL_JOSE -> credentialJwt(token, key);
      case CREDENTIAL_SDJWT -> credentialSdJwt(token, key);
      case PRESENTATION_JOSE -> {
        VcJwt jwt = VcJwt.parse(token, VcJwt.Kind.PRESENTATION, JsonReader.strict());
        jwt.verify(key);
        PresentationForm.of(SignedPresentation.of(jwt)).checkTokens();
      }
      case PRESENTATION_SDJWT -> {
        VcSdJwt sdJwt = VcSdJwt.parsePresentation(token, JsonReader.strict());
        sdJwt.verify(key);
        PresentationForm.of(SignedPresentation.of(sdJwt)).checkTokens();
      }
      case CREDENTIAL_COSE, PRESENTATION_COSE ->
          throw new AssertionError("unsupported features do not come here");
    }
  }

  private static void credentialJwt(String token, VerificationKey key) throws ProblemException {
    VerifiedJws verified =
        CompactJws.parse(token, Set.of("iss")).verify(VcJwt.Kind.CREDENTIAL.typ(), Set.of(key));
    checkCredential(verified.header(), JsonReader.strict().readObject(verified.payload()));
  }

  private static void credentialSdJwt(String token, VerificationKey key) throws ProblemException {
    VerifiedSdJwt verified =
        SdJwt.parse(token)
            .verify(
                Set.of(key),
                SdJwtProfile.VC_JOSE_COSE,
                KeyBindingRequirement.allowUnprovenHolder());
    checkCredential(verified.header(), verified.claims());
  }

  /**
   * The claims about the token and the document, as the library reads them, but that {@code iat}
   * may be text: the suite writes it so, although RFC 7519 §4.1.6 does not.
   */
  private static void checkCredential(JsonObject header, JsonObject payload)
      throws ProblemException {
    if (header.has("cty") && !header.text("cty").equals(Optional.of("vc"))) {
      throw new JwsException(ProblemCode.JWS_TYPE_MISMATCH, "another cty", "the cty vc or none");
    }
    JsonObject claims =
        payload.get("iat").filter(JsonString.class::isInstance).isPresent()
            ? payload.without("iat")
            : payload;
    TokenClaims.refuseForeignMembers(claims);
    TokenClaims.ofCredential(header, claims, claims);
    CredentialClaims.read(TokenClaims.withoutRegistered(claims));
  }
}

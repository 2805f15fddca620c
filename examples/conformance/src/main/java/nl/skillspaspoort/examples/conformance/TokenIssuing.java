package nl.skillspaspoort.examples.conformance;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.jose.TokenClaims;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonWriter;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.sdjwt.DisclosurePolicy;
import nl.skillspaspoort.core.sdjwt.SdJwt;
import nl.skillspaspoort.core.sdjwt.SdJwtIssuer;
import nl.skillspaspoort.core.sdjwt.SdJwtProfile;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;

/** {@code jose issue}: one document to one token. */
final class TokenIssuing {
  private static final JsonObject CONTENT_TYPE = JsonObject.builder().put("cty", "vp").build();

  private final Feature feature;
  private final List<String> hidden;
  private final Instant now;
  private final SecureRandom random;
  private final SuiteContexts contexts = new SuiteContexts();

  /**
   * Issues one kind of token.
   *
   * @param hidden JSON Pointers of what its holder can hide; for SD-JWTs only
   */
  TokenIssuing(Feature feature, List<String> hidden, Instant now, SecureRandom random) {
    this.feature = feature;
    this.hidden = hidden;
    this.now = now;
    this.random = random;
  }

  Outcome issue(byte[] document, byte[] key) {
    try {
      JsonObject json = JsonReader.strict().readObject(document);
      TokenClaims.refuseForeignMembers(json);
      Optional<Problem> undefined = contexts.undefinedMember(json);
      if (undefined.isPresent()) {
        return Outcome.failure(undefined.get());
      }
      return Outcome.success(token(json, KeyFile.read(key).signer()));
    } catch (IllegalArgumentException e) {
      // A path that names nothing.
      return Outcome.failure("another document than --sd is for", "a part at every path");
    } catch (ProblemException e) {
      return Outcome.failure(e.problem());
    }
  }

  private String token(JsonObject document, Signer signer) throws ProblemException {
    DisclosurePolicy policy = DisclosurePolicy.of(Set.copyOf(hidden));
    return switch (feature) {
      case CREDENTIAL_JOSE ->
          VcJwt.signCredential(credential(document, signer), now, signer, contexts.canonicalizer())
              .text();
      case CREDENTIAL_SDJWT ->
          VcSdJwt.signCredential(
                  credential(document, signer),
                  policy,
                  now,
                  Optional.empty(),
                  random,
                  signer,
                  contexts.canonicalizer())
              .text();
      case PRESENTATION_JOSE -> presentation(document, signer);
      case PRESENTATION_SDJWT -> presentation(document, policy, signer);
      case CREDENTIAL_COSE, PRESENTATION_COSE ->
          throw new AssertionError("unsupported features do not come here");
    };
  }

  private static JsonObject credential(JsonObject document, Signer signer)
      throws CredentialFormatException {
    String issuer = CredentialClaims.read(document).issuer().id();
    if (!issuer.equals(signer.keyId().controller())) {
      throw new CredentialFormatException(
          new Problem(
              ProblemCode.ISSUER_KEY_MISMATCH,
              "/issuer",
              "another issuer than the controller of the key",
              "a key of the issuer"));
    }
    return document;
  }

  /** Without challenge and audience, which the suite does not give. */
  private String presentation(JsonObject document, Signer signer) throws ProblemException {
    CompactJws jws =
        CompactJws.sign(
            VcJwt.Kind.PRESENTATION.typ(),
            CONTENT_TYPE,
            JsonWriter.compact(claims(document, signer)).getBytes(StandardCharsets.UTF_8),
            signer);
    VcJwt read = VcJwt.parse(jws.text(), VcJwt.Kind.PRESENTATION, JsonReader.strict());
    PresentationForm.of(SignedPresentation.of(read)).checkEnvelopes();
    return read.text();
  }

  private String presentation(JsonObject document, DisclosurePolicy policy, Signer signer)
      throws ProblemException {
    SdJwt made =
        SdJwtIssuer.of(SdJwtProfile.VP_JOSE_COSE, random)
            .issue(claims(document, signer), policy, CONTENT_TYPE, signer);
    VcSdJwt read = VcSdJwt.parsePresentation(made.text(), JsonReader.strict());
    PresentationForm.of(SignedPresentation.of(read)).checkEnvelopes();
    return read.text();
  }

  private JsonObject claims(JsonObject document, Signer signer) {
    return document.toBuilder()
        .put("iss", signer.keyId().controller())
        .putIfPresent("jti", document.text("id").map(JsonString::new))
        .put("iat", now.getEpochSecond())
        .build();
  }
}

package nl.skillspaspoort.verifier.check;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.outcome.SignatureAccount;
import org.jspecify.annotations.Nullable;

/**
 * A document that is the payload of a JSON Web Signature. Its type says what it was made for. Not
 * thread-safe.
 */
final class JwtEvidence implements SecuringEvidence {

  /** How the token is read, which is strict about what it must be. */
  interface Reading {
    VcJwt read() throws JwsException;
  }

  private final Reading reading;
  private final KeyResolver resolver;
  private final VerificationRelationship use;
  private @Nullable VcJwt jwt;
  private @Nullable List<KeyResolution> keys;
  private @Nullable JsonObject verified;

  JwtEvidence(Reading reading, KeyResolver resolver, VerificationRelationship use) {
    this.reading = reading;
    this.resolver = resolver;
    this.use = use;
  }

  VcJwt jwt() throws JwsException {
    if (jwt == null) {
      jwt = reading.read();
    }
    return jwt;
  }

  @Override
  public VerificationRelationship use() {
    return use;
  }

  @Override
  public JsonObject received() throws JwsException {
    return jwt().unverifiedDocument();
  }

  @Override
  public List<SignatureFacts> signatures() throws JwsException {
    VcJwt token = jwt();
    return List.of(
        new SignatureFacts(
            token.keyId(),
            token.issuer(),
            Optional.of(use),
            token.issuedAt(),
            token.notBefore(),
            token.expires(),
            token.nonce(),
            token.audience()));
  }

  @Override
  public List<KeyResolution> keys() throws JwsException {
    if (keys == null) {
      keys = List.of(resolver.resolve(jwt().keyId(), use));
    }
    return keys;
  }

  @Override
  public JsonObject verified() throws JwsException {
    if (verified == null) {
      if (!(keys().get(0) instanceof KeyResolution.Found found)) {
        throw new AssertionError("signatures are checked only after their keys were found");
      }
      verified = jwt().verify(found.key());
    }
    return verified;
  }

  @Override
  public List<SignatureAccount> accounts() throws JwsException {
    VcJwt token = jwt();
    return List.of(
        TokenAccount.of(
            "JWS", token.keyId(), keys().get(0), token.text(), List.of(), token::verify));
  }

  @Override
  public String coverage() {
    return "signature over the bytes of the token";
  }
}

package nl.skillspaspoort.verifier.check;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.jose.TokenClaims;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.sdjwt.SdJwtException;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;
import nl.skillspaspoort.core.skill.Withheld;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.outcome.SignatureAccount;
import org.jspecify.annotations.Nullable;

/**
 * A document that is the payload of an SD-JWT, as far as it is disclosed. Who shows it is not
 * looked at here. Not thread-safe.
 */
final class SdJwtEvidence implements SecuringEvidence {

  /** How the token is read, which is strict about what it must be. */
  interface Reading {
    VcSdJwt read() throws SdJwtException;
  }

  private final Reading reading;
  private final KeyResolver resolver;
  private final VerificationRelationship use;
  private @Nullable VcSdJwt token;
  private @Nullable List<KeyResolution> keys;
  private @Nullable JsonObject verified;

  SdJwtEvidence(Reading reading, KeyResolver resolver, VerificationRelationship use) {
    this.reading = reading;
    this.resolver = resolver;
    this.use = use;
  }

  VcSdJwt token() throws SdJwtException {
    if (token == null) {
      token = reading.read();
    }
    return token;
  }

  @Override
  public VerificationRelationship use() {
    return use;
  }

  @Override
  public JsonObject received() throws SdJwtException {
    return token().unverifiedDocument();
  }

  @Override
  public List<SignatureFacts> signatures() throws SdJwtException {
    TokenClaims claims = token().claims();
    return List.of(
        new SignatureFacts(
            claims.keyId(),
            claims.issuer(),
            Optional.of(use),
            claims.issuedAt(),
            claims.notBefore(),
            claims.expires(),
            claims.nonce(),
            claims.audience()));
  }

  @Override
  public List<KeyResolution> keys() throws SdJwtException {
    if (keys == null) {
      keys = List.of(resolver.resolve(token().claims().keyId(), use));
    }
    return keys;
  }

  @Override
  public JsonObject verified() throws SdJwtException {
    if (verified == null) {
      if (!(keys().get(0) instanceof KeyResolution.Found found)) {
        throw new AssertionError("signatures are checked only after their keys were found");
      }
      verified = token().verify(found.key());
    }
    return verified;
  }

  @Override
  public List<SignatureAccount> accounts() throws SdJwtException {
    VcSdJwt shown = token();
    List<String> parts = List.of(shown.issuedText().split("~"));
    return List.of(
        TokenAccount.of(
            "SD-JWT",
            shown.claims().keyId(),
            keys().get(0),
            parts.get(0),
            parts.subList(1, parts.size()),
            shown::verify));
  }

  @Override
  public String coverage() {
    return "signature over the token, digests over what is disclosed";
  }

  @Override
  public Withheld withheld() throws SdJwtException {
    return Withheld.from(token().withheldFrom());
  }

  @Override
  public Optional<JsonValue> tokenStatus() throws SdJwtException {
    return token().status();
  }
}

package nl.skillspaspoort.verifier.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.sdjwt.ConfirmationKey;
import nl.skillspaspoort.core.sdjwt.KeyBindingJwt;
import nl.skillspaspoort.core.sdjwt.SdJwtException;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.outcome.SignatureAccount;
import org.jspecify.annotations.Nullable;

/**
 * An SD-JWT with key binding, which is a presentation of itself: the holder's signature is the key
 * binding, the key is the one that the issuer named. Whether the issuer did sign that is for the
 * checks of the credential in it. Not thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9901#section-7.3">RFC 9901 §7.3</a>
 */
final class KeyBindingEvidence implements SecuringEvidence {
  /** How long a key binding is good that does not say it itself. */
  static final Duration LONGEST_AGE = Duration.ofMinutes(5);

  private final SdJwtEvidence.Reading reading;
  private final KeyResolver resolver;
  private final JsonReader reader;
  private @Nullable VcSdJwt token;
  private @Nullable JsonObject received;
  private @Nullable List<KeyResolution> keys;

  KeyBindingEvidence(SdJwtEvidence.Reading reading, KeyResolver resolver, JsonReader reader) {
    this.reading = reading;
    this.resolver = resolver;
    this.reader = reader;
  }

  VcSdJwt token() throws SdJwtException {
    if (token == null) {
      token = reading.read();
    }
    return token;
  }

  @Override
  public VerificationRelationship use() {
    return VerificationRelationship.AUTHENTICATION;
  }

  @Override
  public JsonObject received() throws ProblemException {
    if (received == null) {
      received = SignedPresentation.of(token()).json();
    }
    return received;
  }

  @Override
  public List<SignatureFacts> signatures() throws ProblemException {
    KeyBindingJwt.Claims claims = binding().unverifiedClaims(reader);
    Optional<Instant> made = claims.times().issuedAt();
    return List.of(
        new SignatureFacts(
            keyId(),
            Optional.empty(),
            Optional.of(use()),
            made,
            claims.times().notBefore(),
            claims.times().expires().or(() -> made.map(at -> at.plus(LONGEST_AGE))),
            claims.nonce(),
            claims.audience().map(List::of).orElse(List.of())));
  }

  private KeyBindingJwt binding() throws ProblemException {
    return token().keyBinding().orElseThrow(() -> missing("an SD-JWT without key binding"));
  }

  private ConfirmationKey confirmation() throws ProblemException {
    return token().confirmation().orElseThrow(() -> missing("an SD-JWT without cnf"));
  }

  private static CredentialFormatException missing(String found) {
    return new CredentialFormatException(
        Problem.of(ProblemCode.HOLDER_BINDING_MISSING, found, "proof that its holder shows it"));
  }

  private KeyId keyId() throws ProblemException {
    ConfirmationKey named = confirmation();
    return named.key().isPresent()
        ? DidKey.keyId(named.key().get())
        : KeyId.parse(named.keyId().orElseThrow());
  }

  @Override
  public List<KeyResolution> keys() throws ProblemException {
    if (keys == null) {
      ConfirmationKey named = confirmation();
      keys =
          List.of(
              named.key().isPresent()
                  ? new KeyResolution.Found(named.key().get())
                  : resolver.resolve(keyId(), use()));
    }
    return keys;
  }

  @Override
  public JsonObject verified() throws ProblemException {
    token().verifyKeyBinding(signingKey());
    return received();
  }

  @Override
  public List<SignatureAccount> accounts() throws ProblemException {
    VcSdJwt shown = token();
    return List.of(
        TokenAccount.of(
            "KB-JWT",
            keyId(),
            keys().get(0),
            shown.text().substring(shown.issuedText().length()),
            List.of(),
            shown::verifyKeyBinding));
  }

  @Override
  public String coverage() {
    return "signature over what is shown";
  }
}

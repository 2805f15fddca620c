package nl.skillspaspoort.verifier.check;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.SignatureAccount;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the checks of one presentation look at; gathered once, when first asked for. Not
 * thread-safe.
 */
public final class PresentationEvidence {
  private final Setting setting;
  private final Optional<PresentationRequest> request;
  private final SecuringEvidence securing;
  private @Nullable SignedPresentation presentation;

  /** For one presentation, as the answer to a request if there was one. */
  public PresentationEvidence(
      SecuredDocument sent, Setting setting, Optional<PresentationRequest> request) {
    this.setting = setting;
    this.request = request;
    this.securing = Securing.ofPresentation(sent, setting);
  }

  Setting setting() {
    return setting;
  }

  Optional<PresentationRequest> request() {
    return request;
  }

  SecuringEvidence securing() {
    return securing;
  }

  /** The presentation as received. */
  public SignedPresentation presentation() throws ProblemException {
    if (presentation == null) {
      presentation = read();
    }
    return presentation;
  }

  private SignedPresentation read() throws ProblemException {
    if (securing instanceof JwtEvidence jwt) {
      return SignedPresentation.of(jwt.jwt());
    }
    if (securing instanceof SdJwtEvidence sdJwt) {
      return SignedPresentation.of(sdJwt.token());
    }
    return securing instanceof KeyBindingEvidence binding
        ? SignedPresentation.of(binding.token())
        : SignedPresentation.of(securing.received());
  }

  /** Who shows it: the holder that it names, or else the controller of the key that signed it. */
  String holder() throws ProblemException {
    Optional<String> named = presentation().holder();
    return named.isPresent() ? named.get() : securing.signatures().get(0).keyId().controller();
  }

  /** What each signature is compared with; nothing if there is nothing to compare. */
  public List<SignatureAccount> accounts() {
    try {
      return securing.accounts();
    } catch (ProblemException e) {
      // The checks say what is wrong.
      return List.of();
    }
  }
}

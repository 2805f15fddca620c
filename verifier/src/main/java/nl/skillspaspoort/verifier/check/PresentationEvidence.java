package nl.skillspaspoort.verifier.check;

import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.proof.ProofException;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the checks of one presentation look at; gathered once, when first asked for. Not
 * thread-safe.
 */
public final class PresentationEvidence {
  private final JsonObject document;
  private final Setting setting;
  private final Optional<PresentationRequest> request;
  private final ProofEvidence proofs;
  private @Nullable SignedPresentation presentation;

  /** For one presentation, as the answer to a request if there was one. */
  public PresentationEvidence(
      JsonObject document, Setting setting, Optional<PresentationRequest> request) {
    this.document = document;
    this.setting = setting;
    this.request = request;
    this.proofs =
        new ProofEvidence(
            document,
            setting.dataIntegrity(),
            setting.keys(),
            VerificationRelationship.AUTHENTICATION);
  }

  JsonObject document() {
    return document;
  }

  Setting setting() {
    return setting;
  }

  Optional<PresentationRequest> request() {
    return request;
  }

  ProofEvidence proofs() {
    return proofs;
  }

  /** The presentation as received. */
  public SignedPresentation presentation() throws CredentialFormatException {
    if (presentation == null) {
      presentation = SignedPresentation.of(document);
    }
    return presentation;
  }

  /** Who shows it: the holder that it names, or else the controller of the key of its proof. */
  String holder() throws CredentialFormatException, ProofException {
    Optional<String> named = presentation().holder();
    return named.isPresent()
        ? named.get()
        : proofs.proofs().get(0).verificationMethod().controller();
  }
}

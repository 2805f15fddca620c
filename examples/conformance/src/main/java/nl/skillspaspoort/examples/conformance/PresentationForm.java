package nl.skillspaspoort.examples.conformance;

import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.Envelope;
import nl.skillspaspoort.core.jose.CompactJws;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.presentation.SignedPresentation;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.sdjwt.SdJwt;

/**
 * The form of the credentials in a presentation. The suite gives one key, that of the holder, so
 * nothing can be said about their signatures.
 */
final class PresentationForm {
  private static final String CREDENTIALS = "/verifiableCredential";

  private final SignedPresentation presentation;

  private PresentationForm(SignedPresentation presentation) {
    this.presentation = presentation;
  }

  static PresentationForm of(SignedPresentation presentation) {
    return new PresentationForm(presentation);
  }

  /** Each is in an envelope as the data model describes it, or says that it has a proof. */
  void checkEnvelopes() throws ProblemException {
    check(false);
  }

  /** The same, and what is in the envelopes is a token, as far as this build reads its kind. */
  void checkTokens() throws ProblemException {
    check(true);
  }

  private void check(boolean tokens) throws ProblemException {
    int at = 0;
    for (JsonObject credential : presentation.credentials()) {
      String where = JsonPointer.element(CREDENTIALS, at++);
      if (!Envelope.isEnvelope(credential, Envelope.Type.CREDENTIAL)) {
        if (!credential.has("proof")) {
          throw new CredentialFormatException(
              new Problem(
                  ProblemCode.PROOF_MISSING,
                  where,
                  "a credential without proof",
                  "a proof or an envelope"));
        }
        continue;
      }
      check(credential, where, tokens);
    }
  }

  private static void check(JsonObject credential, String where, boolean tokens)
      throws ProblemException {
    try {
      Envelope envelope = Envelope.read(credential, Envelope.Type.CREDENTIAL);
      if (tokens && envelope.mediaType().endsWith("+sd-jwt")) {
        SdJwt.parse(envelope.content());
      } else if (tokens && envelope.mediaType().endsWith("+jwt")) {
        CompactJws.parse(envelope.content());
      }
    } catch (CredentialFormatException e) {
      // Such as COSE in base64: an envelope all the same, and its proof is not the question here.
      if (e.problem().code() != ProblemCode.UNSUPPORTED_SECURING) {
        throw new CredentialFormatException(e.problem().under(where), e);
      }
    }
  }
}

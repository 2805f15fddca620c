package nl.skillspaspoort.issuer;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.did.DidJwk;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.did.DidMethod;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;

/** The key of the one whom a credential is about, if her identifier is that key. */
final class HolderKey {
  private static final List<DidMethod> METHODS = List.of(new DidKey(), new DidJwk());

  private HolderKey() {}

  static Optional<VerificationKey> of(JsonObject credential) throws CredentialFormatException {
    List<String> subjects = CredentialClaims.read(credential).subjectIds();
    if (subjects.size() != 1) {
      return Optional.empty();
    }
    try {
      Did subject = Did.parse(subjects.get(0));
      for (DidMethod method : METHODS) {
        if (subject.method().equals(method.name())) {
          return Optional.of(method.resolve(subject).verificationMethods().get(0).publicKey());
        }
      }
    } catch (DidException e) {
      // An identifier of another kind: a presentation will prove who the subject is.
      return Optional.empty();
    }
    return Optional.empty();
  }
}

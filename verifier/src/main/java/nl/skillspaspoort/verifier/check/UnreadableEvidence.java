package nl.skillspaspoort.verifier.check;

import java.util.List;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.verifier.key.KeyResolution;

/**
 * Something of which not even the way it is secured can be told; every question gets the reason.
 */
record UnreadableEvidence(VerificationRelationship use, CredentialFormatException reason)
    implements SecuringEvidence {

  @Override
  public JsonObject received() throws CredentialFormatException {
    throw reason;
  }

  @Override
  public List<SignatureFacts> signatures() throws CredentialFormatException {
    throw reason;
  }

  @Override
  public List<KeyResolution> keys() throws CredentialFormatException {
    throw reason;
  }

  @Override
  public JsonObject verified() throws CredentialFormatException {
    throw reason;
  }

  @Override
  public String coverage() throws CredentialFormatException {
    throw reason;
  }
}

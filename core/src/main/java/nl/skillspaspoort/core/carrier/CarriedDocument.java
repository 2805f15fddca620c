package nl.skillspaspoort.core.carrier;

import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.credential.SignedCredential;

/**
 * What a {@link CredentialReader} found. Nothing of it is verified. Immutable.
 *
 * @see #content()
 */
public final class CarriedDocument {
  private final Carrier carrier;
  private final byte[] content;
  private final SecuredDocument document;

  CarriedDocument(Carrier carrier, byte[] content, SecuredDocument document) {
    this.carrier = carrier;
    this.content = content;
    this.document = document;
  }

  /** What it came in. */
  public Carrier carrier() {
    return carrier;
  }

  /** A copy of the credential or presentation as it stood in its carrier: UTF-8, not rewritten. */
  public byte[] content() {
    return content.clone();
  }

  /** The credential or presentation, sorted by how it is secured. */
  public SecuredDocument document() {
    return document;
  }

  /**
   * The credential, if it is one.
   *
   * @throws CredentialFormatException if it is not a credential, or not well-formed
   */
  public SignedCredential credential() throws CredentialFormatException {
    return SignedCredential.parse(content);
  }

  /** The carrier and the size: the content is personal. */
  @Override
  public String toString() {
    return "CarriedDocument[" + carrier + ", " + content.length + " bytes]";
  }
}

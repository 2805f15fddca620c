package nl.skillspaspoort.wallet;

import java.time.Instant;
import java.util.Objects;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;

/**
 * One version of a credential in a wallet, as it was received.
 *
 * @param addedAt when it was added
 * @param text the signed credential, exactly as it was received
 */
public record CredentialVersion(Instant addedAt, String text) {
  public CredentialVersion {
    Objects.requireNonNull(addedAt, "addedAt");
    Objects.requireNonNull(text, "text");
  }

  /**
   * The credential. Its signature was good when it was added; see {@link Wallet#check} for now.
   *
   * @throws CredentialFormatException if this release is stricter than the one that added it
   */
  public SignedCredential credential() throws CredentialFormatException {
    return SignedCredential.parse(text);
  }

  /** The time only: the text is personal. */
  @Override
  public String toString() {
    return "CredentialVersion[" + addedAt + "]";
  }
}

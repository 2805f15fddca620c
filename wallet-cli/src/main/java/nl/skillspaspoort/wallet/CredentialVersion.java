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
 * @param isVerified whether its signature was found good, when it was added or since; false for one
 *     that was kept although nobody could tell ({@link AddOption#KEEP_UNVERIFIED})
 */
public record CredentialVersion(Instant addedAt, String text, boolean isVerified) {
  public CredentialVersion {
    Objects.requireNonNull(addedAt, "addedAt");
    Objects.requireNonNull(text, "text");
  }

  /** A version whose signature was good when it was added. */
  public CredentialVersion(Instant addedAt, String text) {
    this(addedAt, text, true);
  }

  /**
   * The credential; {@link Wallet#check} tells what there is to say of it now.
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

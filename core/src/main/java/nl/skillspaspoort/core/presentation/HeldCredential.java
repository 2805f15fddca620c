package nl.skillspaspoort.core.presentation;

import java.util.Objects;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.key.Signer;

/**
 * A credential as it is to be shown, and the key of the one who shows it.
 *
 * @param credential what is shown, already without what is kept back
 * @param holder signs with the key of its subject, or with the one that its issuer named
 */
public record HeldCredential(SignedCredential credential, Signer holder) {
  public HeldCredential {
    Objects.requireNonNull(credential, "credential");
    Objects.requireNonNull(holder, "holder");
  }

  /** The key only. */
  @Override
  public String toString() {
    return "HeldCredential[by " + holder.keyId() + "]";
  }
}

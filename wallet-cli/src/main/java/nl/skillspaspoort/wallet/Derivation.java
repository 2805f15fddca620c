package nl.skillspaspoort.wallet;

import java.util.List;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.Selection;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofException;

/** What is shown of a credential with a base proof, which itself never leaves the wallet. */
final class Derivation {
  private static final String WHOLE_DOCUMENT = "";

  private final DataIntegrity dataIntegrity;

  Derivation(DataIntegrity dataIntegrity) {
    this.dataIntegrity = dataIntegrity;
  }

  /**
   * The credential as others see it: itself, or the chosen parts of it with a derived proof.
   *
   * @throws ProofException if parts are chosen of a credential that can only be shown whole, or one
   *     of them is not there
   */
  SignedCredential shown(SignedCredential kept, Selection selection)
      throws ProofException, CredentialFormatException {
    return kept.isForHolderOnly()
        ? SignedCredential.of(
            dataIntegrity.derive(
                kept.json(),
                selection.isEverything() ? List.of(WHOLE_DOCUMENT) : selection.pointers()))
        : kept.showing(selection);
  }

  /** All of it, as others see it. */
  SignedCredential shownWhole(SignedCredential kept)
      throws ProofException, CredentialFormatException {
    return shown(kept, Selection.everything());
  }
}

package nl.skillspaspoort.wallet;

/** How a presentation is signed. All say the same; which one is wanted, the asker knows. */
public enum PresentationForm {
  /** JSON with a proof: for any credentials. */
  PROOF,
  /** A {@code vp+jwt}: for any credentials. */
  JWT,
  /** An SD-JWT with key binding: for one credential that is an SD-JWT, by itself. */
  SD_JWT
}

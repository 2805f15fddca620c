package nl.skillspaspoort.core.sdjwt;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.jose.VerifiedJws;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * The content of an SD-JWT whose signature, disclosures and key binding were as required. Only
 * {@link SdJwt#verify} makes one. Immutable.
 */
public final class VerifiedSdJwt {
  private final VerifiedJws issuerJwt;
  private final PayloadProcessor.Processed processed;
  private final Optional<KeyBinding> keyBinding;

  VerifiedSdJwt(
      VerifiedJws issuerJwt,
      PayloadProcessor.Processed processed,
      Optional<KeyBinding> keyBinding) {
    this.issuerJwt = issuerJwt;
    this.processed = processed;
    this.keyBinding = keyBinding;
  }

  /** The processed payload: what was signed openly, and what was disclosed, in its places. */
  public JsonObject claims() {
    return processed.claims();
  }

  /** Which of the claims were disclosed. */
  public List<DisclosedClaim> disclosed() {
    return processed.disclosed();
  }

  /** The header of the issuer-signed part, which is signed as well. */
  public JsonObject header() {
    return issuerJwt.header();
  }

  /** The key that accepts the issuer's signature. */
  public VerificationKey issuerKey() {
    return issuerJwt.key();
  }

  /** The proof that the holder shows it; empty unless it was required. */
  public Optional<KeyBinding> keyBinding() {
    return keyBinding;
  }

  /** The sizes only: the claims may be personal. */
  @Override
  public String toString() {
    return "VerifiedSdJwt[" + processed.disclosed().size() + " disclosed claims]";
  }
}

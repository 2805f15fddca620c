package nl.skillspaspoort.core.sdjwt;

import java.time.Instant;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * A verified proof that whoever holds the key that the issuer named showed exactly these
 * disclosures, to the one who asked. Only {@link SdJwt#verify} makes one. Immutable.
 */
public final class KeyBinding {
  private final VerificationKey holderKey;
  private final Instant issuedAt;
  private final JsonObject claims;

  KeyBinding(VerificationKey holderKey, Instant issuedAt, JsonObject claims) {
    this.holderKey = holderKey;
    this.issuedAt = issuedAt;
    this.claims = claims;
  }

  /** The key of the holder. */
  public VerificationKey holderKey() {
    return holderKey;
  }

  /** When it was shown, by the holder's clock. */
  public Instant issuedAt() {
    return issuedAt;
  }

  /** All that the holder signed; what a protocol adds, such as transaction data, is in here. */
  public JsonObject claims() {
    return claims;
  }

  /** The moment only. */
  @Override
  public String toString() {
    return "KeyBinding[" + issuedAt + "]";
  }
}

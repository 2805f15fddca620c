package nl.skillspaspoort.core.jose;

import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;

/**
 * A JSON Web Signature whose type was as expected and whose signature one of the given keys
 * accepts. Only {@link CompactJws#verify} makes one.
 */
public final class VerifiedJws {
  private final JsonObject header;
  private final byte[] payload;
  private final VerificationKey key;

  VerifiedJws(JsonObject header, byte[] payload, VerificationKey key) {
    this.header = header;
    this.payload = payload;
    this.key = key;
  }

  /** The header, which is signed as well. */
  public JsonObject header() {
    return header;
  }

  /** A fresh copy of what was signed. */
  public byte[] payload() {
    return payload.clone();
  }

  /** The key that accepts the signature. */
  public VerificationKey key() {
    return key;
  }

  /** The size only. */
  @Override
  public String toString() {
    return "VerifiedJws[" + payload.length + " bytes]";
  }
}

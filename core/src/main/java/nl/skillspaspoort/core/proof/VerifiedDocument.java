package nl.skillspaspoort.core.proof;

import java.util.Objects;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * A document whose proof holds, and what was signed to prove it. Only a successful check makes one.
 */
public final class VerifiedDocument {
  private final JsonObject document;
  private final SigningInput signingInput;

  VerifiedDocument(JsonObject document, SigningInput signingInput) {
    this.document = Objects.requireNonNull(document);
    this.signingInput = Objects.requireNonNull(signingInput);
  }

  /** The document without proofs, as the signature covers it. */
  public JsonObject document() {
    return document;
  }

  /** The canonical forms and hashes. */
  public SigningInput signingInput() {
    return signingInput;
  }

  @Override
  public String toString() {
    return "VerifiedDocument[" + signingInput + "]";
  }
}

package nl.skillspaspoort.core.proof;

import java.util.Objects;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * A document whose proof holds, and what was signed to prove it. Only a successful check makes one.
 */
public final class VerifiedDocument {
  private final JsonObject document;
  private final SigningInput signingInput;
  private final boolean whole;

  /** A document that is all that was signed. */
  VerifiedDocument(JsonObject document, SigningInput signingInput) {
    this(document, signingInput, true);
  }

  VerifiedDocument(JsonObject document, SigningInput signingInput, boolean whole) {
    this.whole = whole;
    this.document = Objects.requireNonNull(document);
    this.signingInput = Objects.requireNonNull(signingInput);
  }

  /** The document without proofs, as the signature covers it. */
  public JsonObject document() {
    return document;
  }

  /**
   * True if the document is certainly all that was signed. With a suite of selective disclosure the
   * holder may have left parts out, and where is not to be seen.
   */
  public boolean isWhole() {
    return whole;
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

package nl.skillspaspoort.core.carrier;

/** What a credential or presentation comes in. */
public enum Carrier {
  /** JSON, with proofs inside or an envelope. */
  JSON,
  /** A compact JSON Web Signature. */
  COMPACT_JWS,
  /** An SD-JWT, with or without key binding. */
  SD_JWT,
  /** A PNG picture with a chunk that holds one of the first three. */
  PNG,
  /** An SVG picture with an element that holds one of the first three. */
  SVG,
  /** A PDF with an attachment that is one of the first three. */
  PDF,
  /** An HTML page with an element that holds one of the first three. */
  HTML
}

package nl.skillspaspoort.verifier.outcome;

/**
 * The claims that the verifier proves, one check each, in the order in which they are tried and
 * told. What speaks of forgery comes before what speaks of time.
 */
public enum Check {
  /** The bytes are a well-formed credential or presentation with well-formed proofs. */
  FORMAT,
  /** Every name in the document means what an allowed context says. */
  CONTEXTS,
  /** Every proof is by a key of the issuer that the credential names. */
  ISSUER_KEY,
  /** Every proof is by a key of the holder that the presentation names. */
  HOLDER_KEY,
  /** Every proof was made for this kind of document. */
  PROOF_PURPOSE,
  /** Every signature covers exactly this document. */
  PROOF,
  /** Every proof was made in the past and is still good itself. */
  PROOF_PERIOD,
  /** The presentation answers the challenge of this verifier. */
  CHALLENGE,
  /** The presentation was made for this verifier. */
  AUDIENCE,
  /** The presentation was not shown before. */
  REPLAY,
  /** The presentation holds at least one credential. */
  CONTENT,
  /** The credential is usable now. */
  VALIDITY,
  /** The credential is as recent as the policy asks for. */
  AGE,
  /** The issuer is recognised for what the credential says. */
  RECOGNITION,
  /** The credential was not revoked or suspended. */
  STATUS,
  /** The credential follows the schemas that it names. */
  SCHEMA,
  /** Who shows the credential is whom it is about. */
  HOLDER,
  /** What was asked for was shown. */
  QUERY;

  /** True for the checks that say whether a document is what its issuer or holder signed. */
  public boolean isAboutSignatures() {
    return compareTo(PROOF) <= 0;
  }
}

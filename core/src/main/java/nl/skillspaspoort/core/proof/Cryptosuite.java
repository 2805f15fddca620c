package nl.skillspaspoort.core.proof;

import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * One way to make and to check a Data Integrity proof. Implementations are immutable and safe for
 * use by several threads.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#cryptographic-suites">VC Data Integrity
 *     1.0, Cryptographic Suites</a>
 */
public interface Cryptosuite {

  /** The name in the {@code cryptosuite} member. */
  String name();

  /** True if the suite is defined for this kind of key. */
  boolean fits(KeyAlgorithm algorithm);

  /**
   * A proof for a document.
   *
   * @param unsecured the document without proofs, or for a link of a chain with those it stands on
   * @param options all members of the proof but the signature
   * @throws ProofException if the document cannot be canonicalized without loss, or the signer
   *     fails
   */
  JsonObject createProof(JsonObject unsecured, JsonObject options, Signer signer)
      throws ProofException;

  /**
   * Checks a proof.
   *
   * @param unsecured the document without proofs, or for a link of a chain with those it stands on
   * @return the document that the signature covers, which is what a caller may read
   * @throws ProofException ({@code CRYPTOGRAPHIC_SECURITY_ERROR} if the signature does not fit;
   *     another code if the document or the proof cannot be processed)
   */
  VerifiedDocument verifyProof(JsonObject unsecured, Proof proof, VerificationKey key)
      throws ProofException;

  /**
   * What the signature of a proof has to be over, whether it is or not; for showing what was
   * compared.
   *
   * @throws ProofException {@code UNSUPPORTED_CRYPTOSUITE} if the suite does not sign one text;
   *     another code if the document or the proof cannot be processed
   */
  default SigningInput signingInput(JsonObject unsecured, Proof proof, VerificationKey key)
      throws ProofException {
    throw new ProofException(
        ProblemCode.UNSUPPORTED_CRYPTOSUITE,
        "a suite that signs statement by statement",
        "a suite that signs one text");
  }
}

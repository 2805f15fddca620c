package nl.skillspaspoort.core.proof;

import java.util.List;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Signer;

/**
 * A cryptosuite whose base proof goes to the holder only, who derives from it proofs over the parts
 * of the document that she wants to show. {@link #verifyProof} takes derived proofs and refuses
 * base proofs ({@code PROOF_NOT_DERIVED}).
 */
public interface SelectiveCryptosuite extends Cryptosuite {

  /**
   * A base proof for a document.
   *
   * @param mandatory JSON Pointers of the parts that every derived document has
   * @throws ProofException if a pointer names nothing; otherwise as {@link #createProof}
   */
  JsonObject createBaseProof(
      JsonObject unsecured, JsonObject options, List<String> mandatory, Signer signer)
      throws ProofException;

  /**
   * The mandatory and the chosen parts of a document, with their derived proof.
   *
   * @param unsecured the whole document without proofs
   * @param selective JSON Pointers of the chosen parts
   * @throws ProofException if a pointer names nothing, or the base proof does not fit the document
   */
  JsonObject derive(JsonObject unsecured, Proof base, List<String> selective) throws ProofException;
}

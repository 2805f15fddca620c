package nl.skillspaspoort.core.proof;

import java.util.List;
import nl.skillspaspoort.core.key.Bls12381PublicKey;

/**
 * BBS with the ciphersuite BLS12-381-SHA-256: what {@code bbs-2023} needs of it, and what this
 * library does not have itself. Implementations are immutable and safe for use by several threads.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-irtf-cfrg-bbs-signatures/">The BBS Signature
 *     Scheme</a>
 */
public interface BbsScheme {

  /**
   * True if the signature over header and messages was made with the private half of the key.
   * Whatever is malformed, a key outside its group too, gives false.
   */
  boolean acceptsSignature(
      Bls12381PublicKey key, byte[] signature, byte[] header, List<byte[]> messages);

  /**
   * A proof that its maker has a signature over the header and messages of which these are some;
   * another one each time.
   *
   * @param messages all messages that were signed
   * @param disclosed positions of those that are shown, ascending
   * @throws ProofException if the signature is malformed
   */
  byte[] prove(
      Bls12381PublicKey key,
      byte[] signature,
      byte[] header,
      byte[] presentationHeader,
      List<byte[]> messages,
      List<Integer> disclosed)
      throws ProofException;

  /**
   * True if the proof holds for the messages that are shown at these positions. Whatever is
   * malformed, a key outside its group too, gives false.
   */
  boolean acceptsProof(
      Bls12381PublicKey key,
      byte[] proof,
      byte[] header,
      byte[] presentationHeader,
      List<byte[]> shown,
      List<Integer> positions);

  /** How many messages a proof hides; negative if its length is not that of a proof. */
  int hiddenMessages(byte[] proof);
}

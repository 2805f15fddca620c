package nl.skillspaspoort.core.proof;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import nl.skillspaspoort.core.digest.HashAlgorithm;

/**
 * What a suite signs: the hash of the canonical proof options, then the hash of the canonical
 * document.
 *
 * @param canonicalProof canonical proof options: N-Quads or JSON text
 * @param canonicalDocument canonical document: N-Quads or JSON text
 * @param hash the hash function of both
 * @see <a href="https://www.w3.org/TR/vc-di-eddsa/#hashing-eddsa-rdfc-2022">vc-di-eddsa §3.2.4</a>
 */
public record SigningInput(String canonicalProof, String canonicalDocument, HashAlgorithm hash) {

  public SigningInput {
    Objects.requireNonNull(canonicalProof, "canonicalProof");
    Objects.requireNonNull(canonicalDocument, "canonicalDocument");
    Objects.requireNonNull(hash, "hash");
  }

  /** The hash of the proof options. */
  public byte[] proofHash() {
    return hash.hash(canonicalProof.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of the document. */
  public byte[] documentHash() {
    return hash.hash(canonicalDocument.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes under the signature. */
  public byte[] bytes() {
    byte[] proof = proofHash();
    byte[] document = documentHash();
    byte[] both = new byte[proof.length + document.length];
    System.arraycopy(proof, 0, both, 0, proof.length);
    System.arraycopy(document, 0, both, proof.length, document.length);
    return both;
  }

  /** Sizes only: the document may be personal. */
  @Override
  public String toString() {
    return "SigningInput[" + hash + ", document of " + canonicalDocument.length() + " characters]";
  }
}

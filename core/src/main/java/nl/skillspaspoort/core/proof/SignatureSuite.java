package nl.skillspaspoort.core.proof;

import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The suites that transform, hash, concatenate and sign in one go; subclasses say how a document is
 * transformed.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-eddsa/#algorithms">vc-di-eddsa §3</a>
 */
abstract class SignatureSuite implements Cryptosuite {
  private final String name;
  private final KeyAlgorithm algorithm;
  private final HashAlgorithm hash;

  SignatureSuite(String name, KeyAlgorithm algorithm, HashAlgorithm hash) {
    this.name = name;
    this.algorithm = algorithm;
    this.hash = hash;
  }

  /** The proof options as they will stand in the document. */
  abstract JsonObject proofFor(JsonObject unsecured, JsonObject options);

  /** The document that a received proof covers. */
  abstract JsonObject coveredDocument(JsonObject unsecured, JsonObject options)
      throws ProofException;

  /** Transformation and proof configuration. */
  abstract SigningInput signingInput(JsonObject covered, JsonObject options, HashAlgorithm hash)
      throws ProofException;

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final boolean fits(KeyAlgorithm candidate) {
    return candidate == algorithm;
  }

  @Override
  public final JsonObject createProof(JsonObject unsecured, JsonObject options, Signer signer)
      throws ProofException {
    requireFit(signer.publicKey());
    JsonObject proof = proofFor(unsecured, options);
    byte[] message = signingInput(unsecured, proof, hash).bytes();
    byte[] signature;
    try {
      signature = signer.sign(message);
    } catch (SigningException e) {
      throw new ProofException(e.problem(), e);
    }
    if (!signer.publicKey().accepts(message, signature)) {
      throw new ProofException(
          ProblemCode.SIGNING_FAILED,
          "a signature that the signer's own public key refuses",
          "a signature by the private half of that key");
    }
    return proof.with(Proof.PROOF_VALUE, Multibase.base58(signature));
  }

  @Override
  public final VerifiedDocument verifyProof(JsonObject unsecured, Proof proof, VerificationKey key)
      throws ProofException {
    requireFit(key);
    byte[] signature = signature(proof);
    JsonObject options = proof.options();
    JsonObject covered = coveredDocument(unsecured, options);
    SigningInput input = signingInput(covered, options, hash);
    if (!key.accepts(input.bytes(), signature)) {
      throw new ProofException(
          ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
          "a signature that does not fit this document and this key",
          "the signature over exactly this document");
    }
    return new VerifiedDocument(covered, input);
  }

  private byte[] signature(Proof proof) throws ProofException {
    try {
      byte[] signature = Multibase.decodeBase58(proof.proofValue());
      if (signature.length == algorithm.signatureBytes()) {
        return signature;
      }
      throw new ProofException(
          ProblemCode.PROOF_MALFORMED,
          "a signature of " + signature.length + " bytes",
          algorithm.signatureBytes() + " bytes");
    } catch (EncodingException e) {
      throw new ProofException(
          ProblemCode.PROOF_MALFORMED, e.problem().found(), e.problem().expected());
    }
  }

  private void requireFit(VerificationKey key) throws ProofException {
    if (!fits(key.algorithm())) {
      throw new ProofException(
          ProblemCode.UNSUPPORTED_CRYPTOSUITE,
          "a key of the kind " + key.algorithm() + " with " + name,
          "a key of the kind " + algorithm);
    }
  }
}

package nl.skillspaspoort.core.proof;

import java.util.Map;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.EncodingException;
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
  private final Map<KeyAlgorithm, HashAlgorithm> hashes;
  private final ProofText proofText;

  /** With the hash function that goes with each kind of key. */
  SignatureSuite(String name, Map<KeyAlgorithm, HashAlgorithm> hashes, ProofText proofText) {
    this.name = name;
    this.hashes = hashes;
    this.proofText = proofText;
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
    return hashes.containsKey(candidate);
  }

  @Override
  public final JsonObject createProof(JsonObject unsecured, JsonObject options, Signer signer)
      throws ProofException {
    HashAlgorithm hash = hash(signer.publicKey());
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
    return proof.with(Proof.PROOF_VALUE, proofText.encode(signature));
  }

  @Override
  public final VerifiedDocument verifyProof(JsonObject unsecured, Proof proof, VerificationKey key)
      throws ProofException {
    HashAlgorithm hash = hash(key);
    byte[] signature = signature(proof, key.algorithm());
    JsonObject options = proof.options();
    JsonObject covered = coveredDocument(unsecured, options);
    SigningInput input = signingInput(covered, options, hash);
    if (!key.accepts(input.bytes(), signature)) {
      throw new ProofException(
          ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
          "a signature that does not fit this document and this key",
          input.isOrderedOtherwiseByUtf16()
              ? "the signature over exactly this document, its statements sorted by code point: by"
                  + " UTF-16 unit, as some software sorts, it is another one"
              : "the signature over exactly this document");
    }
    return new VerifiedDocument(covered, input);
  }

  @Override
  public final SigningInput signingInput(JsonObject unsecured, Proof proof, VerificationKey key)
      throws ProofException {
    JsonObject options = proof.options();
    return signingInput(coveredDocument(unsecured, options), options, hash(key));
  }

  private byte[] signature(Proof proof, KeyAlgorithm algorithm) throws ProofException {
    try {
      byte[] signature = proofText.decode(proof.proofValue());
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

  /** The hash function of a key's kind, inside canonicalization and after it. */
  private HashAlgorithm hash(VerificationKey key) throws ProofException {
    HashAlgorithm hash = hashes.get(key.algorithm());
    if (hash == null) {
      throw new ProofException(
          ProblemCode.UNSUPPORTED_CRYPTOSUITE,
          "a key of the kind " + key.algorithm() + " with " + name,
          "a key of one of the kinds " + hashes.keySet().stream().sorted().toList());
    }
    return hash;
  }
}

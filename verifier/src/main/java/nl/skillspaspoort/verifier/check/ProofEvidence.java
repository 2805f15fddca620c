package nl.skillspaspoort.verifier.check;

import java.util.ArrayList;
import java.util.List;
import nl.skillspaspoort.core.did.VerificationRelationship;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.Proof;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.VerifiedDocument;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.key.KeyResolver;
import org.jspecify.annotations.Nullable;

/**
 * The proofs of one document, their keys, and what they cover; each looked up at most once. Not
 * thread-safe.
 */
public final class ProofEvidence {
  private final JsonObject document;
  private final DataIntegrity dataIntegrity;
  private final KeyResolver resolver;
  private final VerificationRelationship use;
  private @Nullable List<Proof> proofs;
  private @Nullable List<KeyResolution> keys;
  private @Nullable VerifiedDocument verified;

  ProofEvidence(
      JsonObject document,
      DataIntegrity dataIntegrity,
      KeyResolver resolver,
      VerificationRelationship use) {
    this.document = document;
    this.dataIntegrity = dataIntegrity;
    this.resolver = resolver;
    this.use = use;
  }

  VerificationRelationship use() {
    return use;
  }

  List<Proof> proofs() throws ProofException {
    if (proofs == null) {
      proofs = dataIntegrity.proofs(document);
    }
    return proofs;
  }

  /** The answers for the keys of the proofs, in order. */
  List<KeyResolution> keys() throws ProofException {
    if (keys == null) {
      List<KeyResolution> resolutions = new ArrayList<>();
      for (Proof proof : proofs()) {
        resolutions.add(resolver.resolve(proof.verificationMethod(), use));
      }
      keys = List.copyOf(resolutions);
    }
    return keys;
  }

  /** The key of the first proof, once its owner was checked. */
  VerificationKey signingKey() throws ProofException {
    return found(0);
  }

  /**
   * What the proofs cover, after every one of them was checked.
   *
   * @throws ProofException for the first proof that does not hold
   */
  VerifiedDocument verified() throws ProofException {
    if (verified == null) {
      verified = verifyAll();
    }
    return verified;
  }

  private VerifiedDocument verifyAll() throws ProofException {
    VerifiedDocument first = null;
    for (int i = 0; i < proofs().size(); i++) {
      VerifiedDocument covered = dataIntegrity.verifyProofOnly(document, proofs().get(i), found(i));
      if (first == null) {
        first = covered;
      } else if (!first.document().equals(covered.document())) {
        throw new ProofException(
            Problem.of(
                ProblemCode.PROOF_SET,
                "proofs that cover different documents",
                "proofs over one document"));
      }
    }
    if (first == null) {
      throw new AssertionError("a document without proofs is refused when its proofs are read");
    }
    return first;
  }

  private VerificationKey found(int index) throws ProofException {
    if (keys().get(index) instanceof KeyResolution.Found found) {
      return found.key();
    }
    throw new AssertionError("proofs are checked only after their keys were found");
  }
}

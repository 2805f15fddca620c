package nl.skillspaspoort.core.proof;

import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The suite before cryptosuites had names: its proofs have a type of their own and are checked like
 * those of {@code eddsa-rdfc-2022}. They are never made.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-eddsa/#ed25519signature2020">vc-di-eddsa §A.1,
 *     Ed25519Signature2020</a>
 */
final class LegacyEd25519Signature2020 implements Cryptosuite {
  static final String TYPE = "Ed25519Signature2020";

  private final RdfcSuite suite;

  LegacyEd25519Signature2020(RdfcSuite suite) {
    this.suite = suite;
  }

  @Override
  public String name() {
    return TYPE;
  }

  @Override
  public boolean fits(KeyAlgorithm algorithm) {
    return suite.fits(algorithm);
  }

  @Override
  public JsonObject createProof(JsonObject unsecured, JsonObject options, Signer signer)
      throws ProofException {
    throw new ProofException(
        ProblemCode.UNSUPPORTED_CRYPTOSUITE,
        "the legacy suite " + TYPE + " for a new proof",
        "a cryptosuite such as " + Cryptosuites.EDDSA_RDFC_2022);
  }

  @Override
  public VerifiedDocument verifyProof(JsonObject unsecured, Proof proof, VerificationKey key)
      throws ProofException {
    if (proof.cryptosuite().isPresent()) {
      throw new ProofException(
          ProblemCode.PROOF_MALFORMED,
          "a legacy proof that names a cryptosuite",
          "the type " + TYPE + " alone");
    }
    return suite.verifyProof(unsecured, proof, key);
  }

  @Override
  public SigningInput signingInput(JsonObject unsecured, Proof proof, VerificationKey key)
      throws ProofException {
    return suite.signingInput(unsecured, proof, key);
  }
}

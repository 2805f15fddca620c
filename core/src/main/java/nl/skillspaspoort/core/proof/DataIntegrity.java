package nl.skillspaspoort.core.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Adds Data Integrity proofs to documents and checks them one by one.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-integrity/#algorithms">VC Data Integrity 1.0,
 *     Algorithms</a>
 */
public final class DataIntegrity {
  /** The member that holds the proofs. */
  public static final String PROOF = "proof";

  /** Most proofs that are looked at in one document. */
  public static final int MAX_PROOFS = 16;

  private final Cryptosuites suites;

  private DataIntegrity(Cryptosuites suites) {
    this.suites = suites;
  }

  /** With every suite of this build and the bundled JSON-LD contexts. */
  public static DataIntegrity standard() {
    return with(Cryptosuites.over(Canonicalizer.standard()));
  }

  /** With these suites. */
  public static DataIntegrity with(Cryptosuites suites) {
    return new DataIntegrity(Objects.requireNonNull(suites, "suites"));
  }

  /**
   * A document with a proof added; proofs that are there already stay, and are not covered by the
   * new one.
   *
   * @throws ProofException if the suite is unknown or does not fit the key, or if a part of the
   *     document would not be covered by the signature
   */
  public JsonObject secure(JsonObject document, ProofOptions options, Signer signer)
      throws ProofException {
    Cryptosuite suite = suite(options.cryptosuite());
    JsonObject unsecured = document.without(PROOF);
    JsonObject proof = suite.createProof(unsecured, options.toJson(signer.keyId()), signer);
    List<JsonValue> proofs =
        new ArrayList<>(document.get(PROOF).map(DataIntegrity::list).orElse(List.of()));
    proofs.add(proof);
    return document.with(PROOF, proofs.size() == 1 ? proof : new JsonArray(proofs));
  }

  /**
   * The proofs of a document, in order.
   *
   * @throws ProofException if there is none, if there are more than {@link #MAX_PROOFS}, or if one
   *     is not well-formed
   */
  public List<Proof> proofs(JsonObject secured) throws ProofException {
    Optional<JsonValue> member = secured.get(PROOF);
    List<JsonValue> values = member.map(DataIntegrity::list).orElse(List.of());
    if (member.isEmpty() || values.isEmpty()) {
      throw new ProofException(ProblemCode.PROOF_MISSING, "no proof", "a Data Integrity proof");
    }
    if (values.size() > MAX_PROOFS) {
      throw new ProofException(
          ProblemCode.LIMIT_EXCEEDED,
          values.size() + " proofs",
          "at most " + MAX_PROOFS + " proofs");
    }
    boolean one = !(member.get() instanceof JsonArray);
    List<Proof> proofs = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      proofs.add(
          Proof.read(values.get(i), one ? "/" + PROOF : JsonPointer.element("/" + PROOF, i)));
    }
    return List.copyOf(proofs);
  }

  /**
   * Checks one proof of a document with one key, and nothing else: not whose key it is, not the
   * proof's purpose and not its dates.
   *
   * @throws ProofException {@code UNSUPPORTED_CRYPTOSUITE} if this build cannot tell; {@code
   *     CRYPTOGRAPHIC_SECURITY_ERROR} if the signature does not fit; another code if proof or
   *     document cannot be processed
   */
  public VerifiedDocument verifyProofOnly(JsonObject secured, Proof proof, VerificationKey key)
      throws ProofException {
    if (!proof.type().equals(Proof.DATA_INTEGRITY_PROOF)) {
      throw new ProofException(
          ProblemCode.UNSUPPORTED_CRYPTOSUITE,
          "a proof of another type",
          "the type " + Proof.DATA_INTEGRITY_PROOF);
    }
    if (proof.hasPreviousProof()) {
      throw new ProofException(
          ProblemCode.PROOF_SET, "a link of a proof chain", "a proof that stands on its own");
    }
    Cryptosuite suite =
        suite(
            proof
                .cryptosuite()
                .orElseThrow(
                    () ->
                        new ProofException(
                            new Problem(
                                ProblemCode.UNSUPPORTED_CRYPTOSUITE,
                                "",
                                "a proof that names no cryptosuite",
                                "one of " + suites.names().stream().sorted().toList()))));
    return suite.verifyProof(secured.without(PROOF), proof, key);
  }

  private Cryptosuite suite(String name) throws ProofException {
    return suites
        .find(name)
        .orElseThrow(
            () ->
                new ProofException(
                    ProblemCode.UNSUPPORTED_CRYPTOSUITE,
                    "a cryptosuite that this build does not know",
                    "one of " + suites.names().stream().sorted().toList()));
  }

  private static List<JsonValue> list(JsonValue proofs) {
    return proofs instanceof JsonArray array ? array.elements() : List.of(proofs);
  }
}

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
   * A document with a proof added. Proofs that are there already stay; the new one covers those
   * that its options name as previous, and no other.
   *
   * @throws ProofException if the suite is unknown or does not fit the key, or if a part of the
   *     document would not be covered by the signature; {@code PROOF_SET} if a previous proof is
   *     not there, if the new one's id is there already, or if there are too many proofs
   */
  public JsonObject secure(JsonObject document, ProofOptions options, Signer signer)
      throws ProofException {
    Cryptosuite suite = suite(options.cryptosuite());
    List<JsonValue> proofs =
        new ArrayList<>(document.get(PROOF).map(DataIntegrity::list).orElse(List.of()));
    checkRoom(proofs, options);
    JsonObject input = ProofChain.inputDocument(document, options.id(), options.previousProofs());
    JsonObject proof = suite.createProof(input, options.toJson(signer.keyId()), signer);
    proofs.add(proof);
    return document.with(PROOF, proofs.size() == 1 ? proof : new JsonArray(proofs));
  }

  private static void checkRoom(List<JsonValue> proofs, ProofOptions options)
      throws ProofException {
    if (proofs.size() >= MAX_PROOFS) {
      throw new ProofException(
          ProblemCode.PROOF_SET,
          "a document with " + proofs.size() + " proofs",
          "fewer than " + MAX_PROOFS);
    }
    for (JsonValue proof : proofs) {
      if (options.id().isPresent()
          && proof instanceof JsonObject object
          && object.text(Proof.ID).equals(options.id())) {
        throw new ProofException(
            ProblemCode.PROOF_SET, "a proof of that id already", "an id that is new");
      }
    }
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
   * proof's purpose and not its dates. A link of a chain is checked over the document with the
   * proofs that it stands on; it holds only if each of those holds too, so check every proof.
   *
   * @throws ProofException {@code UNSUPPORTED_CRYPTOSUITE} if this build cannot tell; {@code
   *     CRYPTOGRAPHIC_SECURITY_ERROR} if the signature does not fit; {@code PROOF_SET} if a proof
   *     that this one stands on is missing or doubled, if proofs stand on each other in a circle,
   *     or if there are more than {@link #MAX_PROOFS}; another code if proof or document cannot be
   *     processed
   */
  public VerifiedDocument verifyProofOnly(JsonObject secured, Proof proof, VerificationKey key)
      throws ProofException {
    Cryptosuite suite = suite(proof);
    if (proof.hasPreviousProof() && proof.previousProofs().isEmpty()) {
      throw new ProofException(
          ProblemCode.PROOF_SET, "a link that names no previous proof", "a previous proof");
    }
    JsonObject input = ProofChain.inputDocument(secured, proof.id(), proof.previousProofs());
    VerifiedDocument verified = suite.verifyProof(input, proof, key);
    return proof.hasPreviousProof()
        ? new VerifiedDocument(verified.document().without(PROOF), verified.signingInput())
        : verified;
  }

  /** By type and cryptosuite; the suite itself looks at the kind of key. */
  private Cryptosuite suite(Proof proof) throws ProofException {
    if (!proof.type().equals(Proof.DATA_INTEGRITY_PROOF)) {
      return suites
          .findLegacy(proof.type())
          .orElseThrow(
              () ->
                  new ProofException(
                      ProblemCode.UNSUPPORTED_CRYPTOSUITE,
                      "a proof of another type",
                      "the type " + Proof.DATA_INTEGRITY_PROOF));
    }
    return suite(
        proof
            .cryptosuite()
            .orElseThrow(
                () ->
                    new ProofException(
                        ProblemCode.UNSUPPORTED_CRYPTOSUITE,
                        "a proof that names no cryptosuite",
                        "one of " + suites.names().stream().sorted().toList())));
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

  static List<JsonValue> list(JsonValue proofs) {
    return proofs instanceof JsonArray array ? array.elements() : List.of(proofs);
  }
}

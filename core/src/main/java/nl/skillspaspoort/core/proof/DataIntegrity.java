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

  /** The suites that are known. */
  public Cryptosuites cryptosuites() {
    return suites;
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
    return secure(
        document, options, (input, json) -> suite.createProof(input, json, signer), signer);
  }

  /**
   * A document with a base proof added, for its holder, who {@linkplain #derive derives} from it
   * what she shows.
   *
   * @param mandatory JSON Pointers of the parts that are in everything that is derived: whatever
   *     limits what the rest means, such as issuer, validity and status
   * @throws ProofException {@code UNSUPPORTED_CRYPTOSUITE} if the suite is unknown, or not one of
   *     selective disclosure, or does not fit the key; {@code MALFORMED_VALUE_ERROR} if a pointer
   *     names nothing; otherwise as {@link #secure(JsonObject, ProofOptions, Signer)}
   */
  public JsonObject secureSelectively(
      JsonObject document, ProofOptions options, List<String> mandatory, Signer signer)
      throws ProofException {
    if (!(suite(options.cryptosuite()) instanceof SelectiveCryptosuite suite)) {
      throw new ProofException(
          ProblemCode.UNSUPPORTED_CRYPTOSUITE,
          options.cryptosuite() + ", whose proofs cover the whole document",
          "a cryptosuite of selective disclosure, such as " + Cryptosuites.ECDSA_SD_2023);
    }
    return secure(
        document,
        options,
        (input, json) -> suite.createBaseProof(input, json, mandatory, signer),
        signer);
  }

  @FunctionalInterface
  private interface ProofMaking {
    JsonObject create(JsonObject input, JsonObject options) throws ProofException;
  }

  private static JsonObject secure(
      JsonObject document, ProofOptions options, ProofMaking making, Signer signer)
      throws ProofException {
    List<JsonValue> proofs =
        new ArrayList<>(document.get(PROOF).map(DataIntegrity::list).orElse(List.of()));
    checkRoom(proofs, options);
    JsonObject input = ProofChain.inputDocument(document, options.id(), options.previousProofs());
    JsonObject proof = making.create(input, options.toJson(signer.keyId()));
    proofs.add(proof);
    return document.with(PROOF, proofs.size() == 1 ? proof : new JsonArray(proofs));
  }

  /**
   * True if one of the proofs is a {@linkplain Proof#isBase base proof}: the document is for its
   * holder alone, who derives from it what she shows.
   *
   * @throws ProofException as {@link #proofs}
   */
  public boolean hasBaseProof(JsonObject secured) throws ProofException {
    return proofs(secured).stream().anyMatch(Proof::isBase);
  }

  /**
   * Parts of a document, with a proof that they are parts of what was signed; made by the holder
   * from the document's first base proof. Other proofs cover the whole document and stay behind.
   *
   * @param selective JSON Pointers of the parts, besides those that are mandatory; the empty
   *     pointer is the whole document
   * @throws ProofException {@code PROOF_MISSING} if there is no base proof; {@code
   *     UNSUPPORTED_CRYPTOSUITE}; {@code MALFORMED_VALUE_ERROR} if a pointer is none or names
   *     nothing; another code if the document or its proof cannot be processed
   */
  public JsonObject derive(JsonObject secured, List<String> selective) throws ProofException {
    Proof base =
        proofs(secured).stream()
            .filter(Proof::isBase)
            .findFirst()
            .orElseThrow(
                () ->
                    new ProofException(
                        ProblemCode.PROOF_MISSING, "no base proof", "a base proof to derive from"));
    if (!(suite(base) instanceof SelectiveCryptosuite suite)) {
      throw new ProofException(
          ProblemCode.UNSUPPORTED_CRYPTOSUITE,
          "a base proof of a suite without selective disclosure",
          "a cryptosuite of selective disclosure");
    }
    return suite.derive(secured.without(PROOF), base, selective);
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
        ? new VerifiedDocument(
            verified.document().without(PROOF), verified.signingInput(), verified.isWhole())
        : verified;
  }

  /**
   * What the signature of a proof has to be over, whether it is or not; for showing what was
   * compared.
   *
   * @throws ProofException as {@link #verifyProofOnly}, but for a signature that does not fit; also
   *     {@code UNSUPPORTED_CRYPTOSUITE} if the suite does not sign one text
   */
  public SigningInput signingInput(JsonObject secured, Proof proof, VerificationKey key)
      throws ProofException {
    Cryptosuite suite = suite(proof);
    JsonObject input = ProofChain.inputDocument(secured, proof.id(), proof.previousProofs());
    return suite.signingInput(input, proof, key);
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

package nl.skillspaspoort.core.proof;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.LabeledStatements;
import nl.skillspaspoort.core.jsonld.SelectableDocument;
import nl.skillspaspoort.core.key.BbsSigner;
import nl.skillspaspoort.core.key.Bls12381PublicKey;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Selective disclosure with BBS, baseline: one signature over all statements; derived proofs show
 * some of them and cannot be linked by their cryptography. What a document shows can link it all
 * the same: an identifier, a date, the holder's own signature around it.
 *
 * <p>A derived proof tells how many statements it hides, so that a document of which nothing is
 * hidden is known to be whole.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-bbs/#bbs-2023">vc-di-bbs §3.4</a>
 */
final class Bbs2023 extends SelectiveSuite {
  private final BbsScheme scheme;
  private final SecureRandom random;
  private final byte[] presentationHeader;

  Bbs2023(Canonicalizer canonicalizer, BbsScheme scheme, SecureRandom random) {
    this(canonicalizer, scheme, random, new byte[0]);
  }

  /** With a presentation header, which the vectors have. */
  Bbs2023(
      Canonicalizer canonicalizer,
      BbsScheme scheme,
      SecureRandom random,
      byte[] presentationHeader) {
    super(Cryptosuites.BBS_2023, KeyAlgorithm.BLS12_381_G2, canonicalizer);
    this.scheme = scheme;
    this.random = random;
    this.presentationHeader = presentationHeader.clone();
  }

  /**
   * The labels by the order of their HMAC: unlike the HMAC itself, it tells nothing about what is
   * hidden.
   *
   * @see <a href="https://www.w3.org/TR/vc-di-bbs/#createshuffledidlabelmapfunction">vc-di-bbs
   *     §3.2.1</a>
   */
  static List<Integer> shuffledNumbers(byte[] hmacKey, int blankNodes) {
    List<String> hmacs = hmacLabels(hmacKey, blankNodes);
    List<String> sorted = hmacs.stream().sorted().toList();
    return hmacs.stream().map(sorted::indexOf).toList();
  }

  static List<String> labels(List<Integer> numbers) {
    return numbers.stream().map(number -> "b" + number).toList();
  }

  @Override
  public JsonObject createBaseProof(
      JsonObject unsecured, JsonObject options, List<String> mandatory, Signer signer)
      throws ProofException {
    requireNoChain(unsecured);
    requireFits(signer.publicKey());
    if (!(signer instanceof BbsSigner bbs)) {
      throw new ProofException(
          ProblemCode.SIGNING_FAILED, "a signer of single messages", "a BBS signer");
    }
    byte[] hmacKey = new byte[HMAC_BYTES];
    random.nextBytes(hmacKey);
    SelectableDocument document = selectable(unsecured);
    LabeledStatements statements =
        LabeledStatements.of(
            document.canonical(), labels(shuffledNumbers(hmacKey, document.blankNodes())));
    Split split = Split.of(statements.lines(), statements.indexes(select(document, mandatory)));
    byte[] header = header(canonicalProof(unsecured, options), split);
    List<byte[]> messages = messages(split.others());
    byte[] signature;
    try {
      signature = bbs.sign(header, messages);
    } catch (SigningException e) {
      throw new ProofException(e.problem(), e);
    }
    if (!scheme.acceptsSignature(bbs.publicKey(), signature, header, messages)) {
      throw new ProofException(
          ProblemCode.SIGNING_FAILED,
          "a signature that the signer's own public key refuses",
          "a signature by the private half of that key");
    }
    return options.with(
        Proof.PROOF_VALUE,
        new BbsProofValue.Base(signature, header, bbs.publicKey().encoded(), hmacKey, mandatory)
            .encode());
  }

  /** The BBS header: the hash of the proof options, then that of the mandatory statements. */
  private static byte[] header(String canonicalProof, Split split) {
    byte[] proofHash = sha256(canonicalProof);
    byte[] mandatoryHash = split.mandatoryHash();
    byte[] header = new byte[proofHash.length + mandatoryHash.length];
    System.arraycopy(proofHash, 0, header, 0, proofHash.length);
    System.arraycopy(mandatoryHash, 0, header, proofHash.length, mandatoryHash.length);
    return header;
  }

  private static List<byte[]> messages(List<String> statements) {
    return statements.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
  }

  @Override
  public JsonObject derive(JsonObject unsecured, Proof proof, List<String> selective)
      throws ProofException {
    requireNoChain(unsecured);
    BbsProofValue.Base base = BbsProofValue.Base.decode(decode(proof, BbsProofValue.BASE));
    SelectableDocument document = selectable(unsecured);
    List<Integer> numbers = shuffledNumbers(base.hmacKey, document.blankNodes());
    LabeledStatements statements = LabeledStatements.of(document.canonical(), labels(numbers));
    List<String> combinedPointers = new ArrayList<>(base.mandatoryPointers);
    combinedPointers.addAll(selective);
    SelectableDocument.Selection combined = select(document, combinedPointers);
    List<Integer> mandatory = statements.indexes(select(document, base.mandatoryPointers));
    List<Integer> shown = statements.indexes(combined);
    if (shown.isEmpty()) {
      throw new ProofException(
          ProblemCode.MALFORMED_VALUE_ERROR, "no part to show", "at least one JSON Pointer");
    }
    Split split = Split.of(statements.lines(), mandatory);
    List<byte[]> messages = messages(split.others());
    byte[] header = header(canonicalProof(unsecured, proof.options()), split);
    Bls12381PublicKey key = key(base.publicKey);
    if (!scheme.acceptsSignature(key, base.signature, header, messages)) {
      throw new ProofException(
          ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
          "a base proof that does not fit this document",
          "the signature over exactly this document");
    }
    List<Integer> chosen = positionsAmongOthers(shown, mandatory, statements.lines().size());
    BbsProofValue.Derived derived =
        new BbsProofValue.Derived(
            scheme.prove(key, base.signature, header, presentationHeader, messages, chosen),
            combined.blankNodes().stream().map(numbers::get).toList(),
            relative(mandatory, shown),
            chosen,
            presentationHeader);
    return combined
        .document()
        .with(DataIntegrity.PROOF, proof.json().with(Proof.PROOF_VALUE, derived.encode()));
  }

  /** The places of the shown statements in the list of those that are not mandatory. */
  static List<Integer> positionsAmongOthers(
      List<Integer> shown, List<Integer> mandatory, int statements) {
    Set<Integer> isMandatory = new HashSet<>(mandatory);
    Set<Integer> isShown = new HashSet<>(shown);
    List<Integer> positions = new ArrayList<>();
    int other = 0;
    for (int i = 0; i < statements; i++) {
      if (!isMandatory.contains(i)) {
        if (isShown.contains(i)) {
          positions.add(other);
        }
        other++;
      }
    }
    return positions;
  }

  private static Bls12381PublicKey key(byte[] encoded) throws ProofException {
    try {
      return Bls12381PublicKey.of(encoded);
    } catch (KeyFormatException e) {
      throw new ProofException(
          ProblemCode.PROOF_MALFORMED, e.problem().found(), e.problem().expected());
    }
  }

  /** The hash of the mandatory statements is signed; the others are, each by itself. */
  @Override
  public SigningInput signingInput(JsonObject unsecured, Proof proof, VerificationKey key)
      throws ProofException {
    requireFits(key);
    BbsProofValue.Derived derived =
        BbsProofValue.Derived.decode(decode(proof, BbsProofValue.DERIVED));
    Split split =
        Split.of(labeled(unsecured, labels(derived.labels)).lines(), derived.mandatoryIndexes);
    return new SigningInput(
            canonicalProof(unsecured, proof.options()),
            String.join("", split.mandatory()),
            HashAlgorithm.SHA_256)
        .withStatements(split.others());
  }

  @Override
  public VerifiedDocument verifyProof(JsonObject unsecured, Proof proof, VerificationKey key)
      throws ProofException {
    requireNoChain(unsecured);
    requireFits(key);
    BbsProofValue.Derived derived =
        BbsProofValue.Derived.decode(decode(proof, BbsProofValue.DERIVED));
    RdfcSuite.requireNoOtherContexts(unsecured, proof.options());
    String canonicalProof = canonicalProof(unsecured, proof.options());
    LabeledStatements statements = labeled(unsecured, labels(derived.labels));
    int positions = derived.mandatoryIndexes.size() + derived.selectiveIndexes.size();
    if (statements.lines().size() != positions) {
      throw new ProofException(
          ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
          positions + " positions for " + statements.lines().size() + " statements",
          "one position for each statement");
    }
    Split split = Split.of(statements.lines(), derived.mandatoryIndexes);
    if (!(key instanceof Bls12381PublicKey bls)
        || !scheme.acceptsProof(
            bls,
            derived.proof,
            header(canonicalProof, split),
            derived.presentationHeader,
            messages(split.others()),
            derived.selectiveIndexes)) {
      throw new ProofException(
          ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
          "a proof that does not fit these statements and this key",
          "a proof over exactly these statements");
    }
    return new VerifiedDocument(
        unsecured,
        new SigningInput(
            canonicalProof, String.join("", statements.lines()), HashAlgorithm.SHA_256),
        scheme.hiddenMessages(derived.proof) == 0);
  }
}

package nl.skillspaspoort.core.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.encoding.CborReader;
import nl.skillspaspoort.core.encoding.EncodingException;
import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.JsonLdException;
import nl.skillspaspoort.core.jsonld.LabeledStatements;
import nl.skillspaspoort.core.jsonld.SelectableDocument;
import nl.skillspaspoort.core.key.KeyAlgorithm;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * What the suites of selective disclosure share: a document becomes statements whose blank nodes
 * get secret labels, some of them mandatory; the holder shows a part of the others.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-ecdsa/#selective-disclosure-functions">vc-di-ecdsa
 *     §3.4, Selective Disclosure Functions</a>
 */
abstract class SelectiveSuite implements SelectiveCryptosuite {
  /** Length of an HMAC key and of a label made with it. */
  static final int HMAC_BYTES = 32;

  /** Most statements, blank nodes or pointers in a proof value. */
  static final int MAX_ITEMS = 4_096;

  /** Longest JSON Pointer in a proof value, in bytes. */
  static final int MAX_POINTER_BYTES = 4_096;

  static final int HEADER_BYTES = 3;
  private static final byte HEADER_1 = (byte) 0xd9;
  private static final byte HEADER_2 = 0x5d;

  private final String name;
  private final KeyAlgorithm algorithm;
  final Canonicalizer canonicalizer;

  SelectiveSuite(String name, KeyAlgorithm algorithm, Canonicalizer canonicalizer) {
    this.name = name;
    this.algorithm = algorithm;
    this.canonicalizer = canonicalizer;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final boolean fits(KeyAlgorithm candidate) {
    return candidate == algorithm;
  }

  /** Refused: which parts are mandatory is for the caller to say, never for a default. */
  @Override
  public final JsonObject createProof(JsonObject unsecured, JsonObject options, Signer signer)
      throws ProofException {
    throw new ProofException(
        ProblemCode.UNSUPPORTED_CRYPTOSUITE,
        "the suite " + name + " for a proof without mandatory parts",
        "a base proof that says which parts are mandatory");
  }

  final void requireFits(VerificationKey key) throws ProofException {
    if (!fits(key.algorithm())) {
      throw new ProofException(
          ProblemCode.UNSUPPORTED_CRYPTOSUITE,
          "a key of the kind " + key.algorithm() + " with " + name,
          "a key of the kind " + algorithm);
    }
  }

  /** A proof over parts of the statements cannot stand on other proofs, which cover them all. */
  static void requireNoChain(JsonObject unsecured) throws ProofException {
    if (unsecured.has(DataIntegrity.PROOF)) {
      throw new ProofException(
          ProblemCode.PROOF_SET,
          "a proof of selective disclosure that stands on another proof",
          "one that stands on its own");
    }
  }

  final String canonicalProof(JsonObject unsecured, JsonObject options) throws ProofException {
    try {
      return canonicalizer.canonicalize(
          RdfcSuite.configuration(unsecured, options), HashAlgorithm.SHA_256);
    } catch (JsonLdException e) {
      throw new ProofException(e.problem(), e);
    }
  }

  static byte[] sha256(String text) {
    return HashAlgorithm.SHA_256.hash(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The HMAC of each canonical label, {@code u} and base64url.
   *
   * @see <a href="https://www.w3.org/TR/vc-di-ecdsa/#createhmacidlabelmapfunction">vc-di-ecdsa
   *     §3.4.4</a>
   */
  static List<String> hmacLabels(byte[] key, int blankNodes) {
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(new SecretKeySpec(key, "HmacSHA256"));
      List<String> labels = new ArrayList<>(blankNodes);
      for (int i = 0; i < blankNodes; i++) {
        labels.add(
            Multibase.base64(hmac.doFinal(("c14n" + i).getBytes(StandardCharsets.US_ASCII))));
      }
      return labels;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HMAC with SHA-256", e);
    }
  }

  /** The bytes of a proof value that starts with this kind of header. */
  final byte[] decode(Proof proof, int kind) throws ProofException {
    byte[] bytes;
    try {
      bytes = Multibase.decodeBase64(proof.proofValue());
    } catch (EncodingException e) {
      throw malformed(e);
    }
    if (bytes.length < HEADER_BYTES || bytes[0] != HEADER_1 || bytes[1] != HEADER_2) {
      throw malformed("a proof value without header", "a proof value of " + name);
    }
    if (bytes[2] != kind) {
      if (proof.isBase()) {
        throw new ProofException(
            ProblemCode.PROOF_NOT_DERIVED,
            "a base proof, which is for the holder alone",
            "a proof that the holder derived from it");
      }
      throw malformed("a proof value of another kind", "a proof value of " + name);
    }
    return bytes;
  }

  static byte[] header(int kind) {
    return new byte[] {HEADER_1, HEADER_2, (byte) kind};
  }

  static String encode(int kind, byte[] cbor) {
    byte[] bytes = new byte[HEADER_BYTES + cbor.length];
    System.arraycopy(header(kind), 0, bytes, 0, HEADER_BYTES);
    System.arraycopy(cbor, 0, bytes, HEADER_BYTES, cbor.length);
    return Multibase.base64(bytes);
  }

  static ProofException malformed(EncodingException e) {
    return new ProofException(
        ProblemCode.PROOF_MALFORMED, e.problem().found(), e.problem().expected());
  }

  static ProofException malformed(String found, String expected) {
    return new ProofException(ProblemCode.PROOF_MALFORMED, found, expected);
  }

  /** Ascending numbers, each once. */
  static List<Integer> indexes(CborReader cbor) throws EncodingException, ProofException {
    int count = cbor.array(MAX_ITEMS);
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = cbor.integer(MAX_ITEMS);
      if (i > 0 && index <= indexes.get(i - 1)) {
        throw malformed("positions that are not in ascending order", "each once, ascending");
      }
      indexes.add(index);
    }
    return indexes;
  }

  static List<String> pointers(CborReader cbor) throws EncodingException {
    int count = cbor.array(MAX_ITEMS);
    List<String> pointers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pointers.add(cbor.text(MAX_POINTER_BYTES));
    }
    return pointers;
  }

  /** The key of the next entry of a label map: they are 0, 1, 2 … */
  static void labelKey(CborReader cbor, int expected) throws EncodingException, ProofException {
    if (cbor.integer(MAX_ITEMS) != expected) {
      throw malformed("a label map that leaves a blank node out", "every blank node, ascending");
    }
  }

  /**
   * The statements of a received document under the labels of its proof.
   *
   * @throws ProofException ({@code CRYPTOGRAPHIC_SECURITY_ERROR}) if there is not exactly one label
   *     for each blank node, or one label for two: two objects would become one that nobody signed
   */
  final LabeledStatements labeled(JsonObject unsecured, List<String> labels) throws ProofException {
    try {
      String canonical = canonicalizer.canonicalize(unsecured, HashAlgorithm.SHA_256);
      if (LabeledStatements.blankNodes(canonical) != labels.size()
          || Set.copyOf(labels).size() != labels.size()) {
        throw new ProofException(
            ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
            "a label map that does not fit the document",
            "one label of its own for each blank node");
      }
      return LabeledStatements.of(canonical, labels);
    } catch (JsonLdException e) {
      throw new ProofException(e.problem(), e);
    }
  }

  final SelectableDocument selectable(JsonObject unsecured) throws ProofException {
    try {
      return canonicalizer.selectable(unsecured);
    } catch (JsonLdException e) {
      throw new ProofException(e.problem(), e);
    }
  }

  static SelectableDocument.Selection select(SelectableDocument document, List<String> pointers)
      throws ProofException {
    try {
      return document.select(pointers);
    } catch (JsonLdException e) {
      throw new ProofException(e.problem(), e);
    }
  }

  /** Statements by whether the holder must show them. */
  record Split(List<String> mandatory, List<String> others) {

    /**
     * Splits statements.
     *
     * @throws ProofException ({@code PROOF_MALFORMED}) if a position is beyond the last statement
     */
    static Split of(List<String> lines, List<Integer> mandatoryIndexes) throws ProofException {
      List<String> mandatory = new ArrayList<>();
      List<String> others = new ArrayList<>();
      Set<Integer> positions = new HashSet<>(mandatoryIndexes);
      for (int i = 0; i < lines.size(); i++) {
        (positions.contains(i) ? mandatory : others).add(lines.get(i));
      }
      if (mandatory.size() != mandatoryIndexes.size()) {
        throw malformed("a position beyond the last statement", "positions of statements");
      }
      return new Split(mandatory, others);
    }

    byte[] mandatoryHash() {
      return sha256(String.join("", mandatory));
    }

    @Override
    public String toString() {
      return "Split[" + mandatory.size() + " mandatory, " + others.size() + " others]";
    }
  }

  /** The places of some numbers in a list of ascending numbers that has them all. */
  static List<Integer> relative(List<Integer> some, List<Integer> all) {
    Set<Integer> wanted = new HashSet<>(some);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (wanted.contains(all.get(i))) {
        places.add(i);
      }
    }
    return places;
  }
}

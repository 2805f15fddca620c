package nl.skillspaspoort.core.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import nl.skillspaspoort.core.digest.HashAlgorithm;

/**
 * What a suite signs: the hash of the canonical proof options, then the hash of the canonical
 * document. Immutable.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-eddsa/#hashing-eddsa-rdfc-2022">vc-di-eddsa §3.2.4</a>
 */
public final class SigningInput {
  private final byte[] canonicalProof;
  private final byte[] canonicalDocument;
  private final HashAlgorithm hash;
  private final List<String> statements;

  /**
   * From canonical forms, N-Quads or JSON text.
   *
   * @param canonicalProof canonical proof options
   * @param hash the hash function of both
   */
  public SigningInput(String canonicalProof, String canonicalDocument, HashAlgorithm hash) {
    this(
        canonicalProof.getBytes(StandardCharsets.UTF_8),
        canonicalDocument.getBytes(StandardCharsets.UTF_8),
        hash);
  }

  /** From canonical forms in UTF-8, which nobody changes afterwards. */
  SigningInput(byte[] canonicalProof, byte[] canonicalDocument, HashAlgorithm hash) {
    this(canonicalProof, canonicalDocument, hash, List.of());
  }

  private SigningInput(
      byte[] canonicalProof,
      byte[] canonicalDocument,
      HashAlgorithm hash,
      List<String> statements) {
    this.canonicalProof = Objects.requireNonNull(canonicalProof, "canonicalProof");
    this.canonicalDocument = Objects.requireNonNull(canonicalDocument, "canonicalDocument");
    this.hash = Objects.requireNonNull(hash, "hash");
    this.statements = List.copyOf(statements);
  }

  /** The same with texts that are signed one by one beside the document. */
  SigningInput withStatements(List<String> lines) {
    return new SigningInput(canonicalProof, canonicalDocument, hash, lines);
  }

  /** Canonical proof options: N-Quads or JSON text. */
  public String canonicalProof() {
    return new String(canonicalProof, StandardCharsets.UTF_8);
  }

  /** Canonical document: N-Quads or JSON text. */
  public String canonicalDocument() {
    return new String(canonicalDocument, StandardCharsets.UTF_8);
  }

  /**
   * Statements that are signed one by one, in order; empty for a suite that signs one text. The
   * document is then what the holder cannot leave out.
   */
  public List<String> statements() {
    return statements;
  }

  /**
   * True if sorting the statements by UTF-16 unit gives another order than the one by code point
   * that the specification asks for: then software that sorts so, as JavaScript does, gets another
   * hash for the same document. Always false for JSON text.
   *
   * @see <a href="https://www.w3.org/TR/rdf-canon/#dfn-code-point-order">RDF Dataset
   *     Canonicalization 1.0, code point order</a>
   */
  public boolean isOrderedOtherwiseByUtf16() {
    String before = "";
    for (String line : canonicalDocument().split("\n", -1)) {
      if (!line.isEmpty() && before.compareTo(line) > 0) {
        return true;
      }
      before = line;
    }
    return false;
  }

  /** The hash function of both. */
  public HashAlgorithm hash() {
    return hash;
  }

  /** The hash of the proof options. */
  public byte[] proofHash() {
    return hash.hash(canonicalProof);
  }

  /** The hash of the document. */
  public byte[] documentHash() {
    return hash.hash(canonicalDocument);
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
    return "SigningInput[" + hash + ", document of " + canonicalDocument.length + " bytes]";
  }
}

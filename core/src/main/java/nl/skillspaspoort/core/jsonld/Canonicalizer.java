package nl.skillspaspoort.core.jsonld;

import java.nio.charset.StandardCharsets;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;

/**
 * Turns a JSON-LD document into its canonical N-Quads: JSON-LD to RDF in safe mode, then RDFC-1.0.
 *
 * <p>Safe mode: a document of which any part would be left out or made up on the way is refused
 * ({@code DATA_LOSS}). The base IRI is empty; no context comes from the network.
 *
 * <p>Plain form: a document is refused ({@code JSON_LD_ERROR}) in which something stands in another
 * way than under the name that its contexts have for it (an IRI where there is a term,
 * {@code @nest}, {@code @included}, a value object that says no more than its value). A signature
 * over statements allows all these, and a reader of the JSON would look past them.
 *
 * <p>Two documents with the same canonical form and the same contexts differ at most in this: the
 * order of members and of values outside lists; one value or an array of one; an identifier or an
 * object with only that; the case of language tags; labels of blank nodes; the spelling of a
 * number, or a string in its place where the term has a datatype; two terms for one IRI; and in
 * which of several objects with the same identifier something is said.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11-api/#deserialize-json-ld-to-rdf-algorithm">JSON-LD
 *     1.1 API, to RDF</a>
 * @see <a href="https://www.w3.org/TR/rdf-canon/">RDF Dataset Canonicalization (RDFC-1.0)</a>
 */
public interface Canonicalizer {

  /**
   * The canonicalizer with the contexts that ship with the library and {@link
   * CanonicalizationLimits#DEFAULT}.
   */
  static Canonicalizer standard() {
    return CompiledCanonicalizer.STANDARD;
  }

  /** A canonicalizer with the caller's contexts and {@link CanonicalizationLimits#DEFAULT}. */
  static Canonicalizer over(Contexts contexts) {
    return over(contexts, CanonicalizationLimits.DEFAULT);
  }

  /** A canonicalizer with the caller's contexts and limits. */
  static Canonicalizer over(Contexts contexts, CanonicalizationLimits limits) {
    return new CompiledCanonicalizer(contexts, limits);
  }

  /**
   * The canonical N-Quads of a document: one statement a line, every line ended by a line feed,
   * sorted in code point order, blank nodes named {@code _:c14n0}, {@code _:c14n1} …
   *
   * @param document with its {@code @context}
   * @param hash the hash function inside RDFC-1.0; SHA-384 goes with P-384 keys
   * @throws JsonLdException {@code DATA_LOSS} if a part of the document would not be in the result,
   *     {@code JSON_LD_ERROR} if it is no JSON-LD or not in plain form, {@code
   *     CONTEXT_NOT_BUNDLED}, or {@code COMPLEXITY_LIMIT}
   */
  String canonicalize(JsonObject document, HashAlgorithm hash) throws JsonLdException;

  /**
   * A document of which parts can be chosen, and the statements of those parts among all of its
   * statements; with SHA-256 inside RDFC-1.0.
   *
   * @throws JsonLdException as {@link #canonicalize}
   */
  SelectableDocument selectable(JsonObject document) throws JsonLdException;

  /**
   * {@link #canonicalize} in UTF-8, which is what suites hash; a new array.
   *
   * @throws JsonLdException as {@link #canonicalize}
   */
  default byte[] canonicalBytes(JsonObject document, HashAlgorithm hash) throws JsonLdException {
    return canonicalize(document, hash).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Checks that every part of a document has a meaning in its contexts, as {@link #canonicalize}
   * does, its proofs left aside.
   *
   * @throws JsonLdException as {@link #canonicalize}
   * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#json-ld-processing">VCDM 2.0 §6.1</a>
   */
  default void requireMeaning(JsonObject document) throws JsonLdException {
    canonicalBytes(document.without("proof"), HashAlgorithm.SHA_256);
  }

  /** How much work one document may take. */
  CanonicalizationLimits limits();

  /** The same contexts with other limits. */
  Canonicalizer withLimits(CanonicalizationLimits limits);

  /** How many documents of this canonicalizer took which path so far. */
  PathCounts counts();
}

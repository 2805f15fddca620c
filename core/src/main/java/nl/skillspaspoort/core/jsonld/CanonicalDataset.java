package nl.skillspaspoort.core.jsonld;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.skillspaspoort.core.digest.HashAlgorithm;

/**
 * An RDF dataset in canonical form, whatever it was made from: RDFC-1.0 by itself, without JSON-LD.
 * Immutable.
 *
 * @see <a href="https://www.w3.org/TR/rdf-canon/">RDF Dataset Canonicalization (RDFC-1.0)</a>
 */
public final class CanonicalDataset {
  private final Rdfc10.Canonicalized canonicalized;

  private CanonicalDataset(Rdfc10.Canonicalized canonicalized) {
    this.canonicalized = canonicalized;
  }

  /**
   * Canonicalizes statements.
   *
   * @param nQuads RDF 1.1 N-Quads
   * @param hash the hash function inside RDFC-1.0
   * @param limits how much work it may take
   * @throws JsonLdException {@code PARSING_ERROR} with the line if they are no N-Quads; {@code
   *     COMPLEXITY_LIMIT}
   */
  public static CanonicalDataset of(
      String nQuads, HashAlgorithm hash, CanonicalizationLimits limits) throws JsonLdException {
    CanonicalizationBudget budget = new CanonicalizationBudget(limits);
    return new CanonicalDataset(
        Rdfc10.canonicalize(NQuadsReader.read(nQuads, budget), hash, budget));
  }

  /** The canonical N-Quads: each line ended by a line feed, in code point order. */
  public String nQuads() {
    return canonicalized.nQuads();
  }

  /** The canonical label of each blank node, both without {@code _:}, in the order of issue. */
  public Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    canonicalized
        .labels()
        .forEach((blankNode, label) -> labels.put(blankNode.substring(2), label.substring(2)));
    return Collections.unmodifiableMap(labels);
  }

  /** The size only: the statements may be personal. */
  @Override
  public String toString() {
    return "CanonicalDataset of " + canonicalized.nQuads().length() + " characters";
  }
}

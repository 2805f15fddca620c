package nl.skillspaspoort.core.jsonld;

/**
 * How much work a canonicalization may take before it ends with {@code COMPLEXITY_LIMIT}: counted,
 * not timed, so that the same document has the same outcome on every machine.
 *
 * @param maxQuads RDF statements in the document
 * @param maxBlankNodes nodes without an IRI in the document
 * @param maxHashNDegreeCalls steps of the part of RDFC-1.0 whose work grows factorially, counted
 *     over the whole document: calls of the Hash N-Degree Quads algorithm plus permutations tried
 *     inside them
 * @see <a href="https://www.w3.org/TR/rdf-canon/#security-considerations">RDFC-1.0, Security
 *     Considerations</a>
 */
public record CanonicalizationLimits(int maxQuads, int maxBlankNodes, int maxHashNDegreeCalls) {

  /** 65,536 quads, 16,384 blank nodes, 16,384 calls of Hash N-Degree Quads. */
  public static final CanonicalizationLimits DEFAULT =
      new CanonicalizationLimits(65_536, 16_384, 16_384);

  public CanonicalizationLimits {
    if (maxQuads < 1 || maxBlankNodes < 0 || maxHashNDegreeCalls < 0) {
      throw new IllegalArgumentException(
          "found maxQuads "
              + maxQuads
              + ", maxBlankNodes "
              + maxBlankNodes
              + ", maxHashNDegreeCalls "
              + maxHashNDegreeCalls
              + "; expected at least 1, 0 and 0");
    }
  }
}

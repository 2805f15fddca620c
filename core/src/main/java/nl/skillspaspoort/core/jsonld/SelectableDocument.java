package nl.skillspaspoort.core.jsonld;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * A document with its canonical statements, of which parts can be chosen by JSON Pointer.
 *
 * <p>The specification gives every unnamed object a temporary name, so that the statements of a
 * part can be found among those of the whole. Here an object is known by its place in the document,
 * which says the same without touching the document.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-ecdsa/#canonicalizeandgroup">vc-di-ecdsa §3.4.16,
 *     canonicalizeAndGroup</a>
 */
public final class SelectableDocument {
  private final JsonObject document;
  private final TitaniumCanonicalizer canonicalizer;
  private final String canonical;
  private final Map<RdfConverter.Place, String> labels;

  private SelectableDocument(
      JsonObject document,
      TitaniumCanonicalizer canonicalizer,
      String canonical,
      Map<RdfConverter.Place, String> labels) {
    this.document = document;
    this.canonicalizer = canonicalizer;
    this.canonical = canonical;
    this.labels = labels;
  }

  static SelectableDocument of(JsonObject document, TitaniumCanonicalizer canonicalizer)
      throws JsonLdException {
    CanonicalizationBudget budget = new CanonicalizationBudget(canonicalizer.limits());
    RdfConverter converter = new RdfConverter(budget);
    Set<Quad> quads = canonicalizer.toRdf(document, budget, converter);
    Rdfc10.Canonicalized canonicalized = Rdfc10.canonicalize(quads, HashAlgorithm.SHA_256, budget);
    List<RdfConverter.Place> places = converter.places();
    Map<RdfConverter.Place, String> labels = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      String label = canonicalized.labels().get(RdfConverter.blankNode(i));
      if (label != null && labels.put(places.get(i), label) != null) {
        throw new JsonLdException(
            new Problem(
                ProblemCode.JSON_LD_ERROR,
                places.get(i).pointer(),
                "two nodes without identifier at one place",
                "one place for each object"));
      }
    }
    return new SelectableDocument(document, canonicalizer, canonicalized.nQuads(), labels);
  }

  /** The whole document. */
  public JsonObject document() {
    return document;
  }

  /** The canonical N-Quads, as {@link Canonicalizer#canonicalize} gives them. */
  public String canonical() {
    return canonical;
  }

  /** How many blank nodes there are: {@code _:c14n0} to one less than this. */
  public int blankNodes() {
    return labels.size();
  }

  /**
   * The parts that the pointers name; no parts if there are no pointers.
   *
   * @param pointers JSON Pointers; the empty one is the whole document
   * @throws JsonLdException {@code MALFORMED_VALUE_ERROR} if a pointer is none or names nothing;
   *     {@code JSON_LD_ERROR} if the parts say something that the whole does not, as a part of an
   *     ordered list does
   * @see <a href="https://www.w3.org/TR/vc-di-ecdsa/#selectcanonicalnquads">vc-di-ecdsa §3.4.15</a>
   */
  public Selection select(List<String> pointers) throws JsonLdException {
    if (pointers.isEmpty()) {
      return new Selection(JsonObject.EMPTY, Set.of(), List.of());
    }
    Selector selector = new Selector();
    JsonObject selected = selector.select(document, pointers);
    CanonicalizationBudget budget = new CanonicalizationBudget(canonicalizer.limits());
    RdfConverter converter = new RdfConverter(budget);
    Set<Quad> quads = canonicalizer.toRdf(selected, budget, converter);
    Map<String, String> relabeling = relabeling(converter.places(), selector);
    Set<String> all = new HashSet<>(Arrays.asList(canonical.split("(?<=\n)")));
    Set<String> lines = new HashSet<>();
    for (Quad quad : quads) {
      String line = relabeled(quad, relabeling).line();
      if (!all.contains(line)) {
        throw new JsonLdException(
            Problem.of(
                ProblemCode.JSON_LD_ERROR,
                "parts of the document that say something else alone",
                "parts whose statements are those of the whole; of an ordered list all elements"));
      }
      lines.add(line);
    }
    return new Selection(selected, lines, canonicalLabels(quads, relabeling, budget));
  }

  private Map<String, String> relabeling(List<RdfConverter.Place> places, Selector selector) {
    Map<String, String> relabeling = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      RdfConverter.Place place = places.get(i);
      String label =
          labels.get(new RdfConverter.Place(selector.origin(place.pointer()), place.part()));
      relabeling.put(RdfConverter.blankNode(i), label == null ? "_:unknown" : label);
    }
    return relabeling;
  }

  /** The verifier's number of each blank node of the parts, and that in the whole. */
  private static List<Integer> canonicalLabels(
      Set<Quad> quads, Map<String, String> relabeling, CanonicalizationBudget budget)
      throws JsonLdException {
    Map<String, String> labels = Rdfc10.canonicalize(quads, HashAlgorithm.SHA_256, budget).labels();
    Integer[] numbers = new Integer[labels.size()];
    labels.forEach(
        (node, label) ->
            numbers[number(label)] = number(Objects.requireNonNull(relabeling.get(node))));
    return List.of(numbers);
  }

  private static int number(String canonicalLabel) {
    return Integer.parseInt(canonicalLabel.substring(LabeledStatements.PREFIX.length()));
  }

  private static Quad relabeled(Quad quad, Map<String, String> labels) {
    String graph = quad.graph();
    return new Quad(
        labels.getOrDefault(quad.subject(), quad.subject()),
        quad.predicate(),
        labels.getOrDefault(quad.object(), quad.object()),
        graph == null ? null : labels.getOrDefault(graph, graph));
  }

  /** The size only: the document may be personal. */
  @Override
  public String toString() {
    return "SelectableDocument[" + canonical.length() + " characters]";
  }

  /** Parts of a document, and their statements among those of the whole. Immutable. */
  public static final class Selection {
    private final JsonObject document;
    private final Set<String> lines;
    private final List<Integer> blankNodes;

    private Selection(JsonObject document, Set<String> lines, List<Integer> blankNodes) {
      this.document = document;
      this.lines = Set.copyOf(lines);
      this.blankNodes = List.copyOf(blankNodes);
    }

    /** The parts, with the contexts; empty if nothing was chosen. */
    public JsonObject document() {
      return document;
    }

    /**
     * For each blank node of the parts, in the order of the labels that whoever canonicalizes the
     * parts alone gives them: the number of its label in the whole document.
     */
    public List<Integer> blankNodes() {
      return blankNodes;
    }

    /** Canonical lines with the labels of the whole document. */
    Set<String> lines() {
      return lines;
    }

    @Override
    public String toString() {
      return "Selection[" + lines.size() + " statements]";
    }
  }
}

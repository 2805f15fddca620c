package nl.skillspaspoort.core.jsonld;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An expanded document as RDF statements. Every item becomes a statement of its own, or there is an
 * error. Not thread-safe: one for each call.
 *
 * <p>The node map of the specification is not built: a set of statements needs no merging of nodes.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11-api/#deserialize-json-ld-to-rdf-algorithm">JSON-LD
 *     1.1 API, Deserialize JSON-LD to RDF Algorithm</a>
 */
final class RdfConverter {
  private static final String TYPE = NQuads.iri(Vocabulary.RDF_TYPE);
  private static final String FIRST = NQuads.iri(Vocabulary.RDF_FIRST);
  private static final String REST = NQuads.iri(Vocabulary.RDF_REST);
  private static final String NIL = NQuads.iri(Vocabulary.RDF_NIL);

  private final CanonicalizationBudget budget;
  private final LinkedHashSet<Quad> quads = new LinkedHashSet<>();
  private final Map<String, String> blankNodes = new HashMap<>();
  private final List<Place> places = new ArrayList<>();

  RdfConverter(CanonicalizationBudget budget) {
    this.budget = budget;
  }

  /** The statements of the nodes of the default graph. */
  Set<Quad> convert(List<Item.Node> nodes) throws JsonLdException {
    unreferenced(nodes, null);
    return quads;
  }

  /**
   * Where a blank node comes from in the compact document.
   *
   * @param pointer JSON Pointer of the value that it stands for
   * @param part {@link #OBJECT}, {@link #GRAPH}, or the index of an element in a list
   */
  record Place(String pointer, int part) {
    static final int OBJECT = -1;
    static final int GRAPH = -2;
  }

  /** Where the blank nodes come from: that of {@code _:b0}, of {@code _:b1} … */
  List<Place> places() {
    return places;
  }

  static String blankNode(int number) {
    return "_:b" + number;
  }

  /** Nodes that no statement links to: they must make statements themselves. */
  private void unreferenced(List<Item.Node> nodes, @Nullable String graph) throws JsonLdException {
    for (Item.Node node : nodes) {
      if (node.hasNoStatements() && node.graph == null) {
        throw Expander.lost(
            node.where(),
            node.id == null ? "an object without properties" : "an object with only an identifier",
            "properties");
      }
      int before = quads.size();
      node(node, resource(node.id, place(node)), graph);
      if (quads.size() == before) {
        throw twice(node.where());
      }
    }
  }

  private void node(Item.Node node, String subject, @Nullable String graph) throws JsonLdException {
    Set<String> said = new HashSet<>();
    for (Item.Type type : node.types) {
      String object = resource(type.iri(), new Place(type.where(), Place.OBJECT));
      if (!said.add(object)) {
        throw twice(type.where());
      }
      quad(subject, TYPE, object, graph);
    }
    for (Map.Entry<String, List<Item>> property : node.properties.entrySet()) {
      String predicate = NQuads.iri(property.getKey());
      if (!property.getKey().equals(Vocabulary.RDF_TYPE)) {
        said.clear();
      }
      for (Item item : property.getValue()) {
        int before = quads.size();
        String object = object(item, graph);
        quad(subject, predicate, object, graph);
        if (!said.add(object) && quads.size() == before) {
          throw twice(item.where());
        }
      }
    }
    for (Map.Entry<String, List<Item.Node>> property : node.reverse.entrySet()) {
      String predicate = NQuads.iri(property.getKey());
      said.clear();
      for (Item.Node item : property.getValue()) {
        int before = quads.size();
        String other = object(item, graph);
        quad(other, predicate, subject, graph);
        if (!said.add(other) && quads.size() == before) {
          throw twice(item.where());
        }
      }
    }
    if (node.graph != null) {
      unreferenced(node.graph, subject);
    }
    unreferenced(node.included, graph);
  }

  private String object(Item item, @Nullable String graph) throws JsonLdException {
    if (item instanceof Item.Literal literal) {
      return literal.literal();
    }
    if (item instanceof Item.Sequence list) {
      return list(list, graph);
    }
    Item.Node node = (Item.Node) item;
    String subject = resource(node.id, place(node));
    node(node, subject, graph);
    return subject;
  }

  private static Place place(Item.Node node) {
    return new Place(node.where(), node.isGraphObject() ? Place.GRAPH : Place.OBJECT);
  }

  private String list(Item.Sequence list, @Nullable String graph) throws JsonLdException {
    List<Item> items = list.items();
    if (items.isEmpty()) {
      return NIL;
    }
    String head = newBlankNode(new Place(list.where(), 0));
    String cell = head;
    for (int i = 0; i < items.size(); i++) {
      quad(cell, FIRST, object(items.get(i), graph), graph);
      String rest = i + 1 < items.size() ? newBlankNode(new Place(list.where(), i + 1)) : NIL;
      quad(cell, REST, rest, graph);
      cell = rest;
    }
    return head;
  }

  private String resource(@Nullable String id, Place place) throws JsonLdException {
    if (id == null) {
      return newBlankNode(place);
    }
    if (!id.startsWith("_:")) {
      return NQuads.iri(id);
    }
    String label = blankNodes.get(id);
    if (label == null) {
      label = newBlankNode(place);
      blankNodes.put(id, label);
    }
    return label;
  }

  private String newBlankNode(Place place) throws JsonLdException {
    budget.blankNode();
    places.add(place);
    return blankNode(places.size() - 1);
  }

  private void quad(String subject, String predicate, String object, @Nullable String graph)
      throws JsonLdException {
    if (quads.add(new Quad(subject, predicate, object, graph))) {
      budget.quad();
      budget.statementChars(
          subject.length()
              + predicate.length()
              + object.length()
              + (graph == null ? 0 : graph.length()));
    }
  }

  private static JsonLdException twice(String where) {
    return Expander.lost(where, "what was said already", "every value once in a set");
  }
}

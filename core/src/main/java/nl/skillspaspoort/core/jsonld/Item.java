package nl.skillspaspoort.core.jsonld;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of an expanded document. Nothing of the compact document is missing from it, or there
 * would be no expanded document.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11/#expanded-document-form">JSON-LD 1.1, Expanded
 *     Document Form</a>
 */
sealed interface Item {
  /** JSON Pointer of the value in the compact document. */
  String where();

  /**
   * A value object, already as the part of a statement that it becomes.
   *
   * @param literal a literal as canonical N-Quads write it
   */
  record Literal(String literal, String where) implements Item {}

  /** A list object. */
  record Sequence(List<Item> items, String where) implements Item {}

  /**
   * A node object, or a graph object if it has a graph and at most an identifier beside it. Filled,
   * then only read.
   */
  final class Node implements Item {
    final String where;
    @Nullable String id;
    final List<Type> types = new ArrayList<>(2);
    final Map<String, List<Item>> properties = new LinkedHashMap<>();
    final Map<String, List<Node>> reverse = new LinkedHashMap<>();
    final List<Node> included = new ArrayList<>(0);
    @Nullable List<Node> graph;

    Node(String where) {
      this.where = where;
    }

    @Override
    public String where() {
      return where;
    }

    boolean isGraphObject() {
      return graph != null && hasNoStatements();
    }

    boolean hasNoStatements() {
      return types.isEmpty() && properties.isEmpty() && reverse.isEmpty() && included.isEmpty();
    }

    void add(String property, Item item) {
      properties.computeIfAbsent(property, unused -> new ArrayList<>(1)).add(item);
    }

    void addReverse(String property, Node node) {
      reverse.computeIfAbsent(property, unused -> new ArrayList<>(1)).add(node);
    }
  }

  /** One value of {@code @type}. */
  record Type(String iri, String where) {}
}

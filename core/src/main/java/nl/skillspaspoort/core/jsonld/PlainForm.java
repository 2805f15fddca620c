package nl.skillspaspoort.core.jsonld;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The plain form of a document: where its contexts have a name for something, that name; every
 * member in its object.
 *
 * <p>JSON-LD has many ways to write one statement, and a signature over statements covers them all.
 * A holder could turn {@code "validUntil"} into {@code "@nest": {"validUntil": …}}, or into the IRI
 * that it stands for: the signature fits, and whoever reads the JSON finds no end date. Verifiable
 * credentials have to be compacted, which leaves one way; these are the parts of that which can
 * hide something.
 *
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#restrictions-on-json-ld">VCDM 2.0,
 *     Restrictions on JSON-LD</a>
 */
final class PlainForm {
  private final CanonicalizationBudget budget;
  private final boolean required;

  PlainForm(CanonicalizationBudget budget, boolean required) {
    this.budget = budget;
    this.required = required;
  }

  boolean isRequired() {
    return required;
  }

  /** A name of a property, type or keyword is a term, or no term stands for what it means. */
  void requireShortest(Scope scope, String name, String expanded, String where)
      throws JsonLdException {
    if (required && scope.term(name) == null && (name.startsWith("@") || name.indexOf(':') >= 0)) {
      budget.contextTerms(scope.terms());
      if (scope.hasTermFor(expanded)) {
        throw notPlain(where, "the long form of a term", "the term");
      }
    }
  }

  /** An identifier is written whole: readers compare it as it stands. */
  void requireWhole(String value, String iri, String where) throws JsonLdException {
    if (required && !iri.equals(value)) {
      throw notPlain(where, "a compact IRI as identifier", "the whole IRI");
    }
    if (required && iri.startsWith("_:")) {
      // Such a label is not signed: with it one object can be taken apart into several.
      throw notPlain(where, "a blank node label as identifier", "an IRI, or no identifier");
    }
  }

  /**
   * No keyword, be it under another name, that moves members or values to where a reader does not
   * look.
   */
  void requireOrdinary(String keyword, String where) throws JsonLdException {
    if (required
        && (keyword.equals(Vocabulary.GRAPH)
            || keyword.equals(Vocabulary.INCLUDED)
            || keyword.equals(Vocabulary.NEST)
            || keyword.equals(Vocabulary.REVERSE)
            || keyword.equals(Vocabulary.SET))) {
      throw notPlain(where, "the keyword " + keyword, "the members or values without it");
    }
  }

  /**
   * What is said of one subject is said in one object, not in several: statements do not tell in
   * which of them, and a reader would see other objects than were signed. An object may be repeated
   * as it is, or referred to.
   */
  void requireInOnePlace(List<Item.Node> graph) throws JsonLdException {
    if (!required) {
      return;
    }
    Map<String, Item.Node> described = new HashMap<>();
    Set<String> roots = new HashSet<>();
    for (Item.Node node : graph) {
      if (node.id != null && !roots.add(node.id)) {
        throw again(node);
      }
    }
    for (Item.Node node : graph) {
      inside(node, roots, described);
    }
  }

  private void inside(Item.Node node, Set<String> roots, Map<String, Item.Node> described)
      throws JsonLdException {
    for (List<Item> items : node.properties.values()) {
      for (Item item : items) {
        value(item, roots, described);
      }
    }
    for (List<Item.Node> nodes : node.reverse.values()) {
      for (Item other : nodes) {
        value(other, roots, described);
      }
    }
    if (node.graph != null) {
      requireInOnePlace(node.graph);
    }
  }

  private void value(Item item, Set<String> roots, Map<String, Item.Node> described)
      throws JsonLdException {
    if (item instanceof Item.Sequence list) {
      for (Item element : list.items()) {
        value(element, roots, described);
      }
    } else if (item instanceof Item.Node node) {
      if (node.id != null && !node.hasNoStatements()) {
        Item.Node before = described.putIfAbsent(node.id, node);
        if (roots.contains(node.id) || (before != null && !isRepeated(before, node))) {
          throw again(node);
        }
      }
      inside(node, roots, described);
    }
  }

  /** True if two objects say the same in the same order, or are mere references to the same. */
  private static boolean isRepeated(Item one, Item other) {
    if (one instanceof Item.Literal literal) {
      return other instanceof Item.Literal same && literal.literal().equals(same.literal());
    }
    if (one instanceof Item.Sequence list) {
      return other instanceof Item.Sequence same && areRepeated(list.items(), same.items());
    }
    Item.Node node = (Item.Node) one;
    if (!(other instanceof Item.Node same)
        || !Objects.equals(node.id, same.id)
        || !node.properties.keySet().equals(same.properties.keySet())
        || !iris(node).equals(iris(same))
        || !isSimple(node)
        || !isSimple(same)) {
      return false;
    }
    for (Map.Entry<String, List<Item>> property : node.properties.entrySet()) {
      if (!areRepeated(
          property.getValue(), same.properties.getOrDefault(property.getKey(), List.of()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean areRepeated(List<Item> ones, List<Item> others) {
    if (ones.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < ones.size(); i++) {
      if (!isRepeated(ones.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> iris(Item.Node node) {
    return node.types.stream().map(Item.Type::iri).toList();
  }

  private static boolean isSimple(Item.Node node) {
    return node.reverse.isEmpty() && node.included.isEmpty() && node.graph == null;
  }

  private static JsonLdException again(Item.Node node) {
    return notPlain(
        node.where(),
        "a second object with other properties of the same subject",
        "all properties of a subject in one object");
  }

  private static JsonLdException notPlain(String where, String found, String expected) {
    return new JsonLdException(new Problem(ProblemCode.JSON_LD_ERROR, where, found, expected));
  }
}

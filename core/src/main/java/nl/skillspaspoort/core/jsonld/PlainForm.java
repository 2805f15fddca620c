package nl.skillspaspoort.core.jsonld;

import java.util.HashSet;
import java.util.List;
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

  /** What is said of the subject of a graph is said in one object, not in several. */
  void requireInOnePlace(List<Item.Node> graph) throws JsonLdException {
    if (!required) {
      return;
    }
    Set<String> subjects = new HashSet<>();
    for (Item.Node node : graph) {
      if (node.id != null && !subjects.add(node.id)) {
        throw again(node);
      }
    }
    for (Item.Node node : graph) {
      requireNoOther(node, subjects);
    }
  }

  private void requireNoOther(Item.Node node, Set<String> subjects) throws JsonLdException {
    for (List<Item> items : node.properties.values()) {
      for (Item item : items) {
        requireNoOther(item, subjects);
      }
    }
    for (List<Item.Node> nodes : node.reverse.values()) {
      for (Item other : nodes) {
        requireNoOther(other, subjects);
      }
    }
    if (node.graph != null) {
      requireInOnePlace(node.graph);
    }
  }

  private void requireNoOther(Item item, Set<String> subjects) throws JsonLdException {
    if (item instanceof Item.Sequence list) {
      for (Item element : list.items()) {
        requireNoOther(element, subjects);
      }
    } else if (item instanceof Item.Node node) {
      if (node.id != null && subjects.contains(node.id) && !node.hasNoStatements()) {
        throw again(node);
      }
      requireNoOther(node, subjects);
    }
  }

  private static JsonLdException again(Item.Node node) {
    return notPlain(
        node.where(),
        "a second object with properties of the document's subject",
        "all its properties in one object");
  }

  private static JsonLdException notPlain(String where, String found, String expected) {
    return new JsonLdException(new Problem(ProblemCode.JSON_LD_ERROR, where, found, expected));
  }
}

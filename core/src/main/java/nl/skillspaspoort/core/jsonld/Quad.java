package nl.skillspaspoort.core.jsonld;

import org.jspecify.annotations.Nullable;

/**
 * An RDF statement. Each part is text as canonical N-Quads write it: {@code <iri>}, {@code _:label}
 * or {@code "literal"…}, so that its first character tells what it is.
 *
 * @param subject IRI or blank node
 * @param predicate IRI
 * @param object IRI, blank node or literal
 * @param graph IRI or blank node; null for the default graph
 */
record Quad(String subject, String predicate, String object, @Nullable String graph) {

  static boolean isBlank(@Nullable String part) {
    return part != null && part.startsWith("_:");
  }

  /** The line of this statement, with its line feed. */
  String line() {
    StringBuilder line = new StringBuilder(128);
    line.append(subject).append(' ').append(predicate).append(' ').append(object);
    if (graph != null) {
      line.append(' ').append(graph);
    }
    return line.append(" .\n").toString();
  }

  /** The predicate only: the rest may be personal. */
  @Override
  public String toString() {
    return "Quad[" + predicate + "]";
  }
}

package nl.skillspaspoort.core.crosswalk;

import java.util.Optional;

/**
 * How two concepts relate: the mapping properties of SKOS.
 *
 * @see <a href="https://www.w3.org/TR/skos-reference/#mapping">SKOS Reference, mapping
 *     properties</a>
 */
public enum MappingPredicate {
  /** The same for every purpose. Goes both ways and may be chained. */
  EXACT_MATCH("exactMatch"),
  /** Nearly the same. Goes both ways, never chained: small differences add up. */
  CLOSE_MATCH("closeMatch"),
  /** The object is broader: the subject is a part of it. */
  BROAD_MATCH("broadMatch"),
  /** The object is narrower: the subject is more general. */
  NARROW_MATCH("narrowMatch"),
  /** Something to do with each other. */
  RELATED_MATCH("relatedMatch"),
  /** Nobody says how. */
  MAPPING_RELATION("mappingRelation");

  private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";

  private final String name;

  MappingPredicate(String name) {
    this.name = name;
  }

  /** The short form in which it is shown: {@code skos:exactMatch}. */
  public String curie() {
    return "skos:" + name;
  }

  static Optional<MappingPredicate> ofIri(String iri) {
    for (MappingPredicate predicate : values()) {
      if (iri.equals(SKOS + predicate.name)) {
        return Optional.of(predicate);
      }
    }
    return Optional.empty();
  }

  /** The same mapping seen from its object. */
  MappingPredicate inverse() {
    return switch (this) {
      case BROAD_MATCH -> NARROW_MATCH;
      case NARROW_MATCH -> BROAD_MATCH;
      default -> this;
    };
  }
}

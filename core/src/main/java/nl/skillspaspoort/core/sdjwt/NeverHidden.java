package nl.skillspaspoort.core.sdjwt;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The claims that an SD-JWT never hides, nor anything inside them.
 *
 * @param claims names of top-level claims
 * @param document the top-level claim that holds a document of its own; it is not hidden as a whole
 * @param inDocument names of members of that document
 */
record NeverHidden(Set<String> claims, Optional<String> document, Set<String> inDocument) {
  static final NeverHidden NOTHING = of(Set.of());

  static NeverHidden of(Set<String> claims) {
    return new NeverHidden(Set.copyOf(claims), Optional.empty(), Set.of());
  }

  /** True if what has this name here is never hidden. */
  boolean starts(Path parent, String name) {
    if (parent.depth() == 0) {
      return claims.contains(name);
    }
    return parent.depth() == 1
        && inDocument.contains(name)
        && document.equals(Optional.of(parent.segments().get(0)));
  }

  /** The name of the claim at or around this place that is never hidden, or of the document. */
  Optional<String> around(List<String> place) {
    String first = place.get(0);
    if (claims.contains(first)) {
      return Optional.of(first);
    }
    if (!document.equals(Optional.of(first))) {
      return Optional.empty();
    }
    return place.size() == 1 ? document : Optional.of(place.get(1)).filter(inDocument::contains);
  }

  /** True if what has this name here is the document. */
  boolean isDocument(Path parent, String name) {
    return parent.depth() == 0 && document.equals(Optional.of(name));
  }
}

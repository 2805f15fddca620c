package nl.skillspaspoort.core.jsonld;

import com.apicatalog.jsonld.context.TermDefinition;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a context says about one term.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11-api/#dfn-term-definition">JSON-LD 1.1 API, term
 *     definition</a>
 */
final class Term {
  private final TermDefinition definition;

  Term(TermDefinition definition) {
    this.definition = definition;
  }

  /** An IRI, {@code @id}, {@code @vocab}, {@code @json} or {@code @none}; null if there is none. */
  @Nullable String type() {
    return definition.getTypeMapping();
  }

  boolean hasContainer(String keyword) {
    Collection<String> containers = definition.getContainerMapping();
    return containers != null && containers.contains(keyword);
  }

  boolean isReverse() {
    return definition.isReverseProperty();
  }

  boolean hasContext() {
    return definition.getLocalContext() != null;
  }

  /** The property that holds the key of an index map; null if the keys are mere {@code @index}. */
  @Nullable String indexProperty() {
    String property = definition.getIndexMapping();
    return Vocabulary.INDEX.equals(property) ? null : property;
  }

  TermDefinition definition() {
    return definition;
  }
}

package nl.skillspaspoort.core.jsonld;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.context.ActiveContext;
import com.apicatalog.jsonld.context.TermDefinition;
import com.apicatalog.jsonld.lang.DirectionType;
import com.apicatalog.jsonld.lang.Keywords;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The terms that hold at one place of a document: an active context. Immutable.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11-api/#dfn-active-context">JSON-LD 1.1 API, active
 *     context</a>
 */
final class Scope {
  private final ActiveContext active;
  private final boolean shared;

  /**
   * For an active context.
   *
   * @param shared true if it follows from context URLs alone, so that other documents will have it
   *     too
   */
  Scope(ActiveContext active, boolean shared) {
    this.active = active;
    this.shared = shared;
  }

  boolean isShared() {
    return shared;
  }

  ActiveContext active() {
    return active;
  }

  int terms() {
    return active.getTerms().size();
  }

  /** The context before one that does not propagate; null if there is none. */
  @Nullable Scope previous() {
    ActiveContext previous = active.getPreviousContext();
    return previous == null ? null : new Scope(previous, shared);
  }

  @Nullable Term term(@Nullable String name) {
    return name == null ? null : active.getTerm(name).map(Term::new).orElse(null);
  }

  /** True if a term stands for this IRI or keyword. */
  boolean hasTermFor(String expanded) {
    for (TermDefinition definition : active.getTermsMapping().values()) {
      if (expanded.equals(definition.getUriMapping())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The language of strings that are values of a term: the term's own answer, or the default; null
   * for none.
   */
  @Nullable String language(@Nullable Term term) {
    jakarta.json.JsonValue own = term == null ? null : term.definition().getLanguageMapping();
    if (own == null) {
      return active.getDefaultLanguage();
    }
    return own instanceof jakarta.json.JsonString text ? text.getString() : null;
  }

  /** The base direction of strings that are values of a term, in the same way. */
  @Nullable String direction(@Nullable Term term) {
    DirectionType own = term == null ? null : term.definition().getDirectionMapping();
    DirectionType direction = own == null ? active.getDefaultBaseDirection() : own;
    return direction == null || direction == DirectionType.NULL
        ? null
        : direction.name().toLowerCase(Locale.ROOT);
  }

  /** A key or the value of {@code @type} as IRI or keyword; null if it stands for nothing. */
  @Nullable String expandVocabulary(String value) {
    return expand(value, true);
  }

  /**
   * The value of {@code @id} as IRI; null if it stands for nothing. A relative reference stays one:
   * resolving it would make the meaning depend on where the document was found.
   */
  @Nullable String expandReference(String value) {
    return expand(value, false);
  }

  private @Nullable String expand(String value, boolean vocabulary) {
    if (Vocabulary.hasKeywordForm(value)) {
      return Keywords.contains(value) ? value : null;
    }
    try {
      return active.uriExpansion().vocab(vocabulary).documentRelative(false).expand(value);
    } catch (JsonLdError e) {
      throw new AssertionError("expanding an IRI outside a context cannot fail", e);
    }
  }

  static boolean isKeyword(String value) {
    return Keywords.contains(value);
  }
}

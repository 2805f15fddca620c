package nl.skillspaspoort.core.jsonld;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.context.ActiveContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * How scopes follow from each other in one document. Each change is worked out once and paid from
 * the budget. Not thread-safe: one for each call.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm">JSON-LD 1.1 API,
 *     Context Processing</a>
 */
final class ScopeChanges {
  /**
   * What processing one context file counts for: the work for its own scoped contexts does not show
   * in its terms.
   */
  private static final int TERMS_PER_URL = 1_000;

  private final ContextLibrary library;
  private final Contexts contexts;
  private final CanonicalizationBudget budget;
  private final Map<Change, Scope> done = new HashMap<>();

  ScopeChanges(ContextLibrary library, Contexts contexts, CanonicalizationBudget budget) {
    this.library = library;
    this.contexts = contexts;
    this.budget = budget;
  }

  Scope initial() {
    return library.initial();
  }

  /** The scope inside an object with an {@code @context}. */
  Scope local(Scope from, JsonValue context, String where) throws JsonLdException {
    List<String> urls = urls(context, where);
    if (urls == null) {
      requireNothingPassedOver(context, where, 0);
      return process(from, JakartaJson.of(context), null, Kind.LOCAL, false, where);
    }
    Change change = new Change(from.active(), urls, Kind.LOCAL);
    Scope known = done.get(change);
    if (known != null) {
      return known;
    }
    budget.contextTerms(TERMS_PER_URL * urls.size());
    return change(change, from, JakartaJson.of(context), null, where);
  }

  /** A change that was not made in this document yet. */
  private Scope change(
      Change change,
      Scope from,
      jakarta.json.JsonValue context,
      @Nullable URI baseUrl,
      String where)
      throws JsonLdException {
    Scope to = from.isShared() ? library.kept(change) : null;
    if (to == null) {
      to = process(from, context, baseUrl, change.kind(), from.isShared(), where);
      if (from.isShared()) {
        library.keep(change, to);
      }
    } else {
      // The price does not depend on what other documents had.
      budget.contextTerms(1 + from.terms() + to.terms());
    }
    done.put(change, to);
    return to;
  }

  /** The URLs of a context that is nothing else; null if something of it stands in the document. */
  private @Nullable List<String> urls(JsonValue context, String where) throws JsonLdException {
    if (context instanceof JsonString url) {
      requireBundled(url.value(), where);
      return List.of(url.value());
    }
    if (context instanceof JsonArray array) {
      List<String> urls = new ArrayList<>(array.size());
      boolean inline = false;
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof JsonString url) {
          requireBundled(url.value(), JsonPointer.element(where, i));
          urls.add(url.value());
        } else {
          inline = true;
        }
      }
      if (inline) {
        budget.contextTerms(TERMS_PER_URL * urls.size());
        return null;
      }
      return List.copyOf(urls);
    }
    return null;
  }

  /**
   * Words that look like keywords and language tags that are none: processors pass them over with a
   * warning.
   */
  private void requireNothingPassedOver(JsonValue context, String where, int depth)
      throws JsonLdException {
    budget.nesting(depth);
    budget.inlineContext(1);
    if (context instanceof JsonObject object) {
      for (int i = 0; i < object.size(); i++) {
        String name = object.nameAt(i);
        String at = JsonPointer.member(where, name);
        requireNoReservedWord(name, at);
        if (name.equals(Vocabulary.LANGUAGE)
            && object.valueAt(i) instanceof JsonString tag
            && !Vocabulary.isLanguageTag(tag.value())) {
          throw Expander.lost(
              at, "a language tag that is not well-formed", "a language tag as BCP 47 says");
        }
        requireNothingPassedOver(object.valueAt(i), at, depth + 1);
      }
    } else if (context instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        requireNothingPassedOver(array.get(i), JsonPointer.element(where, i), depth + 1);
      }
    } else if (context instanceof JsonString string) {
      requireNoReservedWord(string.value(), where);
    }
  }

  private void requireNoReservedWord(String word, String where) throws JsonLdException {
    budget.inlineContext(word.length());
    if (!NQuads.isWellFormed(word)) {
      throw Expander.lost(where, "half a surrogate pair", "well-formed Unicode text");
    }
    if (Vocabulary.hasKeywordForm(word) && !Scope.isKeyword(word)) {
      throw Expander.lost(
          where, "a word that looks like a keyword and is none", "a keyword, or another word");
    }
  }

  private void requireBundled(String url, String where) throws JsonLdException {
    if (!contexts.has(url)) {
      throw notBundled(where, null);
    }
  }

  /**
   * The scope of the values of a term with a context of its own; {@code from} may be another scope
   * than the term's.
   */
  Scope property(Scope from, Term term, @Nullable String name, String where)
      throws JsonLdException {
    return term(from, term, name, Kind.PROPERTY, where);
  }

  /** The scope of an object with a type that has a context of its own. */
  Scope type(Scope from, Term term, String name, String where) throws JsonLdException {
    return term(from, term, name, Kind.TYPE, where);
  }

  /** The scope of an object that a map names by a type that has a context of its own. */
  Scope typeIndex(Scope from, Term term, String name, String where) throws JsonLdException {
    return term(from, term, name, Kind.TYPE_INDEX, where);
  }

  private Scope term(Scope from, Term term, @Nullable String name, Kind kind, String where)
      throws JsonLdException {
    Change change = new Change(from.active(), term.definition(), kind);
    Scope known = done.get(change);
    if (known != null) {
      return known;
    }
    Term there = from.term(name);
    return change(
        change,
        from,
        term.definition().getLocalContext(),
        there == null ? null : there.definition().getBaseUrl(),
        where);
  }

  private Scope process(
      Scope from,
      jakarta.json.JsonValue context,
      @Nullable URI baseUrl,
      Kind kind,
      boolean shared,
      String where)
      throws JsonLdException {
    budget.contextTerms(1 + from.terms());
    try {
      Scope to =
          new Scope(
              from.active()
                  .newContext()
                  .overrideProtected(kind.overrideProtected)
                  .propagate(kind.propagate)
                  .create(context, baseUrl),
              shared);
      budget.contextTerms(to.terms());
      return to;
    } catch (JsonLdError e) {
      throw ContextLibrary.NotBundledException.isCauseOf(e)
          ? notBundled(where, e)
          : invalid(where, e);
    } catch (RuntimeException e) {
      // Titanium meets some contexts that are not well-formed with an unchecked exception.
      throw invalid(where, e);
    }
  }

  private static JsonLdException notBundled(String where, @Nullable Throwable cause) {
    Problem problem =
        new Problem(
            ProblemCode.CONTEXT_NOT_BUNDLED,
            where,
            "a context URL that does not ship with the library",
            "a URL of Contexts.bundled(), or one that was added with Contexts.with");
    return cause == null ? new JsonLdException(problem) : new JsonLdException(problem, cause);
  }

  private static JsonLdException invalid(String where, Exception cause) {
    String found =
        cause instanceof JsonLdError error
            ? "a context with the error " + error.getCode()
            : "a context that cannot be processed";
    return new JsonLdException(
        new Problem(ProblemCode.JSON_LD_ERROR, where, found, "a JSON-LD 1.1 context"), cause);
  }

  /** What the Expansion Algorithm passes to Context Processing. */
  enum Kind {
    LOCAL(false, true),
    PROPERTY(true, true),
    TYPE(false, false),
    TYPE_INDEX(false, true);

    final boolean overrideProtected;
    final boolean propagate;

    Kind(boolean overrideProtected, boolean propagate) {
      this.overrideProtected = overrideProtected;
      this.propagate = propagate;
    }
  }

  /**
   * A step from one scope to another: by a list of URLs, or by a term definition. Titanium's types
   * have no equality but identity.
   */
  record Change(ActiveContext from, Object by, Kind kind) {
    // The generated ones are linked when first called, which every start of a program would pay.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Change change
          && change.from.equals(from)
          && change.by.equals(by)
          && change.kind == kind;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * from.hashCode() + by.hashCode()) + kind.hashCode();
    }
  }
}

package nl.skillspaspoort.core.jsonld;

import com.apicatalog.jsonld.context.TermDefinition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A scope with all its terms worked out, and the scopes that follow from it. Immutable but for what
 * it has worked out so far; safe for use by several threads.
 */
final class CompiledScope {
  private final Compiler compiler;
  private final Scope scope;
  private final Map<String, CompiledTerm> terms = new HashMap<>();
  private final Set<String> iris = new HashSet<>();
  private final int typeRank;
  private final Map<CompiledTerm, CompiledScope> byProperty = new ConcurrentHashMap<>();
  private final Map<CompiledTerm, CompiledScope> byType = new ConcurrentHashMap<>();
  private volatile @Nullable CompiledScope forNode;

  private CompiledScope(Compiler compiler, Scope scope) {
    this.compiler = compiler;
    this.scope = scope;
    boolean defaultsSet = scope.language(null) != null || scope.direction(null) != null;
    for (Map.Entry<String, TermDefinition> entry : scope.active().getTermsMapping().entrySet()) {
      terms.put(entry.getKey(), CompiledTerm.of(entry.getValue(), defaultsSet));
      String iri = entry.getValue().getUriMapping();
      if (iri != null) {
        iris.add(iri);
      }
    }
    TreeMap<byte[], Integer> ranks = new TreeMap<>(Arrays::compareUnsigned);
    ranks.put(Statements.RDF_TYPE, 0);
    terms.values().forEach(term -> ranks.put(term.predicate(), 0));
    int rank = 0;
    for (Map.Entry<byte[], Integer> predicate : ranks.entrySet()) {
      predicate.setValue(rank++);
    }
    terms.replaceAll((name, term) -> term.withRank(ranks.getOrDefault(term.predicate(), 0)));
    typeRank = ranks.getOrDefault(Statements.RDF_TYPE, 0);
  }

  /** The rank of {@code rdf:type} among the predicates. */
  int typeRank() {
    return typeRank;
  }

  @Nullable CompiledTerm term(String name) {
    return terms.get(name);
  }

  /** True if a term stands for this IRI, which therefore is not to be written out. */
  boolean hasTermFor(String iri) {
    return iris.contains(iri);
  }

  /** The scope before one that does not propagate; this one if there is none. */
  @Nullable CompiledScope forNode() {
    CompiledScope known = forNode;
    if (known == null) {
      Scope previous = scope.previous();
      known = previous == null ? this : compiler.compiled(previous);
      forNode = known;
    }
    return known;
  }

  /** The scope of the values of a term; null if it is left to the general path. */
  @Nullable CompiledScope property(CompiledTerm term, String name) {
    if (!term.hasContext()) {
      return this;
    }
    CompiledScope known = byProperty.get(term);
    return known != null
        ? known
        : keep(byProperty, term, compiler.follow(scope, term, ScopeChanges.Kind.PROPERTY, name));
  }

  /** The scope of an object of this type; null if it is left to the general path. */
  @Nullable CompiledScope type(CompiledTerm term, String name) {
    if (!term.hasContext()) {
      return this;
    }
    CompiledScope known = byType.get(term);
    return known != null
        ? known
        : keep(byType, term, compiler.follow(scope, term, ScopeChanges.Kind.TYPE, name));
  }

  /** Terms are compared by identity, so there are never more of them than the compiler made. */
  private static @Nullable CompiledScope keep(
      Map<CompiledTerm, CompiledScope> known, CompiledTerm term, @Nullable CompiledScope found) {
    if (found != null) {
      known.put(term, found);
    }
    return found;
  }

  /**
   * Works scopes out, each once, up to a number: documents can ask for ever more by nesting, and
   * then the general path does them. Safe for use by several threads.
   */
  static final class Compiler {
    private static final int MOST_SCOPES = 512;

    private final ContextLibrary library;
    private final Contexts contexts;
    private final CanonicalizationLimits limits;
    private final Map<Object, CompiledScope> byActiveContext = new ConcurrentHashMap<>();
    private final Map<List<String>, CompiledScope> byUrls = new ConcurrentHashMap<>();

    Compiler(ContextLibrary library, Contexts contexts, CanonicalizationLimits limits) {
      this.library = library;
      this.contexts = contexts;
      this.limits = limits;
    }

    /** The scope of a document with these contexts; null if it is left to the general path. */
    @Nullable CompiledScope root(List<String> urls, nl.skillspaspoort.core.json.JsonValue context) {
      CompiledScope known = byUrls.get(urls);
      // Two threads may want it at once, and it takes long: the second waits.
      return known != null ? known : byUrls.computeIfAbsent(urls, unused -> worked(context));
    }

    private @Nullable CompiledScope worked(nl.skillspaspoort.core.json.JsonValue context) {
      try {
        ScopeChanges changes = changes();
        return compiled(changes.local(changes.initial(), context, "/@context"));
      } catch (JsonLdException e) {
        return null;
      }
    }

    private @Nullable CompiledScope follow(
        Scope from, CompiledTerm term, ScopeChanges.Kind kind, String name) {
      try {
        ScopeChanges changes = changes();
        return compiled(
            kind == ScopeChanges.Kind.TYPE
                ? changes.type(from, term.term(), name, "")
                : changes.property(from, term.term(), name, ""));
      } catch (JsonLdException e) {
        return null;
      }
    }

    private @Nullable CompiledScope compiled(Scope scope) {
      CompiledScope known = byActiveContext.get(scope.active());
      if (known != null || byActiveContext.size() >= MOST_SCOPES) {
        return known;
      }
      return byActiveContext.computeIfAbsent(
          scope.active(), unused -> new CompiledScope(this, scope));
    }

    private ScopeChanges changes() {
      return new ScopeChanges(library, contexts, new CanonicalizationBudget(limits));
    }
  }
}

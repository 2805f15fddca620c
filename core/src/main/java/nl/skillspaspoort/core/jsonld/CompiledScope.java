package nl.skillspaspoort.core.jsonld;

import com.apicatalog.jsonld.context.TermDefinition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import nl.skillspaspoort.core.json.JsonArray;
import org.jspecify.annotations.Nullable;

/**
 * A scope with all its terms worked out, and the scopes that follow from it. Immutable but for what
 * it has worked out so far; safe for use by several threads.
 */
final class CompiledScope {
  private final Compiler compiler;
  private final Origin origin;
  private final Map<String, CompiledTerm> terms;
  private final Set<String> iris = new HashSet<>();
  private final int typeRank;
  private final Map<CompiledTerm, CompiledScope> byProperty = new ConcurrentHashMap<>();
  private final Map<CompiledTerm, CompiledScope> byType = new ConcurrentHashMap<>();
  private volatile @Nullable CompiledScope forNode;

  /** The active context that a scope was compiled from, worked out when somebody asks for it. */
  interface Origin {
    Scope scope() throws JsonLdException;
  }

  CompiledScope(Compiler compiler, Origin origin, Map<String, CompiledTerm> terms, int typeRank) {
    this.compiler = compiler;
    this.origin = origin;
    this.terms = terms;
    this.typeRank = typeRank;
    for (CompiledTerm term : terms.values()) {
      iris.add(term.iri());
    }
  }

  private static CompiledScope of(Compiler compiler, Scope scope) {
    Map<String, CompiledTerm> terms = new HashMap<>();
    boolean defaultsSet = scope.language(null) != null || scope.direction(null) != null;
    for (Map.Entry<String, TermDefinition> entry : scope.active().getTermsMapping().entrySet()) {
      terms.put(entry.getKey(), CompiledTerm.of(entry.getValue(), defaultsSet));
    }
    TreeMap<byte[], Integer> ranks = new TreeMap<>(Arrays::compareUnsigned);
    ranks.put(Statements.RDF_TYPE, 0);
    terms.values().forEach(term -> ranks.put(term.predicate(), 0));
    int rank = 0;
    for (Map.Entry<byte[], Integer> predicate : ranks.entrySet()) {
      predicate.setValue(rank++);
    }
    terms.replaceAll((name, term) -> term.withRank(ranks.getOrDefault(term.predicate(), 0)));
    return new CompiledScope(
        compiler, () -> scope, terms, ranks.getOrDefault(Statements.RDF_TYPE, 0));
  }

  /** The rank of {@code rdf:type} among the predicates. */
  int typeRank() {
    return typeRank;
  }

  @Nullable CompiledTerm term(String name) {
    return terms.get(name);
  }

  Map<String, CompiledTerm> terms() {
    return terms;
  }

  /** True if a term stands for this IRI, which therefore is not to be written out. */
  boolean hasTermFor(String iri) {
    return iris.contains(iri);
  }

  Scope scope() throws JsonLdException {
    return origin.scope();
  }

  /** The scope before one that does not propagate; this one if there is none. */
  @Nullable CompiledScope forNode() {
    CompiledScope known = forNode;
    if (known == null) {
      try {
        Scope previous = scope().previous();
        known = previous == null ? this : compiler.compiled(previous);
      } catch (JsonLdException e) {
        return null;
      }
      forNode = known;
    }
    return known;
  }

  /**
   * The scope of the values of a term; null if it is left to the general path.
   *
   * @param owner the scope that the term is of
   */
  @Nullable CompiledScope property(CompiledTerm term, CompiledScope owner, String name) {
    return follow(ScopeChanges.Kind.PROPERTY, term, owner, name);
  }

  /** The scope of an object of this type, in the same way. */
  @Nullable CompiledScope type(CompiledTerm term, CompiledScope owner, String name) {
    return follow(ScopeChanges.Kind.TYPE, term, owner, name);
  }

  private @Nullable CompiledScope follow(
      ScopeChanges.Kind kind, CompiledTerm term, CompiledScope owner, String name) {
    if (!term.hasContext()) {
      return this;
    }
    CompiledScope known = following(kind).get(term);
    if (known == null) {
      known = compiler.follow(this, owner, kind, name);
      if (known != null) {
        following(kind).put(term, known);
      }
    }
    return known;
  }

  /**
   * What follows by the terms that were met so far. Terms are compared by identity, so there are
   * never more of them than the compiler made.
   */
  Map<CompiledTerm, CompiledScope> following(ScopeChanges.Kind kind) {
    return kind == ScopeChanges.Kind.TYPE ? byType : byProperty;
  }

  /** For a scope whose {@link #forNode} is known from a table. */
  void setForNode(CompiledScope scope) {
    forNode = scope;
  }

  /**
   * Works scopes out, each once, up to a number: documents can ask for ever more by nesting, and
   * then the general path does them. Safe for use by several threads.
   */
  static final class Compiler {
    private static final int MOST_SCOPES = 512;

    private final ContextLibrary library;
    private final Contexts contexts;
    private final boolean table;
    private final Map<Object, CompiledScope> byActiveContext = new ConcurrentHashMap<>();
    private final Map<List<String>, CompiledScope> byUrls = new ConcurrentHashMap<>();

    /**
     * Over these contexts.
     *
     * @param table false to work out also what {@link ScopeTable} knows
     */
    Compiler(ContextLibrary library, Contexts contexts, boolean table) {
      this.library = library;
      this.contexts = contexts;
      this.table = table;
    }

    /** The scope of a document with these contexts; null if it is left to the general path. */
    @Nullable CompiledScope root(List<String> urls) {
      CompiledScope known = byUrls.get(urls);
      // Two threads may want it at once, and it takes long: the second waits.
      return known != null ? known : byUrls.computeIfAbsent(urls, this::found);
    }

    private @Nullable CompiledScope found(List<String> urls) {
      CompiledScope ready = table ? ScopeTable.root(urls, this) : null;
      if (ready != null) {
        return ready;
      }
      try {
        return compiled(rootScope(urls));
      } catch (JsonLdException e) {
        return null;
      }
    }

    Scope rootScope(List<String> urls) throws JsonLdException {
      ScopeChanges changes = changes();
      return changes.local(changes.initial(), JsonArray.ofStrings(urls), "/@context");
    }

    private @Nullable CompiledScope follow(
        CompiledScope from, CompiledScope owner, ScopeChanges.Kind kind, String name) {
      try {
        return compiled(followed(from, owner, kind, name));
      } catch (JsonLdException e) {
        return null;
      }
    }

    Scope followed(CompiledScope from, CompiledScope owner, ScopeChanges.Kind kind, String name)
        throws JsonLdException {
      Term term = Objects.requireNonNull(owner.scope().term(name));
      return kind == ScopeChanges.Kind.TYPE
          ? changes().type(from.scope(), term, name, "")
          : changes().property(from.scope(), term, name, "");
    }

    private @Nullable CompiledScope compiled(Scope scope) {
      CompiledScope known = byActiveContext.get(scope.active());
      if (known != null || byActiveContext.size() >= MOST_SCOPES) {
        return known;
      }
      return byActiveContext.computeIfAbsent(scope.active(), unused -> of(this, scope));
    }

    private ScopeChanges changes() {
      return new ScopeChanges(
          library, contexts, new CanonicalizationBudget(CanonicalizationLimits.DEFAULT));
    }
  }
}

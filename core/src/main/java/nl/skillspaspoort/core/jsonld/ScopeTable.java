package nl.skillspaspoort.core.jsonld;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of ordinary documents over the usual contexts, worked out before the library was
 * built: a program that checks one credential and ends need not read the contexts themselves. What
 * a document needs beyond them is worked out from the contexts, as for any other list.
 *
 * <p>The file has a part for each list of contexts, of lines with tabs between their fields, which
 * start with a letter: {@code C}, the rank of {@code rdf:type} and the URLs; {@code T} for a term:
 * name, {@link CompiledTerm.Kind}, IRI, rank, {@code +} if it has a context, and what its values
 * are; {@code S} for a scope: the numbers of its terms, each in the order of its {@code T}; and how
 * scopes follow from each other, each first from one before it: {@code P} and {@code Y} by the
 * property or the type with that number, {@code N} for {@link CompiledScope#forNode}. The first
 * scope is that of the document. A test makes the file, and fails if it is another than what comes
 * of the contexts.
 */
final class ScopeTable {
  static final String FILE = "contexts/scopes.tsv";

  private final CompiledScope.Compiler compiler;
  private final List<String> urls;
  private final int typeRank;
  private final List<String> names = new ArrayList<>();
  private final List<CompiledTerm> terms = new ArrayList<>();
  private final List<CompiledScope> scopes = new ArrayList<>();
  private final List<Made> origins = new ArrayList<>();

  /** For each term a scope that it is in. */
  private final Map<CompiledTerm, CompiledScope> owners = new HashMap<>();

  private ScopeTable(CompiledScope.Compiler compiler, List<String> urls, int typeRank) {
    this.compiler = compiler;
    this.urls = urls;
    this.typeRank = typeRank;
  }

  /** The scope of a document with these contexts; null if the table has none. */
  static @Nullable CompiledScope root(List<String> urls, CompiledScope.Compiler compiler) {
    List<String[]> part = Parts.BY_URLS.get(urls);
    if (part == null) {
      return null;
    }
    ScopeTable table = new ScopeTable(compiler, urls, Integer.parseInt(part.get(0)[1]));
    for (String[] line : part.subList(1, part.size())) {
      table.read(line);
    }
    return table.scopes.get(0);
  }

  private void read(String[] line) {
    switch (line[0]) {
      case "T" -> term(line);
      case "S" -> scope(line);
      case "P" -> step(ScopeChanges.Kind.PROPERTY, line);
      case "Y" -> step(ScopeChanges.Kind.TYPE, line);
      case "N" -> {
        CompiledScope from = scopes.get(Integer.parseInt(line[1]));
        int to = Integer.parseInt(line[2]);
        from.setForNode(scopes.get(to));
        origins.get(to).follow(() -> Objects.requireNonNull(from.scope().previous()));
      }
      default -> throw new AssertionError("found a line " + line[0] + " in " + FILE);
    }
  }

  private void term(String[] line) {
    names.add(line[1]);
    terms.add(
        CompiledTerm.of(
                CompiledTerm.Kind.valueOf(line[2]),
                line[3],
                line[5].equals("+"),
                line[6].isEmpty() ? null : line[6])
            .withRank(Integer.parseInt(line[4])));
  }

  private void scope(String[] line) {
    Map<String, CompiledTerm> own = new HashMap<>();
    String numbers = line[1];
    List<CompiledTerm> its = new ArrayList<>();
    for (int from = 0; from < numbers.length(); ) {
      int end = numbers.indexOf(' ', from);
      int number = Integer.parseInt(numbers, from, end, 10);
      own.put(names.get(number), terms.get(number));
      its.add(terms.get(number));
      from = end + 1;
    }
    Made origin = new Made();
    if (scopes.isEmpty()) {
      origin.follow(() -> compiler.rootScope(urls));
    }
    CompiledScope scope = new CompiledScope(compiler, origin, own, typeRank);
    scope.setForNode(scope);
    its.forEach(term -> owners.putIfAbsent(term, scope));
    scopes.add(scope);
    origins.add(origin);
  }

  private void step(ScopeChanges.Kind kind, String[] line) {
    CompiledScope from = scopes.get(Integer.parseInt(line[1]));
    int number = Integer.parseInt(line[2]);
    int to = Integer.parseInt(line[3]);
    CompiledTerm term = terms.get(number);
    from.following(kind).put(term, scopes.get(to));
    CompiledScope owner = Objects.requireNonNull(owners.get(term));
    origins.get(to).follow(() -> compiler.followed(from, owner, kind, names.get(number)));
  }

  /** The first way to a scope, gone when somebody needs more than the table has. */
  private static final class Made implements CompiledScope.Origin {
    private CompiledScope.@Nullable Origin way;
    private volatile @Nullable Scope scope;

    void follow(CompiledScope.Origin first) {
      if (way == null) {
        way = first;
      }
    }

    @Override
    public Scope scope() throws JsonLdException {
      Scope known = scope;
      if (known == null) {
        // Two threads may both work it out: they come to the same terms.
        known = Objects.requireNonNull(way).scope();
        scope = known;
      }
      return known;
    }
  }

  /** The file, read when first asked for, once. */
  private static final class Parts {
    private static final Map<List<String>, List<String[]>> BY_URLS = load();

    private static Map<List<String>, List<String[]>> load() {
      Map<List<String>, List<String[]>> parts = new HashMap<>();
      List<String[]> part = new ArrayList<>();
      for (String line : new String(Contexts.resource(FILE), StandardCharsets.UTF_8).split("\n")) {
        String[] fields = line.split("\t", -1);
        if (fields[0].equals("C")) {
          part = new ArrayList<>();
          parts.put(List.of(fields).subList(2, fields.length), part);
        }
        part.add(fields);
      }
      return parts;
    }
  }
}

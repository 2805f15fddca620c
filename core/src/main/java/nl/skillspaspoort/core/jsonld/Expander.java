package nl.skillspaspoort.core.jsonld;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * JSON-LD expansion in safe mode: the algorithm of the specification, with an error in each place
 * where that leaves a part of the document out, and in each where the conversion to RDF would. Not
 * thread-safe: one for each call.
 *
 * <p>Numbers in comments are the steps of the Expansion Algorithm.
 *
 * @see <a href="https://www.w3.org/TR/json-ld11-api/#expansion-algorithm">JSON-LD 1.1 API,
 *     Expansion Algorithm</a>
 */
final class Expander {
  private final ScopeChanges scopes;
  private final CanonicalizationBudget budget;
  private final PlainForm plain;
  private int depth;

  Expander(ScopeChanges scopes, CanonicalizationBudget budget, PlainForm plain) {
    this.scopes = scopes;
    this.budget = budget;
    this.plain = plain;
  }

  /** The nodes of the default graph. */
  List<Item.Node> expand(JsonObject document) throws JsonLdException {
    Expanded expanded = object(scopes.initial(), null, document, "", false);
    List<Item.Node> nodes = nodes(expanded.items(), "");
    plain.requireInOnePlace(nodes);
    if (nodes.size() == 1) {
      Item.Node node = nodes.get(0);
      if (node.isGraphObject() && node.id == null && node.graph != null) {
        return node.graph;
      }
    }
    return nodes;
  }

  /**
   * The result of expanding one value.
   *
   * @param array true if it is an array, be it of one item
   */
  private record Expanded(List<Item> items, boolean array) {
    static Expanded single(Item item) {
      return new Expanded(List.of(item), false);
    }

    boolean isList() {
      return !array && items.size() == 1 && items.get(0) instanceof Item.Sequence;
    }
  }

  private Expanded value(
      Scope scope, @Nullable String property, JsonValue value, String where, boolean fromMap)
      throws JsonLdException {
    if (value instanceof JsonNull) {
      throw nullValue(where);
    }
    budget.nesting(++depth);
    try {
      if (value instanceof JsonArray array) {
        return array(scope, property, array, where, fromMap);
      }
      if (value instanceof JsonObject object) {
        return object(scope, property, object, where, fromMap);
      }
      // 4.1
      if (property == null || property.equals(Vocabulary.GRAPH)) {
        throw lost(where, value.kind() + " that belongs to no object", "an object");
      }
      // 4.2, 4.3
      Term term = scope.term(property);
      Scope inner =
          term != null && term.hasContext() ? scopes.property(scope, term, property, where) : scope;
      return Expanded.single(scalar(inner, property, value, where));
    } finally {
      depth--;
    }
  }

  private Expanded array(
      Scope scope, @Nullable String property, JsonArray array, String where, boolean fromMap)
      throws JsonLdException {
    Term term = scope.term(property);
    boolean list = term != null && term.hasContainer(Vocabulary.LIST);
    List<Item> items = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      String at = JsonPointer.element(where, i);
      Expanded expanded = value(scope, property, array.get(i), at, fromMap);
      if (!expanded.array()) {
        items.addAll(expanded.items());
      } else if (list) {
        // 5.2.2
        items.add(new Item.Sequence(expanded.items(), at));
      } else {
        throw lost(at, "an array in an array, of which only the elements would stay", "one array");
      }
    }
    return new Expanded(items, true);
  }

  private Expanded object(
      Scope outer, @Nullable String property, JsonObject element, String where, boolean fromMap)
      throws JsonLdException {
    Term term = outer.term(property);
    Scope scope = outer;
    // 7
    Scope previous = scope.previous();
    if (previous != null && !fromMap && isNodeOfItsOwn(scope, element)) {
      scope = previous;
    }
    // 8
    if (term != null && term.hasContext()) {
      scope = scopes.property(scope, term, property, where);
    }
    // 9
    JsonValue context = element.get(Vocabulary.CONTEXT).orElse(null);
    if (context != null) {
      scope = scopes.local(scope, context, JsonPointer.member(where, Vocabulary.CONTEXT));
    }
    // 10, 11
    Scope typeScope = scope;
    for (String key : sorted(element.names())) {
      if (Vocabulary.TYPE.equals(scope.expandVocabulary(key))) {
        for (String name : sorted(strings(element.get(key).orElseThrow()))) {
          Term type = typeScope.term(name);
          if (type != null && type.hasContext()) {
            scope = scopes.type(scope, type, name, where);
          }
        }
      }
    }
    // 12 to 14
    Members members = new Members(where, property, scope, typeScope);
    members.json = isJsonLiteral(scope, element);
    members(members, scope, element, where);
    Expanded expanded = finish(members, property);
    if (property != null && plain.isRequired()) {
      requireShortestValue(members, outer, property, expanded);
    }
    return expanded;
  }

  /** Step 7: neither a value object nor a mere reference. */
  private static boolean isNodeOfItsOwn(Scope scope, JsonObject element) {
    for (String key : element.names()) {
      String expanded = scope.expandVocabulary(key);
      if (Vocabulary.VALUE.equals(expanded)
          || (Vocabulary.ID.equals(expanded) && element.size() == 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isJsonLiteral(Scope scope, JsonObject element) {
    for (String key : sorted(element.names())) {
      if (Vocabulary.TYPE.equals(scope.expandVocabulary(key))) {
        return element.get(key).orElseThrow() instanceof JsonString type
            && Vocabulary.JSON.equals(scope.expandVocabulary(type.value()));
      }
    }
    return false;
  }

  /** What the members of one object were expanded to. */
  private static final class Members {
    final String where;
    final @Nullable String property;
    final Scope scope;
    final Scope typeScope;
    final Item.Node node;
    boolean json;
    boolean typeIsArray;
    final Set<String> keywords = new LinkedHashSet<>(4);
    final List<String> unaliased = new ArrayList<>(0);
    @Nullable JsonValue value;
    @Nullable String language;
    @Nullable String direction;
    @Nullable Expanded list;
    @Nullable Expanded set;

    Members(String where, @Nullable String property, Scope scope, Scope typeScope) {
      this.where = where;
      this.property = property;
      this.scope = scope;
      this.typeScope = typeScope;
      this.node = new Item.Node(where);
    }
  }

  /**
   * Steps 13 and 14; {@code where} is the place of {@code element}, which may be nested in that of
   * the members.
   */
  private void members(Members into, Scope scope, JsonObject element, String where)
      throws JsonLdException {
    List<String> nests = new ArrayList<>(0);
    for (int i = 0; i < element.size(); i++) {
      String key = element.nameAt(i);
      if (key.equals(Vocabulary.CONTEXT)) {
        continue;
      }
      String at = JsonPointer.member(where, key);
      String expanded = scope.expandVocabulary(key);
      // 13.3
      if (expanded == null || (expanded.indexOf(':') < 0 && !Scope.isKeyword(expanded))) {
        throw lost(at, "a term that no context defines", "a defined term or an absolute IRI");
      }
      budget.iriChars(expanded.length());
      if (Scope.isKeyword(expanded)) {
        if (expanded.equals(Vocabulary.NEST)) {
          nests.add(key);
        } else {
          keyword(into, scope, expanded, element.valueAt(i), at);
        }
        plain.requireOrdinary(expanded, at);
        if (key.startsWith("@")) {
          into.unaliased.add(key);
        }
      } else {
        requirePredicate(expanded, at);
        plain.requireShortest(scope, key, expanded, at);
        property(into.node, scope, key, expanded, element.valueAt(i), at);
      }
    }
    for (String nest : nests) {
      nested(into, scope, nest, element.get(nest).orElseThrow(), JsonPointer.member(where, nest));
    }
  }

  private void nested(Members into, Scope scope, String key, JsonValue value, String where)
      throws JsonLdException {
    JsonArray values = value instanceof JsonArray array ? array : JsonArray.of(value);
    if (values.size() == 0) {
      throw empty(where, "an empty array");
    }
    budget.nesting(++depth);
    for (int i = 0; i < values.size(); i++) {
      String at = value instanceof JsonArray ? JsonPointer.element(where, i) : where;
      if (values.get(i) instanceof JsonNull) {
        throw nullValue(at);
      }
      if (!(values.get(i) instanceof JsonObject object)) {
        throw invalid(at, values.get(i).kind(), "an object, for it is nested");
      }
      if (object.size() == 0) {
        throw empty(at, "an empty object");
      }
      for (String name : object.names()) {
        if (Vocabulary.VALUE.equals(into.typeScope.expandVocabulary(name))) {
          throw invalid(JsonPointer.member(at, name), "a nested @value", "properties");
        }
        if (name.equals(Vocabulary.CONTEXT)) {
          // Step 9 is not repeated for nested objects: the context would be passed over.
          throw lost(JsonPointer.member(at, name), "a nested @context", "properties");
        }
      }
      Term term = scope.term(key);
      Scope inner =
          term != null && term.hasContext() ? scopes.property(scope, term, key, at) : scope;
      members(into, inner, object, at);
    }
    depth--;
  }

  /** Step 13.4. */
  private void keyword(Members into, Scope scope, String keyword, JsonValue value, String where)
      throws JsonLdException {
    if (Vocabulary.REVERSE.equals(into.property)) {
      throw invalid(where, "the keyword " + keyword + " inside @reverse", "properties");
    }
    boolean first = into.keywords.add(keyword);
    if (!first && !keyword.equals(Vocabulary.INCLUDED) && !keyword.equals(Vocabulary.TYPE)) {
      throw invalid(where, "a second " + keyword, "every keyword once in an object");
    }
    if (value instanceof JsonNull && !(keyword.equals(Vocabulary.VALUE) && into.json)) {
      throw nullValue(where);
    }
    switch (keyword) {
      case Vocabulary.ID -> into.node.id = reference(scope, string(value, where), where);
      case Vocabulary.TYPE -> types(into, value, where);
      case Vocabulary.GRAPH -> {
        List<Item.Node> graph =
            nodes(some(value(scope, Vocabulary.GRAPH, value, where, false), where), where);
        into.node.graph = graph;
      }
      case Vocabulary.INCLUDED ->
          into.node.included.addAll(
              nodes(some(value(scope, null, value, where, false), where), where));
      case Vocabulary.VALUE -> {
        if (!into.json && (value instanceof JsonObject || value instanceof JsonArray)) {
          throw invalid(where, value.kind(), "a string, number or boolean");
        }
        into.value = value;
      }
      case Vocabulary.LANGUAGE -> into.language = language(string(value, where), where);
      case Vocabulary.DIRECTION -> {
        String direction = string(value, where);
        if (!direction.equals("ltr") && !direction.equals("rtl")) {
          throw invalid(where, "another base direction", "ltr or rtl");
        }
        into.direction = direction;
      }
      case Vocabulary.LIST -> {
        if (into.property == null || into.property.equals(Vocabulary.GRAPH)) {
          throw lost(where, "a list that belongs to no object", "an object");
        }
        into.list = value(scope, into.property, value, where, false);
      }
      case Vocabulary.SET -> {
        Expanded set = value(scope, into.property, value, where, false);
        into.set = new Expanded(some(set, where), set.array());
      }
      case Vocabulary.REVERSE -> reverse(into, scope, value, where);
      // RDF has no place for an index, nor for any other keyword.
      default -> throw lost(where, "the keyword " + keyword, "a keyword that becomes a statement");
    }
  }

  private void types(Members into, JsonValue value, String where) throws JsonLdException {
    JsonArray values = value instanceof JsonArray array ? array : JsonArray.of(value);
    into.typeIsArray = value instanceof JsonArray;
    if (values.size() == 0) {
      throw empty(where, "an empty array");
    }
    for (int i = 0; i < values.size(); i++) {
      String at = value instanceof JsonArray ? JsonPointer.element(where, i) : where;
      if (values.get(i) instanceof JsonNull) {
        throw nullValue(at);
      }
      String name = string(values.get(i), at);
      Item.Type type = type(into.typeScope, name, at);
      plain.requireShortest(into.typeScope, name, type.iri(), at);
      into.node.types.add(type);
    }
  }

  /** A value of {@code @type}; of a node or of a value, which {@link #finish} tells apart. */
  private Item.Type type(Scope scope, String value, String where) throws JsonLdException {
    String expanded = scope.expandVocabulary(value);
    if (expanded == null || !(isResource(expanded) || expanded.equals(Vocabulary.JSON))) {
      throw lost(
          where,
          "a type that is neither a defined term nor an absolute IRI",
          "a defined term or an absolute IRI");
    }
    budget.iriChars(expanded.length());
    return new Item.Type(expanded, where);
  }

  /** Step 13.4.13. */
  private void reverse(Members into, Scope scope, JsonValue value, String where)
      throws JsonLdException {
    if (!(value instanceof JsonObject object)) {
      throw invalid(where, value.kind(), "an object");
    }
    Expanded expanded = value(scope, Vocabulary.REVERSE, object, where, false);
    Item.Node reversed = (Item.Node) expanded.items().get(0);
    if (reversed.hasNoStatements()) {
      throw empty(where, "an object without properties");
    }
    reversed.reverse.forEach((property, nodes) -> nodes.forEach(n -> into.node.add(property, n)));
    for (var entry : reversed.properties.entrySet()) {
      for (Item.Node node : reversible(entry.getValue())) {
        into.node.addReverse(entry.getKey(), node);
      }
    }
  }

  private static List<Item.Node> reversible(List<Item> items) throws JsonLdException {
    List<Item.Node> nodes = new ArrayList<>(items.size());
    for (Item item : items) {
      if (!(item instanceof Item.Node node)) {
        throw invalid(
            item.where(), "a literal or list as value of a reverse property", "an object");
      }
      nodes.add(node);
    }
    return nodes;
  }

  /** Steps 13.5 to 13.14. */
  private void property(
      Item.Node node, Scope scope, String key, String iri, JsonValue value, String where)
      throws JsonLdException {
    Term term = scope.term(key);
    Expanded expanded;
    if (term != null && Vocabulary.JSON.equals(term.type())) {
      expanded = Expanded.single(literal(value, Vocabulary.JSON, null, null, where));
    } else if (term != null
        && term.hasContainer(Vocabulary.LANGUAGE)
        && value instanceof JsonObject map) {
      expanded = languageMap(scope, term, map, where);
    } else if (term != null && isMap(term) && value instanceof JsonObject map) {
      expanded = map(scope, term, key, map, where);
    } else {
      expanded = value(scope, key, value, where, false);
    }
    if (term != null && term.hasContainer(Vocabulary.LIST) && !expanded.isList()) {
      expanded = Expanded.single(new Item.Sequence(expanded.items(), where));
    }
    List<Item> items = some(expanded, where);
    if (term != null
        && term.hasContainer(Vocabulary.GRAPH)
        && !term.hasContainer(Vocabulary.ID)
        && !term.hasContainer(Vocabulary.INDEX)) {
      items = graphs(items);
    }
    if (term != null && term.isReverse()) {
      for (Item.Node subject : reversible(items)) {
        node.addReverse(iri, subject);
      }
    } else {
      items.forEach(item -> node.add(iri, item));
    }
  }

  private static boolean isMap(Term term) {
    return term.hasContainer(Vocabulary.INDEX)
        || term.hasContainer(Vocabulary.TYPE)
        || term.hasContainer(Vocabulary.ID);
  }

  private static List<Item> graphs(List<Item> items) throws JsonLdException {
    List<Item> graphs = new ArrayList<>(items.size());
    for (Item item : items) {
      graphs.add(graph(item));
    }
    return graphs;
  }

  private static Item.Node graph(Item item) throws JsonLdException {
    if (!(item instanceof Item.Node node)) {
      throw lost(item.where(), "a value in a graph that belongs to no object", "an object");
    }
    Item.Node graph = new Item.Node(item.where());
    graph.graph = List.of(node);
    return graph;
  }

  /** Step 13.7. */
  private Expanded languageMap(Scope scope, Term term, JsonObject map, String where)
      throws JsonLdException {
    String direction = scope.direction(term);
    List<Item> items = new ArrayList<>(map.size());
    for (int i = 0; i < map.size(); i++) {
      String key = map.nameAt(i);
      String at = JsonPointer.member(where, key);
      String language =
          Vocabulary.NONE.equals(scope.expandVocabulary(key)) ? null : language(key, at);
      JsonValue value = map.valueAt(i);
      JsonArray values = value instanceof JsonArray array ? array : JsonArray.of(value);
      if (values.size() == 0) {
        throw empty(at, "an empty array");
      }
      for (int j = 0; j < values.size(); j++) {
        String element = value instanceof JsonArray ? JsonPointer.element(at, j) : at;
        if (values.get(j) instanceof JsonNull) {
          throw nullValue(element);
        }
        if (!(values.get(j) instanceof JsonString text)) {
          throw invalid(element, values.get(j).kind(), "a string");
        }
        items.add(literal(text, null, language, direction, element));
      }
    }
    return new Expanded(items, true);
  }

  /** Step 13.8. */
  private Expanded map(Scope scope, Term term, String key, JsonObject map, String where)
      throws JsonLdException {
    List<Item> items = new ArrayList<>(map.size());
    for (int i = 0; i < map.size(); i++) {
      String index = map.nameAt(i);
      String at = JsonPointer.member(where, index);
      Scope inner = scope;
      if (term.hasContainer(Vocabulary.ID) || term.hasContainer(Vocabulary.TYPE)) {
        Scope previous = scope.previous();
        inner = previous == null ? scope : previous;
        Term type = inner.term(index);
        if (term.hasContainer(Vocabulary.TYPE) && type != null && type.hasContext()) {
          inner = scopes.typeIndex(inner, type, index, at);
        }
      }
      boolean none = Vocabulary.NONE.equals(scope.expandVocabulary(index));
      JsonValue value = map.valueAt(i);
      Expanded expanded =
          value(inner, key, value instanceof JsonArray ? value : JsonArray.of(value), at, true);
      for (Item item : some(expanded, at)) {
        Item entry = item;
        if (term.hasContainer(Vocabulary.GRAPH)
            && !(item instanceof Item.Node node && node.isGraphObject())) {
          entry = graph(item);
        }
        if (!none) {
          mark(scope, term, index, entry, at);
        }
        items.add(entry);
      }
    }
    return new Expanded(items, true);
  }

  /** Step 13.8.3.7: what the key of a map says about its value. */
  private void mark(Scope scope, Term term, String index, Item item, String where)
      throws JsonLdException {
    if (term.hasContainer(Vocabulary.INDEX) && term.indexProperty() == null) {
      throw lost(where, "a key that is a mere @index", "a key that becomes a statement");
    }
    if (!(item instanceof Item.Node node)) {
      throw invalid(where, "a literal or list with a key of its own", "an object");
    }
    if (term.hasContainer(Vocabulary.INDEX)) {
      String property = term.indexProperty();
      String iri = property == null ? null : scope.expandVocabulary(property);
      if (property == null || iri == null) {
        throw lost(where, "a key whose property no context defines", "a defined term");
      }
      requirePredicate(iri, where);
      node.add(iri, scalar(scope, property, new JsonString(index), where));
    } else if (term.hasContainer(Vocabulary.ID)) {
      String id = reference(scope, index, where);
      if (node.id != null && !node.id.equals(id)) {
        throw lost(where, "a key beside another @id", "the same identifier, or only one");
      }
      node.id = id;
    } else {
      Item.Type type = type(scope, index, where);
      requireNodeType(type);
      node.types.add(0, type);
    }
  }

  /** Steps 15 to 19. */
  private Expanded finish(Members members, @Nullable String property) throws JsonLdException {
    Item.Node node = members.node;
    boolean free = property == null || property.equals(Vocabulary.GRAPH);
    if (members.keywords.contains(Vocabulary.VALUE)) {
      if (free) {
        throw lost(members.where, "a value that belongs to no object", "an object");
      }
      return Expanded.single(valueObject(members));
    }
    if (members.language != null || members.direction != null) {
      throw lost(members.where, "a @language or @direction without @value", "a @value beside it");
    }
    if (members.list != null) {
      requireAlone(members);
      return Expanded.single(new Item.Sequence(members.list.items(), members.where));
    }
    if (members.set != null) {
      requireAlone(members);
      return members.set;
    }
    for (Item.Type type : node.types) {
      requireNodeType(type);
    }
    for (String keyword : members.unaliased) {
      plain.requireShortest(
          members.scope, keyword, keyword, JsonPointer.member(members.where, keyword));
    }
    return Expanded.single(node);
  }

  private static void requireAlone(Members members) throws JsonLdException {
    if (members.keywords.size() > 1 || !members.node.hasNoStatements()) {
      throw invalid(members.where, "something beside a @list or @set", "only the @list or @set");
    }
  }

  private Item.Literal valueObject(Members members) throws JsonLdException {
    Item.Node node = members.node;
    boolean others =
        node.id != null
            || node.graph != null
            || !node.properties.isEmpty()
            || !node.reverse.isEmpty()
            || !node.included.isEmpty()
            || members.list != null
            || members.set != null;
    if (others) {
      throw invalid(members.where, "properties beside @value", "a value object");
    }
    if (node.types.isEmpty()) {
      return literal(
          requireValue(members), null, members.language, members.direction, members.where);
    }
    if (members.language != null || members.direction != null) {
      throw invalid(members.where, "a @type and a @language or @direction", "one or the other");
    }
    Item.Type type = node.types.get(0);
    if (node.types.size() > 1 || members.typeIsArray) {
      throw invalid(members.where, "an array of datatypes", "one datatype");
    }
    if (type.iri().startsWith("_:")) {
      throw lost(type.where(), "a datatype that is a blank node", "an absolute IRI");
    }
    return literal(requireValue(members), type.iri(), null, null, members.where);
  }

  private static JsonValue requireValue(Members members) {
    JsonValue value = members.value;
    if (value == null) {
      throw new AssertionError("@value was seen and not kept");
    }
    return value;
  }

  /** The Value Expansion algorithm. */
  private Item scalar(Scope scope, String property, JsonValue value, String where)
      throws JsonLdException {
    Term term = scope.term(property);
    String type = term == null ? null : term.type();
    if (value instanceof JsonString text
        && (Vocabulary.ID.equals(type) || Vocabulary.VOCAB.equals(type))) {
      Item.Node node = new Item.Node(where);
      if (Vocabulary.ID.equals(type)) {
        node.id = reference(scope, text.value(), where);
      } else {
        node.id = resource(scope.expandVocabulary(text.value()), where);
        plain.requireShortest(scope, text.value(), node.id, where);
      }
      return node;
    }
    if (type != null
        && !type.equals(Vocabulary.ID)
        && !type.equals(Vocabulary.VOCAB)
        && !type.equals(Vocabulary.NONE)) {
      return literal(value, type, null, null, where);
    }
    if (value instanceof JsonString) {
      String language = scope.language(term);
      return literal(
          value,
          null,
          language == null ? null : language(language, where),
          scope.direction(term),
          where);
    }
    return literal(value, null, null, null, where);
  }

  private Item.Literal literal(
      JsonValue value,
      @Nullable String datatype,
      @Nullable String language,
      @Nullable String direction,
      String where)
      throws JsonLdException {
    if (datatype != null && !datatype.equals(Vocabulary.JSON) && !NQuads.isIri(datatype)) {
      throw lost(where, "a value whose datatype is no absolute IRI", "an absolute IRI");
    }
    return new Item.Literal(Literals.of(value, datatype, language, direction, where), where);
  }

  /** A language tag, in lower case as most software writes it: its case says nothing. */
  private static String language(String tag, String where) throws JsonLdException {
    if (!Vocabulary.isLanguageTag(tag)) {
      throw lost(
          where,
          "a language tag that is not well-formed (" + tag.length() + " characters)",
          "a language tag as BCP 47 says");
    }
    return tag.toLowerCase(Locale.ROOT);
  }

  private String reference(Scope scope, String value, String where) throws JsonLdException {
    String iri = resource(scope.expandReference(value), where);
    plain.requireWhole(value, iri, where);
    return iri;
  }

  /**
   * In plain form: a value object or list object says more than the value or the array alone would.
   */
  private void requireShortestValue(
      Members members, Scope outer, String property, Expanded expanded) throws JsonLdException {
    Term term = outer.term(property);
    String type = term == null ? null : term.type();
    if (members.list != null && term != null && term.hasContainer(Vocabulary.LIST)) {
      throw invalid(members.where, "the keyword @list for a term that is a list", "an array");
    }
    JsonValue value = members.value;
    if (value == null
        || value instanceof JsonObject
        || value instanceof JsonArray
        || value instanceof JsonNull
        || Vocabulary.ID.equals(type)
        || Vocabulary.VOCAB.equals(type)) {
      return;
    }
    Scope scope =
        term != null && term.hasContext()
            ? scopes.property(outer, term, property, members.where)
            : outer;
    for (JsonValue alone : Literals.withoutObject(value)) {
      if (expanded.items().contains(scalar(scope, property, alone, members.where))) {
        throw invalid(
            members.where, "an object around a value that could stand alone", "the value");
      }
    }
  }

  private String resource(@Nullable String expanded, String where) throws JsonLdException {
    if (expanded == null || !isResource(expanded)) {
      throw lost(
          where,
          expanded == null || expanded.indexOf(':') < 0
              ? "a relative IRI, a keyword, or a word that no context defines"
              : "an identifier that is not a well-formed IRI",
          "an absolute IRI");
    }
    budget.iriChars(expanded.length());
    return expanded;
  }

  private static boolean isResource(String expanded) {
    return expanded.startsWith("_:") ? NQuads.isBlankLabel(expanded) : NQuads.isIri(expanded);
  }

  private static void requirePredicate(String iri, String where) throws JsonLdException {
    if (iri.startsWith("_:")) {
      throw lost(where, "a property that is a blank node", "an absolute IRI");
    }
    if (!NQuads.isIri(iri)) {
      throw lost(where, "a property that is not a well-formed absolute IRI", "an absolute IRI");
    }
  }

  private static void requireNodeType(Item.Type type) throws JsonLdException {
    if (type.iri().equals(Vocabulary.JSON)) {
      throw lost(type.where(), "the type @json of an object without @value", "an absolute IRI");
    }
  }

  private static List<Item.Node> nodes(List<Item> items, String where) throws JsonLdException {
    List<Item.Node> nodes = new ArrayList<>(items.size());
    for (Item item : items) {
      if (!(item instanceof Item.Node node)) {
        throw lost(where, "a value that belongs to no object", "objects");
      }
      nodes.add(node);
    }
    return nodes;
  }

  /** The items, of which there must be one. */
  private static List<Item> some(Expanded expanded, String where) throws JsonLdException {
    if (expanded.items().isEmpty()) {
      throw empty(where, "an empty array or map");
    }
    return expanded.items();
  }

  private static String string(JsonValue value, String where) throws JsonLdException {
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw invalid(where, value.kind(), "a string");
  }

  private static List<String> strings(JsonValue value) {
    if (value instanceof JsonString string) {
      return List.of(string.value());
    }
    List<String> strings = new ArrayList<>();
    if (value instanceof JsonArray array) {
      for (JsonValue element : array) {
        if (element instanceof JsonString string) {
          strings.add(string.value());
        }
      }
    }
    return strings;
  }

  private static List<String> sorted(List<String> texts) {
    if (texts.size() < 2) {
      return texts;
    }
    List<String> sorted = new ArrayList<>(texts);
    sorted.sort(NQuads.CODE_POINT_ORDER);
    return sorted;
  }

  private static JsonLdException nullValue(String where) {
    return lost(where, "null", "a value, or no member");
  }

  private static JsonLdException empty(String where, String found) {
    return lost(where, found, "a value, or no member");
  }

  static JsonLdException lost(String where, String found, String expected) {
    return new JsonLdException(
        new Problem(
            ProblemCode.DATA_LOSS, where, found + ", which no signature would cover", expected));
  }

  private static JsonLdException invalid(String where, String found, String expected) {
    return new JsonLdException(new Problem(ProblemCode.JSON_LD_ERROR, where, found, expected));
  }
}

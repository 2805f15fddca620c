package nl.skillspaspoort.core.jsonld;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * From a JSON tree straight to statements, for one document. Every method gives false where the
 * general path has to take over.
 *
 * <p>Numbers in comments are the steps of the Expansion Algorithm, as in {@link Expander}.
 */
final class CompiledWalk {
  private static final int MOST_DEPTH = 60;

  private final Statements statements;
  private int depth;

  CompiledWalk(Statements statements) {
    this.statements = statements;
  }

  boolean root(CompiledScope scope, JsonObject document) {
    if (document.size() < 2) {
      return false;
    }
    return node(scope, document, true) != null;
  }

  /** The node of an object after steps 7 to 9; null for the general path. */
  private Statements.@Nullable Node node(CompiledScope typeScope, JsonObject element, boolean top) {
    if (element.size() == 0 || ++depth > MOST_DEPTH) {
      return null;
    }
    // 10, 11
    CompiledScope scope = typeScope;
    int typePosition = -1;
    int idPosition = -1;
    for (int i = 0; i < element.size(); i++) {
      CompiledTerm term = typeScope.term(element.nameAt(i));
      if (term == null) {
        if (top && element.nameAt(i).equals(Vocabulary.CONTEXT)) {
          continue;
        }
        // It may be a term of a type's own context.
        continue;
      }
      if (term.kind() == CompiledTerm.Kind.TYPE) {
        if (typePosition >= 0) {
          return null;
        }
        typePosition = i;
      } else if (term.kind() == CompiledTerm.Kind.ID) {
        if (idPosition >= 0) {
          return null;
        }
        idPosition = i;
      }
    }
    String[] types = {};
    if (typePosition >= 0) {
      types = types(element.valueAt(typePosition));
      if (types == null) {
        return null;
      }
      String[] sorted = types.length < 2 ? types : types.clone();
      Arrays.sort(sorted, NQuads.CODE_POINT_ORDER);
      for (String name : sorted) {
        CompiledTerm type = typeScope.term(name);
        scope = type == null || scope == null ? null : scope.type(type, typeScope, name);
      }
      if (scope == null) {
        return null;
      }
    }
    Statements.Node node = subject(element, idPosition);
    if (node == null
        || !types(node, typeScope, scope.typeRank(), types)
        || !members(node, scope, element, typePosition, idPosition, top)) {
      return null;
    }
    depth--;
    return node;
  }

  private Statements.@Nullable Node subject(JsonObject element, int idPosition) {
    if (idPosition < 0) {
      return statements.blank();
    }
    if (!(element.valueAt(idPosition) instanceof JsonString id)) {
      return null;
    }
    Statements.Node node = statements.named(id.value());
    // A second object about one subject: whether that is a repetition is for the general path to
    // tell.
    return element.size() > 1 && !node.describe() ? null : node;
  }

  private static String @Nullable [] types(JsonValue value) {
    if (value instanceof JsonString type) {
      return new String[] {type.value()};
    }
    if (!(value instanceof JsonArray array) || array.size() == 0) {
      return null;
    }
    String[] types = new String[array.size()];
    for (int i = 0; i < types.length; i++) {
      if (!(array.get(i) instanceof JsonString type)) {
        return null;
      }
      types[i] = type.value();
    }
    return types;
  }

  private boolean types(Statements.Node node, CompiledScope typeScope, int rank, String[] types) {
    for (String name : types) {
      CompiledTerm type = typeScope.term(name);
      if (type == null || type.kind() != CompiledTerm.Kind.PROPERTY) {
        return false;
      }
      statements.resource(node, Statements.RDF_TYPE, rank, type.predicate());
    }
    return true;
  }

  private boolean members(
      Statements.Node node,
      CompiledScope scope,
      JsonObject element,
      int typePosition,
      int idPosition,
      boolean top) {
    for (int i = 0; i < element.size(); i++) {
      String name = element.nameAt(i);
      CompiledTerm term = scope.term(name);
      if (term == null) {
        if (top && name.equals(Vocabulary.CONTEXT)) {
          continue;
        }
        return false;
      }
      switch (term.kind()) {
        case TYPE -> {
          if (i != typePosition) {
            return false;
          }
        }
        case ID -> {
          if (i != idPosition || !statements.isReference(scope, (JsonString) element.valueAt(i))) {
            return false;
          }
        }
        case PROPERTY -> {
          if (i == typePosition
              || i == idPosition
              || !values(node, scope, term, name, element.valueAt(i))) {
            return false;
          }
        }
        case OTHER -> {
          return false;
        }
      }
    }
    return true;
  }

  private boolean values(
      Statements.Node node, CompiledScope scope, CompiledTerm term, String name, JsonValue value) {
    if (!(value instanceof JsonArray array)) {
      return value(node, scope, term, name, value);
    }
    if (array.size() == 0) {
      return false;
    }
    for (int i = 0; i < array.size(); i++) {
      if (!value(node, scope, term, name, array.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean value(
      Statements.Node node, CompiledScope scope, CompiledTerm term, String name, JsonValue value) {
    if (value instanceof JsonObject object) {
      return object(node, scope, term, name, object);
    }
    // 4.2
    CompiledScope inner = scope.property(term, scope, name);
    CompiledTerm own = inner == null || inner == scope ? term : inner.term(name);
    if (inner == null || own == null || own.kind() != CompiledTerm.Kind.PROPERTY) {
      return false;
    }
    if (value instanceof JsonString text) {
      return switch (own.coercion()) {
        case STRING, DATATYPE -> statements.literal(node, term, own, text.value());
        case ID ->
            statements.isReference(inner, text) && statements.reference(node, term, text.value());
        case VOCABULARY -> vocabulary(node, inner, term, text);
      };
    }
    if (value instanceof JsonBoolean || value instanceof JsonNumber) {
      return (own.coercion() == CompiledTerm.Coercion.STRING
              || own.coercion() == CompiledTerm.Coercion.DATATYPE)
          && scalar(node, term, own, value);
    }
    return false;
  }

  private boolean vocabulary(
      Statements.Node node, CompiledScope scope, CompiledTerm term, JsonString text) {
    CompiledTerm named = scope.term(text.value());
    if (named != null) {
      if (named.kind() != CompiledTerm.Kind.PROPERTY) {
        return false;
      }
      statements.resource(node, term.predicate(), term.rank(), named.predicate());
      return true;
    }
    return text.value().contains("://")
        && !scope.hasTermFor(text.value())
        && statements.isReference(scope, text)
        && statements.reference(node, term, text.value());
  }

  private boolean scalar(
      Statements.Node node, CompiledTerm term, CompiledTerm own, JsonValue value) {
    try {
      String literal = Literals.of(value, own.datatype(), null, null, "");
      statements.resource(
          node, term.predicate(), term.rank(), (literal + " ").getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (JsonLdException e) {
      return false;
    }
  }

  private boolean object(
      Statements.Node node,
      CompiledScope outer,
      CompiledTerm term,
      String name,
      JsonObject element) {
    // 7: a mere reference stays in the scope around it.
    CompiledTerm only = element.size() == 1 ? outer.term(element.nameAt(0)) : null;
    CompiledScope scope =
        only != null && only.kind() == CompiledTerm.Kind.ID ? outer : outer.forNode();
    // 8
    if (scope != null) {
      scope = scope.property(term, outer, name);
    }
    if (scope == null) {
      return false;
    }
    Statements.Node object = node(scope, element, false);
    if (object == null) {
      return false;
    }
    statements.link(node, term, object);
    return true;
  }
}

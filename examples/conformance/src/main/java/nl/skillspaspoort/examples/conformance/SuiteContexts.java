package nl.skillspaspoort.examples.conformance;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.jsonld.Contexts;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The contexts of the library and the one of the examples of the data model, which the suites use.
 *
 * <p>That one gives a meaning to every name by its {@code @vocab}. It does so within the claims of
 * an example; what stands beside the subject, where the data model has its own members, must still
 * be a name that a context defines.
 */
final class SuiteContexts {
  private static final String EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2";
  private static final String VOCABULARY = "https://www.w3.org/ns/credentials/examples#";
  private static final String CONTEXT = "@context";

  private final Contexts contexts;

  SuiteContexts() {
    JsonObject examples =
        JsonObject.builder()
            .put(CONTEXT, JsonObject.builder().put("@vocab", VOCABULARY).build())
            .build();
    this.contexts = Contexts.bundled().with(EXAMPLES, examples);
  }

  Canonicalizer canonicalizer() {
    return Canonicalizer.over(contexts);
  }

  /** The first member of a document that none of its contexts defines by name. */
  Optional<Problem> undefinedMember(JsonObject document) {
    Set<String> defined = new HashSet<>(Set.of(CONTEXT));
    document.get(CONTEXT).ifPresent(context -> collect(context, document, defined));
    for (String name : document.names()) {
      if (!defined.contains(name)) {
        return Optional.of(
            new Problem(
                ProblemCode.DATA_LOSS,
                "",
                "a member that no context defines by name",
                "only members of the data model and of extensions with a context"));
      }
    }
    return Optional.empty();
  }

  /** The terms of a context, and those that it has for objects of the document's types. */
  private void collect(JsonValue context, JsonObject document, Set<String> into) {
    if (context instanceof JsonArray list) {
      list.forEach(each -> collect(each, document, into));
    } else if (context instanceof JsonString url) {
      contexts
          .find(url.value())
          .flatMap(found -> found.get(CONTEXT))
          .ifPresent(found -> collect(found, document, into));
    } else if (context instanceof JsonObject terms) {
      for (String term : terms.names()) {
        into.add(term);
        if (isType(document, term) && terms.get(term).orElseThrow() instanceof JsonObject type) {
          type.get(CONTEXT).ifPresent(scoped -> collect(scoped, document, into));
        }
      }
    }
  }

  private static boolean isType(JsonObject document, String name) {
    JsonValue text = new JsonString(name);
    return document
        .get("type")
        .filter(
            type ->
                type.equals(text)
                    || (type instanceof JsonArray types && types.elements().contains(text)))
        .isPresent();
  }
}

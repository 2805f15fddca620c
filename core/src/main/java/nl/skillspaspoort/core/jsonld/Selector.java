package nl.skillspaspoort.core.jsonld;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The parts of a compact document that JSON Pointers name, as a document of the same shape: on the
 * way down, identifiers and types come along; arrays lose what was not chosen and keep their order.
 * Not thread-safe: one for each choice.
 *
 * @see <a href="https://www.w3.org/TR/vc-di-ecdsa/#selectjsonld">vc-di-ecdsa §3.4.13,
 *     selectJsonLd</a>
 */
final class Selector {
  private static final List<String> ALWAYS = List.of("id", "@id", "type", "@type");

  private final Map<String, List<Integer>> arrays = new HashMap<>();

  /** What was chosen below one value: all of it, or the members or elements that are here. */
  private static final class Choice {
    final Map<String, Choice> members = new HashMap<>();
    final TreeMap<Integer, Choice> elements = new TreeMap<>();
    boolean whole;
  }

  /**
   * The chosen parts.
   *
   * @throws JsonLdException ({@code MALFORMED_VALUE_ERROR}) if a pointer is none, or names nothing
   *     in the document
   */
  JsonObject select(JsonObject document, List<String> pointers) throws JsonLdException {
    Choice root = new Choice();
    for (String pointer : pointers) {
      choose(document, pointer, root);
    }
    JsonObject selected = (JsonObject) build(document, root, "", "");
    return document.has(Vocabulary.CONTEXT) && !selected.has(Vocabulary.CONTEXT)
        ? withContextFirst(document, selected)
        : selected;
  }

  private static JsonObject withContextFirst(JsonObject document, JsonObject selected) {
    JsonObject.Builder all =
        JsonObject.builder()
            .put(Vocabulary.CONTEXT, document.get(Vocabulary.CONTEXT).orElseThrow());
    for (int i = 0; i < selected.size(); i++) {
      all.put(selected.nameAt(i), selected.valueAt(i));
    }
    return all.build();
  }

  private static void choose(JsonObject document, String pointer, Choice root)
      throws JsonLdException {
    JsonValue value = document;
    Choice choice = root;
    for (String segment : segments(pointer)) {
      if (value instanceof JsonObject object && object.has(segment)) {
        value = object.get(segment).orElseThrow();
        choice = choice.members.computeIfAbsent(segment, unused -> new Choice());
      } else if (value instanceof JsonArray array && index(segment) < array.size()) {
        value = array.get(index(segment));
        choice = choice.elements.computeIfAbsent(index(segment), unused -> new Choice());
      } else {
        throw new JsonLdException(
            Problem.of(
                ProblemCode.MALFORMED_VALUE_ERROR,
                "a JSON Pointer that names nothing in the document",
                "pointers to what is there"));
      }
    }
    choice.whole = true;
  }

  private static List<String> segments(String pointer) throws JsonLdException {
    try {
      return JsonPointer.segments(pointer);
    } catch (IllegalArgumentException e) {
      throw new JsonLdException(
          Problem.of(
              ProblemCode.MALFORMED_VALUE_ERROR,
              "text of " + pointer.length() + " characters in another form",
              "a JSON Pointer such as /credentialSubject/achievement/name"),
          e);
    }
  }

  /** RFC 6901 §4: digits without leading zero; anything else is beyond every array. */
  private static int index(String segment) {
    boolean digits = !segment.isEmpty() && segment.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && segment.length() < 9 && (segment.length() == 1 || segment.charAt(0) != '0')
        ? Integer.parseInt(segment)
        : Integer.MAX_VALUE;
  }

  private JsonValue build(JsonValue source, Choice choice, String where, String from) {
    if (choice.whole) {
      return source;
    }
    if (source instanceof JsonArray array) {
      List<JsonValue> elements = new ArrayList<>();
      arrays.put(where, List.copyOf(choice.elements.keySet()));
      choice.elements.forEach(
          (index, chosen) ->
              elements.add(
                  build(
                      array.get(index),
                      chosen,
                      JsonPointer.element(where, elements.size()),
                      JsonPointer.element(from, index))));
      return new JsonArray(elements);
    }
    JsonObject object = (JsonObject) source;
    JsonObject.Builder selected = JsonObject.builder();
    for (int i = 0; i < object.size(); i++) {
      String name = object.nameAt(i);
      Choice chosen = choice.members.get(name);
      if (ALWAYS.contains(name)) {
        selected.put(name, object.valueAt(i));
      } else if (chosen != null) {
        selected.put(
            name,
            build(
                object.valueAt(i),
                chosen,
                JsonPointer.member(where, name),
                JsonPointer.member(from, name)));
      }
    }
    return selected.build();
  }

  /** Where a value of the chosen parts stands in the document that they were chosen from. */
  String origin(String pointer) {
    StringBuilder selected = new StringBuilder();
    StringBuilder original = new StringBuilder();
    int start = 0;
    while (start < pointer.length()) {
      int end = pointer.indexOf('/', start + 1);
      String segment = pointer.substring(start, end < 0 ? pointer.length() : end);
      List<Integer> indexes = arrays.get(selected.toString());
      if (indexes == null) {
        original.append(segment);
      } else {
        original.append('/').append(indexes.get(Integer.parseInt(segment.substring(1))));
      }
      selected.append(segment);
      start += segment.length();
    }
    return original.toString();
  }
}

package nl.skillspaspoort.verifier.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;

/**
 * The places where one credential holds others: endorsements with proofs of their own, and what a
 * learner record (CLR) is made of. Each stands by itself, with contexts of its own.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#endorsementcredential">Open Badges 3.0,
 *     EndorsementCredential</a>
 * @see <a href="https://www.imsglobal.org/spec/clr/v2p0#clrsubject">CLR 2.0, ClrSubject</a>
 */
final class EmbeddedCredentials {
  /** Paths of the members; each holds one or more. */
  private static final List<List<String>> PLACES =
      List.of(
          List.of("endorsement"),
          List.of("credentialSubject", "achievement", "endorsement"),
          List.of("credentialSubject", "verifiableCredential"));

  private EmbeddedCredentials() {}

  /**
   * One of them.
   *
   * @param where its JSON Pointer in the document
   */
  record Embedded(JsonObject json, String where) {}

  /** Those of a document, in order; tokens are not among them. */
  static List<Embedded> in(JsonObject document) {
    List<Embedded> found = new ArrayList<>();
    for (List<String> place : PLACES) {
      collect(document, place, "", found);
    }
    return List.copyOf(found);
  }

  private static void collect(
      JsonValue value, List<String> path, String where, List<Embedded> found) {
    if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.get(i), path, JsonPointer.element(where, i), found);
      }
    } else if (value instanceof JsonObject object) {
      if (path.isEmpty()) {
        found.add(new Embedded(object, where));
        return;
      }
      Optional<JsonValue> member = object.get(path.get(0));
      if (member.isPresent()) {
        collect(
            member.get(),
            path.subList(1, path.size()),
            JsonPointer.member(where, path.get(0)),
            found);
      }
    }
  }

  /** A document without these members. */
  static JsonObject without(JsonObject document) {
    JsonObject rest = document;
    for (List<String> place : PLACES) {
      rest = (JsonObject) without(rest, place);
    }
    return rest;
  }

  private static JsonValue without(JsonValue value, List<String> path) {
    if (value instanceof JsonArray array) {
      List<JsonValue> elements = new ArrayList<>();
      for (int i = 0; i < array.size(); i++) {
        elements.add(without(array.get(i), path));
      }
      return new JsonArray(elements);
    }
    if (!(value instanceof JsonObject object) || !object.has(path.get(0))) {
      return value;
    }
    return path.size() == 1
        ? object.without(path.get(0))
        : object.with(
            path.get(0),
            without(object.get(path.get(0)).orElseThrow(), path.subList(1, path.size())));
  }
}

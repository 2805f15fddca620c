package nl.skillspaspoort.core.webvh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.did.DidException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;

/**
 * The parameters that are active after a version.
 *
 * @see <a
 *     href="https://identity.foundation/didwebvh/v1.0/#didwebvh-did-method-parameters">did:webvh
 *     1.0, Parameters</a>
 */
record LogParameters(
    String scid,
    List<String> updateKeys,
    List<String> nextKeyHashes,
    WitnessRule witness,
    boolean portable,
    boolean deactivated) {
  private static final String METHOD = "did:webvh:1.0";
  private static final Set<String> KNOWN =
      Set.of(
          "method",
          "scid",
          "updateKeys",
          "nextKeyHashes",
          "witness",
          "watchers",
          "portable",
          "deactivated",
          "ttl");
  private static final int MAX_KEYS = 256;
  private static final long MAX_TTL = 1L << 31;

  LogParameters {
    updateKeys = List.copyOf(updateKeys);
    nextKeyHashes = List.copyOf(nextKeyHashes);
  }

  static LogParameters first(JsonObject json, String where)
      throws JsonFormatException, DidException {
    checkNames(json, where);
    if (!json.requiredText("method", where).equals(METHOD)) {
      throw LogRules.invalid(where + "/method", "another version of the method", METHOD);
    }
    return new LogParameters(
        json.requiredText("scid", where),
        texts(json.required("updateKeys", where), where + "/updateKeys"),
        texts(json.get("nextKeyHashes").orElse(JsonArray.of()), where + "/nextKeyHashes"),
        witness(json, where).orElse(WitnessRule.NONE),
        flag(json, "portable", where).orElse(false),
        flag(json, "deactivated", where).orElse(false));
  }

  /** What is active after the next version; pre-rotation demands that it names its keys itself. */
  LogParameters next(JsonObject json, String where) throws JsonFormatException, DidException {
    checkNames(json, where);
    if (json.has("scid")) {
      throw LogRules.invalid(where + "/scid", "scid in a later version", "scid in the first only");
    }
    Optional<JsonValue> method = json.get("method");
    if (method.isPresent() && !method.get().asString(where + "/method").equals(METHOD)) {
      throw LogRules.invalid(where + "/method", "another version of the method", METHOD);
    }
    if (isPreRotating() && (!json.has("updateKeys") || !json.has("nextKeyHashes"))) {
      throw LogRules.invalid(
          where, "inherited keys under pre-rotation", "updateKeys and nextKeyHashes");
    }
    Optional<Boolean> portableNow = flag(json, "portable", where);
    if (portableNow.orElse(false)) {
      throw LogRules.invalid(where + "/portable", "portable in a later version", "false");
    }
    List<String> keys =
        json.has("updateKeys")
            ? texts(json.required("updateKeys", where), where + "/updateKeys")
            : updateKeys;
    if (isPreRotating()) {
      for (String key : keys) {
        if (!nextKeyHashes.contains(LogRules.hash(key))) {
          throw LogRules.invalid(
              where + "/updateKeys", "a key that was not announced", "announced keys only");
        }
      }
    }
    return new LogParameters(
        scid,
        keys,
        json.has("nextKeyHashes")
            ? texts(json.required("nextKeyHashes", where), where + "/nextKeyHashes")
            : nextKeyHashes,
        witness(json, where).orElse(witness),
        portableNow.orElse(portable),
        flag(json, "deactivated", where).orElse(deactivated));
  }

  boolean isPreRotating() {
    return !nextKeyHashes.isEmpty();
  }

  private static void checkNames(JsonObject json, String where)
      throws JsonFormatException, DidException {
    for (String name : json.names()) {
      if (!KNOWN.contains(name) || json.required(name, where) instanceof JsonNull) {
        throw LogRules.invalid(where, "an unknown parameter, or null", "known parameters");
      }
    }
    if (json.has("watchers")) {
      texts(json.required("watchers", where), where + "/watchers");
    }
    if (json.has("ttl")) {
      long ttl = json.required("ttl", where).asInteger(where + "/ttl");
      if (ttl < 0 || ttl > MAX_TTL) {
        throw LogRules.invalid(where + "/ttl", "a number out of range", "0 to 2^31");
      }
    }
  }

  private static Optional<WitnessRule> witness(JsonObject json, String where)
      throws JsonFormatException, DidException {
    return json.has("witness")
        ? Optional.of(WitnessRule.read(json.required("witness", where), where + "/witness"))
        : Optional.empty();
  }

  private static Optional<Boolean> flag(JsonObject json, String name, String where)
      throws JsonFormatException {
    return json.has(name)
        ? Optional.of(json.required(name, where).asBoolean(where + "/" + name))
        : Optional.empty();
  }

  private static List<String> texts(JsonValue value, String where)
      throws JsonFormatException, DidException {
    List<String> texts = new ArrayList<>();
    for (JsonValue element : value.asArray(where)) {
      texts.add(element.asString(where));
    }
    if (texts.size() > MAX_KEYS) {
      throw LogRules.invalid(where, texts.size() + " elements", "at most " + MAX_KEYS);
    }
    return texts;
  }
}

package nl.skillspaspoort.core.federation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;

/**
 * The merged metadata policy of a chain: per type of entity and parameter, what its value must be.
 * Immutable; merging gives another one.
 *
 * @see <a href="https://openid.net/specs/openid-federation-1_0.html#section-6.1">OpenID Federation
 *     1.0 §6.1, Metadata Policy</a>
 */
final class MetadataPolicy {
  static final MetadataPolicy NONE = new MetadataPolicy(Map.of());

  private static final String SCOPE = "scope";

  private final Map<String, Map<String, ParameterPolicy>> byType;

  private MetadataPolicy(Map<String, Map<String, ParameterPolicy>> byType) {
    this.byType = byType;
  }

  /**
   * This policy of the superiors with that of the next subordinate.
   *
   * @param critical operators beside the standard ones that must be understood
   */
  MetadataPolicy mergedWith(JsonObject next, Set<String> critical) throws FederationException {
    Map<String, Map<String, ParameterPolicy>> merged = new LinkedHashMap<>();
    byType.forEach((type, parameters) -> merged.put(type, new LinkedHashMap<>(parameters)));
    try {
      for (String type : next.names()) {
        String where = JsonPointer.member("/metadata_policy", type);
        JsonObject parameters = next.required(type, where).asObject(where);
        Map<String, ParameterPolicy> known =
            merged.computeIfAbsent(type, any -> new LinkedHashMap<>());
        for (String name : parameters.names()) {
          String at = JsonPointer.member(where, name);
          ParameterPolicy policy =
              ParameterPolicy.read(parameters.required(name, where).asObject(at), at, critical);
          ParameterPolicy before = known.get(name);
          known.put(name, before == null ? policy : before.mergedWith(policy, at));
        }
      }
    } catch (JsonFormatException e) {
      throw FederationException.because(e);
    }
    return new MetadataPolicy(merged);
  }

  /** The metadata after the policy, or why it does not follow it. */
  JsonObject apply(JsonObject metadata) throws FederationException {
    JsonObject result = metadata;
    for (Map.Entry<String, Map<String, ParameterPolicy>> type : byType.entrySet()) {
      Optional<JsonValue> value = metadata.get(type.getKey());
      if (value.isPresent() && value.get() instanceof JsonObject parameters) {
        result = result.with(type.getKey(), apply(parameters, type.getKey(), type.getValue()));
      }
    }
    return result;
  }

  private static JsonObject apply(
      JsonObject parameters, String type, Map<String, ParameterPolicy> policies)
      throws FederationException {
    JsonObject result = parameters;
    for (Map.Entry<String, ParameterPolicy> policy : policies.entrySet()) {
      String name = policy.getKey();
      String where = JsonPointer.member(JsonPointer.member("", type), name);
      // A scope is a list written as one text (§6.1.3.1).
      boolean spaced = name.equals(SCOPE);
      Optional<JsonValue> before = result.get(name).map(value -> spaced ? split(value) : value);
      Optional<JsonValue> after =
          policy.getValue().apply(before, where).map(value -> spaced ? joined(value) : value);
      result = after.isPresent() ? result.with(name, after.get()) : result.without(name);
    }
    return result;
  }

  private static JsonValue split(JsonValue value) {
    return value instanceof JsonString text
        ? JsonArray.ofStrings(
            Arrays.stream(text.value().split(" ", -1)).filter(part -> !part.isEmpty()).toList())
        : value;
  }

  private static JsonValue joined(JsonValue value) {
    if (!(value instanceof JsonArray array)) {
      return value;
    }
    List<String> parts = new ArrayList<>();
    array.forEach(
        part -> parts.add(part instanceof JsonString text ? text.value() : part.toJson()));
    return new JsonString(String.join(" ", parts));
  }

  static List<JsonValue> union(List<JsonValue> first, List<JsonValue> second) {
    Set<JsonValue> all = new LinkedHashSet<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  static List<JsonValue> intersection(List<JsonValue> first, List<JsonValue> second) {
    Set<JsonValue> other = new HashSet<>(second);
    return first.stream().filter(other::contains).distinct().toList();
  }
}

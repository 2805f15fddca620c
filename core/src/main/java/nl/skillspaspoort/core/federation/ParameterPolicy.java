package nl.skillspaspoort.core.federation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The seven standard operators on one parameter; an operator that is absent is empty.
 *
 * @see <a href="https://openid.net/specs/openid-federation-1_0.html#section-6.1.3">OpenID
 *     Federation 1.0 §6.1.3, Operators</a>
 */
record ParameterPolicy(
    Optional<JsonValue> value,
    Optional<List<JsonValue>> add,
    Optional<JsonValue> defaultValue,
    Optional<List<JsonValue>> oneOf,
    Optional<List<JsonValue>> subsetOf,
    Optional<List<JsonValue>> supersetOf,
    boolean essential) {

  private static final Set<String> OPERATORS =
      Set.of("value", "add", "default", "one_of", "subset_of", "superset_of", "essential");

  /** Reads the operators; one that is critical and not known is refused, another is skipped. */
  static ParameterPolicy read(JsonObject json, String where, Set<String> critical)
      throws JsonFormatException, FederationException {
    for (String name : json.names()) {
      if (!OPERATORS.contains(name) && critical.contains(name)) {
        throw refused(where, "a critical operator that is not known here", "none");
      }
    }
    ParameterPolicy policy =
        new ParameterPolicy(
            json.get("value"),
            values(json, "add", where),
            json.get("default"),
            values(json, "one_of", where),
            values(json, "subset_of", where),
            values(json, "superset_of", where),
            json.has("essential")
                && json.required("essential", where)
                    .asBoolean(JsonPointer.member(where, "essential")));
    return policy.checked(where);
  }

  private static Optional<List<JsonValue>> values(JsonObject json, String name, String where)
      throws JsonFormatException {
    if (!json.has(name)) {
      return Optional.empty();
    }
    JsonArray array = json.required(name, where).asArray(JsonPointer.member(where, name));
    return Optional.of(array.elements().stream().distinct().toList());
  }

  /** §6.1.3.1: how each operator of a superior merges with that of a subordinate. */
  ParameterPolicy mergedWith(ParameterPolicy next, String where) throws FederationException {
    boolean otherValue = value.isPresent() && next.value.isPresent() && !value.equals(next.value);
    boolean otherDefault =
        defaultValue.isPresent()
            && next.defaultValue.isPresent()
            && !defaultValue.equals(next.defaultValue);
    if (otherValue || otherDefault) {
      throw refused(where, "two different values", "the superior's value");
    }
    Optional<List<JsonValue>> choices = both(oneOf, next.oneOf, false);
    if (choices.isPresent() && choices.get().isEmpty()) {
      throw refused(where, "choices that have nothing in common", "one of the superior's");
    }
    return new ParameterPolicy(
            value.or(next::value),
            both(add, next.add, true),
            defaultValue.or(next::defaultValue),
            choices,
            both(subsetOf, next.subsetOf, false),
            both(supersetOf, next.supersetOf, true),
            essential || next.essential)
        .checked(where);
  }

  private static Optional<List<JsonValue>> both(
      Optional<List<JsonValue>> first, Optional<List<JsonValue>> second, boolean united) {
    if (first.isEmpty() || second.isEmpty()) {
      return first.or(() -> second);
    }
    return Optional.of(
        united
            ? MetadataPolicy.union(first.get(), second.get())
            : MetadataPolicy.intersection(first.get(), second.get()));
  }

  /** Which operators may stand together, and what must hold between them. */
  private ParameterPolicy checked(String where) throws FederationException {
    boolean clash =
        oneOf.isPresent() && (add.isPresent() || subsetOf.isPresent() || supersetOf.isPresent());
    boolean noDefault = defaultValue.isPresent() && defaultValue.get() == JsonNull.NULL;
    boolean beyond =
        !within(add, subsetOf)
            || !within(supersetOf, subsetOf)
            || (value.isPresent() && !allows(value.get()));
    if (clash || noDefault || beyond) {
      throw refused(where, "operators that contradict each other", "ones that go together");
    }
    return this;
  }

  private static boolean within(Optional<List<JsonValue>> inner, Optional<List<JsonValue>> outer) {
    return inner.isEmpty() || outer.isEmpty() || outer.get().containsAll(inner.get());
  }

  /** Whether the operator {@code value} goes with the others (§6.1.3.1.1). */
  private boolean allows(JsonValue fixed) {
    if (fixed == JsonNull.NULL) {
      return !essential && add.isEmpty() && defaultValue.isEmpty();
    }
    List<JsonValue> elements = fixed instanceof JsonArray array ? array.elements() : List.of(fixed);
    return (add.isEmpty() || elements.containsAll(add.get()))
        && (oneOf.isEmpty() || oneOf.get().contains(fixed))
        && (subsetOf.isEmpty() || subsetOf.get().containsAll(elements))
        && (supersetOf.isEmpty() || elements.containsAll(supersetOf.get()));
  }

  /** The value after the policy, in the order that §6.1.3.1 sets; empty if there is none. */
  Optional<JsonValue> apply(Optional<JsonValue> before, String where) throws FederationException {
    Optional<JsonValue> now = before;
    if (value.isPresent()) {
      now = value.filter(fixed -> fixed != JsonNull.NULL);
    }
    if (add.isPresent()) {
      now = Optional.of(new JsonArray(MetadataPolicy.union(elements(now, where), add.get())));
    }
    if (now.isEmpty()) {
      now = defaultValue;
    }
    if (now.isPresent() && oneOf.isPresent() && !oneOf.get().contains(now.get())) {
      throw refused(where, "a value that is none of those allowed", "one of them");
    }
    if (now.isPresent() && subsetOf.isPresent()) {
      List<JsonValue> left = MetadataPolicy.intersection(elements(now, where), subsetOf.get());
      now = left.isEmpty() ? Optional.empty() : Optional.of(new JsonArray(left));
    }
    if (now.isPresent()
        && supersetOf.isPresent()
        && !elements(now, where).containsAll(supersetOf.get())) {
      throw refused(where, "values that lack some of those demanded", "all of them");
    }
    if (now.isEmpty() && essential) {
      throw refused(where, "no value", "a value that is allowed");
    }
    return now;
  }

  private static List<JsonValue> elements(Optional<JsonValue> value, String where)
      throws FederationException {
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof JsonArray array) {
      return array.elements();
    }
    throw refused(where, "a single value", "an array");
  }

  private static FederationException refused(String where, String found, String expected) {
    return new FederationException(
        new Problem(ProblemCode.FEDERATION_POLICY, where, found, expected));
  }
}

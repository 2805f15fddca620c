package nl.skillspaspoort.core.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * What a superior allows below itself. Constraints that the standard does not know are skipped, as
 * it demands; ours stands in a critical claim instead.
 *
 * @see <a href="https://openid.net/specs/openid-federation-1_0.html#section-6.2">OpenID Federation
 *     1.0 §6.2, Constraints</a>
 */
final class Constraints {
  /** Always allowed (§6.2.3). */
  static final String FEDERATION_ENTITY = "federation_entity";

  private final Optional<Long> maxPathLength;
  private final Optional<List<String>> permitted;
  private final List<String> excluded;
  private final Optional<List<String>> entityTypes;

  private Constraints(JsonObject json) throws JsonFormatException, FederationException {
    this.maxPathLength =
        json.has("max_path_length")
            ? Optional.of(
                json.required("max_path_length", "/constraints").asInteger("/constraints"))
            : Optional.empty();
    if (maxPathLength.isPresent() && maxPathLength.get() < 0) {
      throw FederationException.invalid("a negative max_path_length", "zero or more");
    }
    JsonObject naming =
        json.has("naming_constraints")
            ? json.required("naming_constraints", "/constraints").asObject("/constraints")
            : JsonObject.EMPTY;
    this.permitted = texts(naming, "permitted");
    this.excluded = texts(naming, "excluded").orElse(List.of());
    this.entityTypes = texts(json, "allowed_entity_types");
  }

  static Constraints of(EntityStatement statement) throws FederationException {
    try {
      return new Constraints(statement.object("constraints"));
    } catch (JsonFormatException e) {
      throw FederationException.because(e);
    }
  }

  private static Optional<List<String>> texts(JsonObject json, String name)
      throws JsonFormatException {
    if (!json.has(name)) {
      return Optional.empty();
    }
    String where = JsonPointer.member("/constraints", name);
    JsonArray array = json.required(name, "/constraints").asArray(where);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      texts.add(array.get(i).asString(JsonPointer.element(where, i)));
    }
    return Optional.of(texts);
  }

  /**
   * @param intermediates how many entities stand between the one that sets this and the subject
   * @param below every entity below it
   */
  void check(int intermediates, List<EntityId> below) throws FederationException {
    if (maxPathLength.isPresent() && intermediates > maxPathLength.get()) {
      throw broken(intermediates + " intermediates", "at most " + maxPathLength.get());
    }
    for (EntityId entity : below) {
      if (!allows(entity.host())) {
        throw broken("an entity of a host that is not permitted", "a permitted host");
      }
    }
  }

  /**
   * The same for the other identifiers that a superior below gives an entity, so that they are no
   * way around. One without a host cannot be held against names, and is refused if there are any.
   *
   * @param recognition the claim of that name; empty if there is none
   */
  void checkOtherNames(JsonObject recognition) throws FederationException {
    if (permitted.isEmpty() && excluded.isEmpty()) {
      return;
    }
    try {
      for (String identity : texts(recognition, "identities").orElse(List.of())) {
        if (hostOf(identity).filter(this::allows).isEmpty()) {
          throw broken("another identifier of a host that is not permitted", "a permitted host");
        }
      }
    } catch (JsonFormatException e) {
      throw FederationException.because(e);
    }
  }

  /** Empty as well for a host in a spelling that no constraint would know. */
  private static Optional<String> hostOf(String identity) {
    String url = identity;
    if (identity.startsWith("did:web:") || identity.startsWith("did:webvh:")) {
      String[] parts = identity.split(":", -1);
      int at = identity.startsWith("did:web:") ? 2 : 3;
      url = parts.length > at ? "https://" + parts[at].split("%3[Aa]", 2)[0] : "";
    }
    return EntityId.read(url).map(EntityId::host);
  }

  private boolean allows(String host) {
    return permitted.map(names -> names.stream().anyMatch(name -> covers(name, host))).orElse(true)
        && excluded.stream().noneMatch(name -> covers(name, host));
  }

  /** RFC 5280 §4.2.1.10, URIs: a leading dot stands for one label more or several. */
  private static boolean covers(String name, String found) {
    String host = found.toLowerCase(java.util.Locale.ROOT);
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    return lower.startsWith(".")
        ? host.length() > lower.length() && host.endsWith(lower)
        : host.equals(lower);
  }

  /** The metadata without the types of entity that are not allowed. */
  JsonObject restrict(JsonObject metadata) {
    JsonObject left = metadata;
    for (String type : metadata.names()) {
      boolean allowed =
          type.equals(FEDERATION_ENTITY)
              || entityTypes.map(types -> types.contains(type)).orElse(true);
      left = allowed ? left : left.without(type);
    }
    return left;
  }

  private static FederationException broken(String found, String expected) {
    return FederationException.of(ProblemCode.FEDERATION_CONSTRAINT, found, expected);
  }
}

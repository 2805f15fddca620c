package nl.skillspaspoort.core.federation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;

/**
 * What an entity publishes about itself, as it was received: <b>no signature checked</b>. It says
 * where to look for the statements of a chain; whether they hold is for {@link TrustChain#verify}.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @see <a href="https://openid.net/specs/openid-federation-1_0.html#section-9">OpenID Federation
 *     1.0 §9, Obtaining Federation Entity Configuration Information</a>
 */
public final class EntityConfiguration {
  /** The media type of statements. */
  public static final String MEDIA_TYPE = "application/entity-statement+jwt";

  private static final String WELL_KNOWN = "/.well-known/openid-federation";
  private static final String FETCH_ENDPOINT = "federation_fetch_endpoint";

  private final String text;
  private final EntityId entity;
  private final List<EntityId> authorityHints;
  private final Optional<URI> fetchEndpoint;

  private EntityConfiguration(
      String text, EntityId entity, List<EntityId> authorityHints, Optional<URI> fetchEndpoint) {
    this.text = text;
    this.entity = entity;
    this.authorityHints = List.copyOf(authorityHints);
    this.fetchEndpoint = fetchEndpoint;
  }

  /** Where the configuration of an entity is published. */
  public static URI location(EntityId entity) {
    String url = entity.value();
    return URI.create((url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + WELL_KNOWN);
  }

  /**
   * Reads a configuration.
   *
   * @throws FederationException {@code FEDERATION_CHAIN_INVALID} if it is none, or one of another
   *     entity
   */
  public static EntityConfiguration parse(String text, EntityId entity) throws FederationException {
    EntityStatement statement = EntityStatement.parse(text);
    if (!statement.isConfiguration() || !statement.subject().equals(entity)) {
      throw FederationException.invalid(
          "a statement of or about another entity", "the configuration of " + entity);
    }
    try {
      return new EntityConfiguration(
          text, entity, hints(statement.claims()), endpoint(statement.object("metadata")));
    } catch (JsonFormatException e) {
      throw FederationException.because(e);
    }
  }

  private static List<EntityId> hints(JsonObject claims)
      throws JsonFormatException, FederationException {
    Optional<JsonValue> value = claims.get("authority_hints");
    List<EntityId> hints = new ArrayList<>();
    if (value.isPresent()) {
      JsonArray array = value.get().asArray("/authority_hints");
      for (JsonValue element : array) {
        hints.add(
            EntityId.read(element.asString("/authority_hints"))
                .orElseThrow(
                    () -> FederationException.invalid("another authority hint", "https URLs")));
      }
    }
    return hints;
  }

  private static Optional<URI> endpoint(JsonObject metadata)
      throws JsonFormatException, FederationException {
    Optional<JsonValue> value =
        metadata
            .get(Constraints.FEDERATION_ENTITY)
            .filter(JsonObject.class::isInstance)
            .flatMap(entity -> ((JsonObject) entity).get(FETCH_ENDPOINT));
    if (value.isEmpty()) {
      return Optional.empty();
    }
    String text = value.get().asString("/metadata/" + FETCH_ENDPOINT);
    try {
      URI uri = new URI(text);
      if ("https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      // Said below, without the text.
    }
    throw FederationException.invalid("another fetch endpoint", "an https URL without a fragment");
  }

  /** The statement as it was received. */
  public String text() {
    return text;
  }

  /** Whose it is, as it says itself. */
  public EntityId entity() {
    return entity;
  }

  /** The superiors that it names itself, in its order. */
  public List<EntityId> unverifiedAuthorityHints() {
    return authorityHints;
  }

  /**
   * Where this entity says what it says of one below it; empty if it publishes no such place.
   *
   * @see <a href="https://openid.net/specs/openid-federation-1_0.html#section-8.1">OpenID
   *     Federation 1.0 §8.1, Fetching a Subordinate Statement</a>
   */
  public Optional<URI> unverifiedFetchLocation(EntityId below) {
    return fetchEndpoint.map(
        endpoint ->
            URI.create(
                endpoint
                    + (endpoint.getRawQuery() == null ? "?" : "&")
                    + "sub="
                    + QueryValue.encode(below.value())));
  }

  /** Whose it is. */
  @Override
  public String toString() {
    return "EntityConfiguration[" + entity + "]";
  }
}

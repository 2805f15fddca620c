package nl.skillspaspoort.core.trust;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.time.DateTimeStamp;

/** Writes the payload of a list. The same content gives the same bytes: sets are sorted. */
final class LoteWriter {
  private LoteWriter() {}

  static JsonObject write(ListContent list) {
    JsonObject.Builder lote = JsonObject.builder().put(Lote.SCHEME, scheme(list));
    if (!list.issuers().isEmpty()) {
      lote.put(Lote.ENTITIES, Explaining.array(list.issuers(), LoteWriter::entity));
    }
    return JsonObject.builder().put(Lote.LOTE, lote.build()).build();
  }

  /** A grant as decisions show it. */
  static JsonObject explanation(Grant grant) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("action", grant.action().name())
            .put("basis", grant.basis().toJson())
            .put(
                "statuses",
                Explaining.array(
                    grant.statuses(),
                    change ->
                        JsonObject.builder()
                            .put("status", change.status().name())
                            .put("from", DateTimeStamp.format(change.from()))
                            .build()));
    putInstant(json, Lote.UNTIL, grant.until());
    return json.put(Lote.SCOPE, scope(grant.scope())).build();
  }

  private static JsonObject scheme(ListContent list) {
    JsonObject.Builder scheme =
        JsonObject.builder()
            .put(Lote.VERSION_IDENTIFIER, Lote.VERSION)
            .put(Lote.SEQUENCE_NUMBER, list.sequence())
            .put(Lote.TYPE, Lote.LIST_TYPE)
            .put(Lote.OPERATOR_NAME, name(list.operator()))
            .putIfPresent(Lote.SCHEME_NAME, list.schemeName().map(LoteWriter::name))
            .putIfPresent(Lote.TERRITORY, list.territory().map(JsonString::new))
            .put(Lote.ISSUED_AT, DateTimeStamp.format(list.issuedAt()))
            .put(Lote.NEXT_UPDATE, DateTimeStamp.format(list.nextUpdate()));
    JsonObject.Builder own = extension(Lote.SCHEME_EXTENSION).put(Lote.LIST_ID, list.id());
    if (!list.nextSigners().isEmpty()) {
      own.put(
          Lote.NEXT_SIGNERS,
          sorted(list.nextSigners().stream().map(VerificationKey::multibase).toList()));
    }
    if (!list.denied().isEmpty()) {
      own.put(Lote.DENIED, Explaining.array(list.denied(), LoteWriter::denied));
    }
    return scheme.put(Lote.SCHEME_EXTENSIONS, JsonArray.of(own.build())).build();
  }

  private static JsonObject denied(DenyEntry entry) {
    return JsonObject.builder()
        .put(Lote.IDENTITY, entry.identity().value())
        .putIfPresent(Lote.REASON, entry.reason().map(LoteWriter::name))
        .build();
  }

  private static JsonObject entity(TrustedIssuer issuer) {
    Contact contact = issuer.contact();
    JsonObject postal =
        JsonObject.builder()
            .put(Lote.LANG, "nl")
            .put(Lote.STREET, contact.streetAddress())
            .putIfPresent(Lote.LOCALITY, contact.locality().map(JsonString::new))
            .putIfPresent(Lote.POSTAL_CODE, contact.postalCode().map(JsonString::new))
            .put(Lote.COUNTRY, contact.country())
            .build();
    JsonObject.Builder information =
        JsonObject.builder()
            .put(Lote.ENTITY_NAME, name(issuer.name()))
            .put(
                Lote.ENTITY_ADDRESS,
                JsonObject.builder()
                    .put(Lote.POSTAL_ADDRESS, JsonArray.of(postal))
                    .put(
                        Lote.ELECTRONIC_ADDRESS,
                        JsonArray.of(uri(contact.electronicAddress().toString())))
                    .build())
            .put(Lote.INFORMATION_URI, JsonArray.of(uri(contact.informationPage().toString())));
    if (!issuer.keys().isEmpty()) {
      information.put(
          Lote.ENTITY_EXTENSIONS,
          JsonArray.of(
              extension(Lote.ISSUER_EXTENSION)
                  .put(Lote.KEYS, Explaining.array(issuer.keys(), LoteWriter::key))
                  .build()));
    }
    return JsonObject.builder()
        .put(Lote.ENTITY, information.build())
        .put(Lote.SERVICES, Explaining.array(issuer.grants(), grant -> service(issuer, grant)))
        .build();
  }

  private static JsonObject key(KeyPeriod period) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put(Lote.KEY, period.key().multibase())
            .put(Lote.FROM, DateTimeStamp.format(period.from()));
    putInstant(json, Lote.UNTIL, period.until());
    putInstant(json, Lote.COMPROMISED_AT, period.compromisedAt());
    return json.build();
  }

  private static JsonObject service(TrustedIssuer issuer, Grant grant) {
    JsonObject.Builder own =
        extension(Lote.RECOGNITION_EXTENSION).put(Lote.SCOPE, scope(grant.scope()));
    putInstant(own, Lote.UNTIL, grant.until());
    grant.list().ifPresent(list -> own.put(Lote.LIST, pointer(list)));
    JsonObject.Builder service =
        JsonObject.builder()
            .put(
                Lote.SERVICE,
                status(issuer, grant, grant.current())
                    .put(Lote.SERVICE_EXTENSIONS, JsonArray.of(own.build()))
                    .build());
    List<StatusChange> earlier = new ArrayList<>(grant.statuses());
    earlier.remove(grant.current());
    if (!earlier.isEmpty()) {
      earlier.sort(Comparator.comparing(StatusChange::from).reversed());
      service.put(
          Lote.SERVICE_HISTORY,
          Explaining.array(earlier, change -> status(issuer, grant, change).build()));
    }
    return service.build();
  }

  private static JsonObject pointer(ListPointer list) {
    return JsonObject.builder()
        .put(Lote.LIST_ID, list.listId())
        .putIfPresent(Lote.LOCATION, list.location().map(URI::toString).map(JsonString::new))
        .put(Lote.SIGNERS, sorted(list.signers().stream().map(VerificationKey::multibase).toList()))
        .build();
  }

  private static JsonObject.Builder status(TrustedIssuer issuer, Grant grant, StatusChange change) {
    return JsonObject.builder()
        .put(Lote.SERVICE_NAME, name(grant.basis()))
        .put(
            Lote.DIGITAL_IDENTITY,
            JsonObject.builder()
                .put(
                    Lote.OTHER_IDS,
                    JsonArray.ofStrings(
                        issuer.identities().stream().map(IssuerIdentity::value).toList()))
                .build())
        .put(Lote.SERVICE_TYPE, Lote.SERVICE_TYPE_PREFIX + grant.action().term())
        .put(Lote.SERVICE_STATUS, Lote.STATUS_PREFIX + change.status().term())
        .put(Lote.STATUS_STARTING_TIME, DateTimeStamp.format(change.from()));
  }

  private static JsonObject scope(Scope scope) {
    JsonObject.Builder json = JsonObject.builder();
    put(json, Lote.CREDENTIAL_TYPES, scope.credentialTypes());
    put(json, Lote.ACHIEVEMENT_TYPES, scope.achievementTypes());
    put(json, Lote.STANDARDS, scope.standards());
    put(json, Lote.SKILLS, scope.skills());
    put(json, Lote.FRAMEWORKS, scope.frameworks());
    if (scope.levels().any()) {
      json.put(Lote.LEVELS, Lote.ANY);
    } else if (!scope.levels().members().isEmpty()) {
      json.put(
          Lote.LEVELS,
          Explaining.array(
              scope.levels().members().stream()
                  .sorted(
                      Comparator.comparing((LevelRange range) -> range.lowest().toString())
                          .thenComparing(range -> range.highest().toString()))
                  .toList(),
              LoteWriter::range));
    }
    put(json, Lote.TERRITORIES, scope.territories());
    put(json, Lote.ISSUERS, scope.issuers());
    return json.build();
  }

  private static JsonObject range(LevelRange range) {
    return JsonObject.builder()
        .put(Lote.FRAMEWORK, range.lowest().framework().name())
        .put(Lote.LOWEST, range.lowest().value())
        .put(Lote.HIGHEST, range.highest().value())
        .build();
  }

  private static void put(JsonObject.Builder json, String name, Dimension<?> dimension) {
    if (dimension.any()) {
      json.put(name, Lote.ANY);
    } else if (!dimension.members().isEmpty()) {
      json.put(name, sorted(dimension.members().stream().map(Object::toString).toList()));
    }
  }

  private static JsonArray sorted(Collection<String> texts) {
    return JsonArray.ofStrings(texts.stream().sorted().toList());
  }

  private static void putInstant(JsonObject.Builder json, String name, Optional<Instant> instant) {
    instant.ifPresent(at -> json.put(name, DateTimeStamp.format(at)));
  }

  private static JsonArray name(DisplayName name) {
    List<JsonValue> texts = new ArrayList<>();
    name.nl().ifPresent(text -> texts.add(text("nl", text)));
    name.en().ifPresent(text -> texts.add(text("en", text)));
    return new JsonArray(texts);
  }

  private static JsonObject text(String lang, String value) {
    return JsonObject.builder().put(Lote.LANG, lang).put(Lote.VALUE, value).build();
  }

  private static JsonObject uri(String uri) {
    return JsonObject.builder().put(Lote.LANG, "nl").put(Lote.URI_VALUE, uri).build();
  }

  private static JsonObject.Builder extension(String id) {
    return JsonObject.builder().put(Lote.EXTENSION_ID, id).put(Lote.CRITICAL, true);
  }
}

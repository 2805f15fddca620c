package nl.skillspaspoort.core.trust;

import static nl.skillspaspoort.core.trust.ListFixtures.centre;
import static nl.skillspaspoort.core.trust.ListFixtures.draft;
import static nl.skillspaspoort.core.trust.ListFixtures.evcGrant;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.testkit.SharedVectors;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Test;

/** What we write follows the JSON schema that ETSI publishes with TS 119 602. */
class LoteSchemaTest {
  private static final String FOLDER = "etsi-ts-119-602";

  /** The schema names it and does not bring it; lists of ours hold no JWK. */
  private static final String JWK_SCHEMA =
      "{\"$schema\":\"http://json-schema.org/draft-07/schema#\","
          + "\"definitions\":{\"jwk\":{\"type\":\"object\",\"required\":[\"kty\"]}}}";

  private static final String BASE = "https://lote.example/";

  @Test
  void listWithEverything_followsTheSchema() {
    TrustListDraft everything =
        draft()
            .schemeName(DisplayName.of("Erkende EVC-aanbieders", "Recognised EVC providers"))
            .territory("NL")
            .issuer(
                centre(
                    List.of(
                        KeyPeriod.from(ListFixtures.RECOGNISED_FROM, TestKeys.ISSUER.publicKey())
                            .until(ListFixtures.RECOGNISED_UNTIL)),
                    evcGrant().then(GrantStatus.WITHDRAWN, Instant.parse("2026-07-01T00:00:00Z"))))
            .deny(
                new DenyEntry(
                    IssuerIdentity.of("did:web:fraud.example"), Optional.of(DisplayName.same("x"))))
            .nextSigners(Set.of(TestKeys.STRANGER.publicKey()))
            .build();
    assertThat(errors(everything.toJson().toJson())).isEmpty();
  }

  @Test
  void listWithoutIssuers_followsTheSchema() {
    assertThat(errors(draft().build().toJson().toJson())).isEmpty();
  }

  /** So that a schema which is not applied cannot make the tests above pass. */
  @Test
  void vectors_areValidOrInvalidAsTheySay() {
    int invalid = 0;
    List<JsonValue> cases =
        ((JsonArray) SharedVectors.json(FOLDER, "lists.json").get("cases").orElseThrow())
            .elements();
    assertThat(cases).hasSizeGreaterThanOrEqualTo(10);
    for (JsonValue value : cases) {
      JsonObject one = (JsonObject) value;
      String payload =
          new String(
              SignedTrustListTest.decoded(one.text("list_jws").orElseThrow().split("\\.")[1]),
              StandardCharsets.UTF_8);
      boolean valid = one.get("schema_valid").orElseThrow().toJson().equals("true");
      assertThat(errors(payload).isEmpty()).as(one.text("name").orElseThrow()).isEqualTo(valid);
      invalid += valid ? 0 : 1;
    }
    assertThat(invalid).isGreaterThanOrEqualTo(2);
  }

  private static List<Error> errors(String payload) {
    String text = SharedVectors.text(FOLDER, "1960201_json_schema.json");
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7,
            builder ->
                builder.schemas(
                    Map.of(BASE + "list.json", text, BASE + "rfcs/rfc7517.json", JWK_SCHEMA)));
    Schema schema = registry.getSchema(SchemaLocation.of(BASE + "list.json"));
    return schema.validate(
        payload,
        InputFormat.JSON,
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}

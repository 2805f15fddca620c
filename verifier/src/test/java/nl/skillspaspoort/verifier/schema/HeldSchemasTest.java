package nl.skillspaspoort.verifier.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only schemas that are held, within bounds, and without looking anywhere. */
@Tag("T77")
class HeldSchemasTest {
  private static final URI ID = URI.create("https://school.example/schema.json");
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
  private static final JsonObject SMALL = Credentials.small();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft/2019-09/schema",
        DIALECT
      })
  void credential_followsOrBreaks_inEachDialect(String dialect) throws JsonFormatException {
    assertThat(judge(dialect, "\"required\": [\"name\"]")).isInstanceOf(SchemaAnswer.Follows.class);
    SchemaAnswer broken =
        judge(dialect, "\"properties\": {\"name\": {\"type\": \"string\", \"maxLength\": 2}}");
    assertThat(problem(broken))
        .get()
        .extracting(Problem::code)
        .isEqualTo(ProblemCode.SCHEMA_NOT_MET);
    assertThat(problem(broken).orElseThrow().where()).isEqualTo("/name");
    assertThat(problem(broken).orElseThrow().message())
        .doesNotContain(SMALL.text("name").orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"$ref\": \"http://127.0.0.1:1/schema.json\"",
        "\"properties\": {\"name\": {\"$ref\": \"https://127.0.0.1:1/a\"}}",
        "\"$dynamicRef\": \"other.json#a\"",
        "\"allOf\": [{\"$ref\": \"file:///etc/passwd\"}]",
        "\"$ref\": \"other.json\""
      })
  void referenceOutside_isRefusedWhenTheSchemaIsHandedIn(String member) {
    assertThatThrownBy(() -> held(DIALECT, member)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void referenceWithin_isFollowed() throws JsonFormatException {
    String schema =
        "\"$defs\": {\"short\": {\"maxLength\": 2}},"
            + " \"properties\": {\"name\": {\"$ref\": \"#/$defs/short\"}}";
    assertThat(judge(DIALECT, schema)).isInstanceOf(SchemaAnswer.Breaks.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://json-schema.org/draft/2030-01/schema", "urn:own"})
  void unknownDialect_isRefused(String dialect) {
    assertThatThrownBy(() -> held(dialect, "\"type\": \"object\""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Java remembers dead ends of some patterns, and of those with back references it does not. */
  @Test
  void costlyPattern_isGivenUp_atTheSameStepEverywhere() throws JsonFormatException {
    JsonObject costly = SMALL.with("name", "a".repeat(50) + "!");
    SchemaSource source =
        held(DIALECT, "\"properties\": {\"name\": {\"pattern\": \"^((a|aa)+)\\\\1b$\"}}");
    for (int i = 0; i < 3; i++) {
      assertThat(problem(source.judge(named("JsonSchema"), costly)))
          .get()
          .extracting(Problem::code)
          .isEqualTo(ProblemCode.COMPLEXITY_LIMIT);
    }
    SchemaSource known = held(DIALECT, "\"properties\": {\"name\": {\"pattern\": \"(a+)+$\"}}");
    assertThat(known.judge(named("JsonSchema"), costly))
        .isNotInstanceOf(SchemaAnswer.Follows.class);
  }

  @Test
  void schemaThatIsNotHeld_orOfAnotherType_leavesOpen() throws JsonFormatException {
    SchemaSource source = held(DIALECT, "\"type\": \"object\"");
    assertThat(source.judge(named("JsonSchema").with("id", "https://other.example"), SMALL))
        .isInstanceOf(SchemaAnswer.Unknown.class);
    assertThat(source.judge(named("ShaclValidator2017"), SMALL))
        .isInstanceOf(SchemaAnswer.Unknown.class);
    assertThat(SchemaSource.none().judge(named("JsonSchema"), SMALL))
        .isInstanceOf(SchemaAnswer.Unknown.class);
  }

  @Test
  void digestOfTheCredential_saysWhichSchemaItMeans() throws JsonFormatException {
    byte[] schema = schema(DIALECT, "\"type\": \"object\"");
    SchemaSource source = HeldSchemas.builder().schema(ID, schema).build();
    String digest =
        "sha256-" + Base64.getEncoder().encodeToString(HashAlgorithm.SHA_256.hash(schema));
    assertThat(source.judge(named("JsonSchema").with("digestSRI", digest), SMALL))
        .isInstanceOf(SchemaAnswer.Follows.class);
    for (String other : new String[] {"sha256-AAAA", "md5-AAAA", "", digest + "="}) {
      assertThat(source.judge(named("JsonSchema").with("digestSRI", other), SMALL))
          .as(other)
          .isInstanceOf(SchemaAnswer.Breaks.class);
    }
  }

  @Test
  void schemaInACredential_isUsed_underItsOwnTypeOnly() throws JsonFormatException {
    JsonObject credential =
        Credentials.json(
            "{\"credentialSubject\": {\"jsonSchema\": {\"$schema\": \""
                + DIALECT
                + "\", \"required\": [\"nothing\"]}}}");
    SchemaSource source =
        HeldSchemas.builder()
            .schemaCredential(ID, credential.toJson().getBytes(StandardCharsets.UTF_8))
            .build();
    SchemaAnswer answer = source.judge(named("JsonSchemaCredential"), SMALL);
    assertThat(problem(answer).orElseThrow().found()).contains("required");
    assertThat(problem(source.judge(named("JsonSchema"), SMALL)).orElseThrow().found())
        .contains("another type");
  }

  private static SchemaAnswer judge(String dialect, String members) throws JsonFormatException {
    return held(dialect, members).judge(named("JsonSchema"), SMALL);
  }

  private static SchemaSource held(String dialect, String members) throws JsonFormatException {
    return HeldSchemas.builder().schema(ID, schema(dialect, members)).build();
  }

  private static byte[] schema(String dialect, String members) {
    String start = dialect.isEmpty() ? "{" : "{\"$schema\": \"" + dialect + "\", ";
    return (start + members + "}").getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject named(String type) {
    return JsonObject.builder().put("id", ID.toString()).put("type", type).build();
  }

  private static Optional<Problem> problem(SchemaAnswer answer) {
    return answer.match(
        follows -> Optional.<Problem>empty(),
        breaks -> Optional.of(breaks.problem()),
        unknown -> Optional.of(unknown.problem()));
  }
}

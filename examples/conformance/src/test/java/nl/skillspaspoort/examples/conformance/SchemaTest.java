package nl.skillspaspoort.examples.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaTest {
  private static final String ID = "https://example.org/schema.json";
  private static final String HOLDING_ID = "https://example.org/schema-credential";
  private static final String META =
      "https://www.w3.org/2022/credentials/v2/json-schema-credential-schema.json";
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  @TempDir private Path folder;

  private static JsonObject schema() {
    return JsonObject.builder()
        .put("$id", ID)
        .put("$schema", DIALECT)
        .put("type", "object")
        .put("required", JsonArray.ofStrings(List.of("name")))
        .build();
  }

  private static JsonObject holding(JsonObject schema) {
    return JsonObject.builder()
        .put("id", HOLDING_ID)
        .put("type", JsonArray.ofStrings(List.of("VerifiableCredential", "JsonSchemaCredential")))
        .put(
            "credentialSchema",
            JsonObject.builder().put("id", META).put("type", "JsonSchema").build())
        .put(
            "credentialSubject",
            JsonObject.builder()
                .put("id", ID)
                .put("type", "JsonSchema")
                .put("jsonSchema", schema)
                .build())
        .build();
  }

  private static JsonObject credential(String id, String type) {
    return JsonObject.builder()
        .put("name", "text")
        .put("credentialSchema", JsonObject.builder().put("id", id).put("type", type).build())
        .build();
  }

  private String result(String format, JsonObject schema, JsonObject credential) throws Exception {
    Command command = new Command(folder);
    return command
        .answer(
            "schema validate",
            "--format",
            format,
            "--schema",
            command.file("schema.json", schema.toJson()).toString(),
            "--credential",
            command.file("credential.json", credential.toJson()).toString())
        .text("result")
        .orElseThrow();
  }

  private String plain(JsonObject schema) throws Exception {
    return result("JsonSchema", schema, credential(ID, "JsonSchema"));
  }

  private String held(JsonObject holding) throws Exception {
    return result("JsonSchemaCredential", holding, credential(HOLDING_ID, "JsonSchemaCredential"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://json-schema.org/draft/2020-12/schema",
        "https://json-schema.org/draft/2019-09/schema",
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft-07/schema#"
      })
  void credentialThatFollows_isASuccess(String dialect) throws Exception {
    JsonObject schema = schema().with("$schema", dialect);
    assertThat(plain(schema)).isEqualTo("success");
    assertThat(held(holding(schema))).isEqualTo("success");
    assertThat(result("JsonSchema", schema, credential(ID, "JsonSchema").without("name")))
        .isEqualTo("failure");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://json-schema.org/draft/unknown/schema",
        "http://json-schema.org/draft-04/schema#",
        ""
      })
  void unknownDialect_isIndeterminate(String dialect) throws Exception {
    JsonObject schema = schema().with("$schema", dialect);
    assertThat(plain(schema)).isEqualTo("indeterminate");
    assertThat(held(holding(schema))).isEqualTo("indeterminate");
  }

  @Test
  void schemaThatNeedsAnotherDocument_isIndeterminate() throws Exception {
    assertThat(plain(schema().with("$ref", "https://example.org/other.json")))
        .isEqualTo("indeterminate");
  }

  static Stream<UnaryOperator<JsonObject>> badSchemas() {
    return Stream.of(
        schema -> schema.without("$schema"),
        schema -> schema.without("$id"),
        schema -> schema.with("$id", "no-url"),
        schema -> schema.with("$id", "https://example.org/other.json"));
  }

  @ParameterizedTest
  @MethodSource("badSchemas")
  void badSchema_isAFailure(UnaryOperator<JsonObject> change) throws Exception {
    JsonObject schema = change.apply(schema());
    assertThat(plain(schema)).isEqualTo("failure");
    assertThat(held(holding(schema))).isEqualTo("failure");
  }

  static Stream<Arguments> badHoldings() {
    JsonObject good = holding(schema());
    JsonObject subject = (JsonObject) good.get("credentialSubject").orElseThrow();
    JsonObject meta = (JsonObject) good.get("credentialSchema").orElseThrow();
    return Stream.of(
        Arguments.of("another id", good.with("id", "https://example.org/other")),
        Arguments.of("no id", good.without("id")),
        Arguments.of("another type", good.with("type", "VerifiableCredential")),
        Arguments.of("no schema of its own", good.without("credentialSchema")),
        Arguments.of(
            "another schema of its own",
            good.with("credentialSchema", meta.with("id", "https://example.org/meta"))),
        Arguments.of(
            "another digest", good.with("credentialSchema", meta.with("digestSRI", "sha384-AAAA"))),
        Arguments.of(
            "a subject without type", good.with("credentialSubject", subject.without("type"))),
        Arguments.of(
            "a subject of another type",
            good.with("credentialSubject", subject.with("type", "Schema"))),
        Arguments.of("no schema", good.with("credentialSubject", subject.without("jsonSchema"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badHoldings")
  void badSchemaCredential_isAFailure(String name, JsonObject holding) throws Exception {
    assertThat(held(holding)).as(name).isEqualTo("failure");
  }

  @Test
  void otherTypeOrNameInTheCredential_isAFailure() throws Exception {
    assertThat(result("JsonSchema", schema(), credential(ID, "JsonSchemaCredential")))
        .isEqualTo("failure");
    assertThat(result("JsonSchema", schema(), credential(ID + "x", "JsonSchema")))
        .isEqualTo("failure");
    assertThat(
            result(
                "JsonSchema", schema(), credential(ID, "JsonSchema").without("credentialSchema")))
        .isEqualTo("failure");
  }
}

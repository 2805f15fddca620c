package nl.skillspaspoort.verifier.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

  @ParameterizedTest
  @EnumSource(JsonSchema.Draft.class)
  void value_followsOrBreaksTheSchema(JsonSchema.Draft draft) throws Exception {
    JsonSchema schema = JsonSchema.of(draft, read("{\"type\": \"integer\", \"minimum\": 3}"));
    assertThat(schema.judge(read("4"))).isInstanceOf(SchemaAnswer.Follows.class);
    assertThat(schema.judge(read("2"))).isInstanceOf(SchemaAnswer.Breaks.class);
    assertThat(schema.judge(read("\"4\""))).isInstanceOf(SchemaAnswer.Breaks.class);
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  @Tag("T98")
  void elementsWithEqualHashes_areNotComparedWithoutEnd() throws Exception {
    JsonSchema schema =
        JsonSchema.of(JsonSchema.Draft.DRAFT_2020_12, read("{\"uniqueItems\": true}"));
    StringBuilder items = new StringBuilder("[");
    for (int i = 0; i < 1 << 16; i++) {
      items.append(i == 0 ? "\"" : ",\"");
      for (int bit = 0; bit < 16; bit++) {
        items.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      items.append('"');
    }
    SchemaAnswer answer = schema.judge(read(items.append(']').toString()));
    assertThat(answer).isInstanceOf(SchemaAnswer.Unknown.class);
    assertThat(((SchemaAnswer.Unknown) answer).problem().code())
        .isEqualTo(ProblemCode.COMPLEXITY_LIMIT);
    assertThat(schema.judge(read("[1, 2, 1]"))).isInstanceOf(SchemaAnswer.Breaks.class);
  }

  @Test
  @Tag("T98")
  void nameThatIsTooLongForTheLibrary_cannotBeTold() throws Exception {
    JsonSchema schema =
        JsonSchema.of(JsonSchema.Draft.DRAFT_2020_12, read("{\"type\": \"object\"}"));
    assertThat(schema.judge(read("{\"" + "a".repeat(60_000) + "\": 1}")))
        .isInstanceOf(SchemaAnswer.Unknown.class);
  }

  @Test
  void booleanSchema_allowsAllOrNothing() throws Exception {
    JsonSchema.Draft draft = JsonSchema.Draft.DRAFT_2020_12;
    assertThat(JsonSchema.of(draft, JsonBoolean.of(true)).judge(read("1")))
        .isInstanceOf(SchemaAnswer.Follows.class);
    assertThat(JsonSchema.of(draft, JsonBoolean.of(false)).judge(read("1")))
        .isInstanceOf(SchemaAnswer.Breaks.class);
  }

  @Test
  void draftWithoutAKeyword_passesItOver() throws Exception {
    JsonValue schema = read("{\"dependentRequired\": {\"a\": [\"b\"]}}");
    JsonValue instance = read("{\"a\": 1}");
    assertThat(JsonSchema.of(JsonSchema.Draft.DRAFT_7, schema).judge(instance))
        .isInstanceOf(SchemaAnswer.Follows.class);
    assertThat(JsonSchema.of(JsonSchema.Draft.DRAFT_2020_12, schema).judge(instance))
        .isInstanceOf(SchemaAnswer.Breaks.class);
  }

  @Test
  void referenceToAnIdentifierWithin_isFollowed() throws Exception {
    JsonSchema schema =
        JsonSchema.of(
            JsonSchema.Draft.DRAFT_2020_12,
            read(
                "{\"$id\": \"https://example.org/root\", \"$ref\": \"item\", \"$defs\":"
                    + " {\"x\": {\"$id\": \"item\", \"type\": \"string\"}}}"));
    assertThat(schema.judge(read("\"text\""))).isInstanceOf(SchemaAnswer.Follows.class);
    assertThat(schema.judge(read("1"))).isInstanceOf(SchemaAnswer.Breaks.class);
  }

  @Test
  @Tag("T77")
  void referenceOutside_isNeverAYes() throws Exception {
    assertNotEvaluated("{\"$ref\": \"http://127.0.0.1:9/schema.json\"}");
  }

  private static void assertNotEvaluated(String schema) throws Exception {
    SchemaAnswer answer;
    try {
      answer = JsonSchema.of(JsonSchema.Draft.DRAFT_2020_12, read(schema)).judge(read("1"));
    } catch (IllegalArgumentException e) {
      return;
    }
    assertThat(answer).isInstanceOf(SchemaAnswer.Unknown.class);
  }

  /** The library has a file with this name, and would read it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"$ref\": \"classpath:draft-07/schema\"}",
        "{\"$ref\": \"resource:draft-07/schema\"}",
        "{\"$dynamicRef\": \"classpath:draft/2020-12/schema\"}",
        "{\"$id\": \"classpath:draft-07/other\", \"$ref\": \"schema\"}",
        "{\"$ref\": \"file:///etc/hostname\"}"
      })
  @Tag("T77")
  void referenceToAFile_isNotFollowed(String schema) throws Exception {
    assertNotEvaluated(schema);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft/2019-09/schema",
        "https://json-schema.org/draft/2020-12/schema",
        "https://json-schema.org/draft/2020-12/meta/validation"
      })
  void referenceToAMetaSchema_isFollowed(String reference) throws Exception {
    JsonSchema schema =
        JsonSchema.of(JsonSchema.Draft.DRAFT_2020_12, read("{\"$ref\": \"" + reference + "\"}"));
    assertThat(schema.judge(read("{\"type\": \"object\"}")))
        .isInstanceOf(SchemaAnswer.Follows.class);
    assertThat(schema.judge(read("{\"type\": 1}"))).isInstanceOf(SchemaAnswer.Breaks.class);
  }

  /** Each of a few definitions refers twice to the next: 2^40 steps. */
  @ParameterizedTest
  @CsvSource({
    "DRAFT_7, allOf", "DRAFT_7, anyOf", "DRAFT_7, oneOf",
    "DRAFT_2019_09, allOf", "DRAFT_2019_09, anyOf", "DRAFT_2019_09, oneOf",
    "DRAFT_2020_12, allOf", "DRAFT_2020_12, anyOf", "DRAFT_2020_12, oneOf"
  })
  @Tag("T77")
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void referencesThatDouble_areGivenUp(JsonSchema.Draft draft, String keyword) throws Exception {
    StringBuilder schema = new StringBuilder("{\"definitions\": {");
    for (int i = 0; i < 40; i++) {
      String next = "{\"$ref\": \"#/definitions/d" + (i + 1) + "\"}";
      schema.append("\"d" + i + "\": {\"" + keyword).append("\": [" + next + ", " + next + "]}, ");
    }
    schema.append("\"d40\": {\"type\": \"integer\"}}, ");
    schema.append("\"allOf\": [{\"$ref\": \"#/definitions/d0\"}]}");
    JsonSchema rules = JsonSchema.of(draft, read(schema.toString()));
    assertThat(rules.judge(read(keyword.equals("allOf") ? "1" : "\"x\"")))
        .isInstanceOfSatisfying(
            SchemaAnswer.Unknown.class,
            open -> assertThat(open.problem().code()).isEqualTo(ProblemCode.COMPLEXITY_LIMIT));
  }

  /** Each value is just within what one pattern may take. */
  @Test
  @Tag("T77")
  void manyValuesForACostlyPattern_areGivenUp() throws Exception {
    JsonSchema rules =
        JsonSchema.of(
            JsonSchema.Draft.DRAFT_2020_12,
            read("{\"items\": {\"not\": {\"pattern\": \"^((a|aa)+)\\\\1b$\"}}}"));
    String value = "\"" + "a".repeat(16) + "!\"";
    assertThat(rules.judge(read("[" + value + "]"))).isInstanceOf(SchemaAnswer.Follows.class);
    assertThat(rules.judge(read("[" + String.join(",", Collections.nCopies(3_000, value)) + "]")))
        .isInstanceOf(SchemaAnswer.Unknown.class);
    assertThat(rules.judge(read("[" + value + "]"))).isInstanceOf(SchemaAnswer.Follows.class);
  }

  private static JsonValue read(String text) throws Exception {
    return JsonReader.strict().read(text);
  }
}

package nl.skillspaspoort.verifier.schema;

import static org.assertj.core.api.Assertions.assertThat;

import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    JsonValue schema = read("{\"$ref\": \"http://127.0.0.1:9/schema.json\"}");
    SchemaAnswer answer;
    try {
      answer = JsonSchema.of(JsonSchema.Draft.DRAFT_2020_12, schema).judge(read("1"));
    } catch (IllegalArgumentException e) {
      return;
    }
    assertThat(answer).isInstanceOf(SchemaAnswer.Unknown.class);
  }

  private static JsonValue read(String text) throws Exception {
    return JsonReader.strict().read(text);
  }
}

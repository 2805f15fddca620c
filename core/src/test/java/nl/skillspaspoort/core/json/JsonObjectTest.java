package nl.skillspaspoort.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
  private static final JsonObject OBJECT =
      JsonObject.builder().put("b", "text").put("a", 1).put("c", true).build();

  @Test
  void members_keepTheirOrder() {
    assertThat(OBJECT.names()).containsExactly("b", "a", "c");
    assertThat(OBJECT.nameAt(1)).isEqualTo("a");
    assertThat(OBJECT.valueAt(1)).isEqualTo(JsonNumber.of(1));
    assertThat(OBJECT.toJson()).isEqualTo("{\"b\":\"text\",\"a\":1,\"c\":true}");
  }

  @Test
  void text_isNeverMadeOfAnotherKind() {
    assertThat(OBJECT.text("b")).contains("text");
    assertThat(OBJECT.text("a")).isEmpty();
    assertThat(OBJECT.text("c")).isEmpty();
    assertThat(OBJECT.text("d")).isEmpty();
  }

  @Test
  void missingMember_isNamed() {
    assertThatThrownBy(() -> OBJECT.required("d", "/x"))
        .isInstanceOfSatisfying(
            JsonFormatException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ProblemCode.MISSING_MEMBER);
              assertThat(e.problem().where()).isEqualTo("/x");
              assertThat(e.problem().expected()).isEqualTo("the member d");
            });
  }

  @Test
  void nullMember_isThere() throws Exception {
    JsonObject object = JsonObject.builder().put("n", JsonNull.NULL).build();
    assertThat(object.has("n")).isTrue();
    assertThat(object.get("n")).contains(JsonNull.NULL);
    assertThat(object.required("n", "")).isEqualTo(JsonNull.NULL);
  }

  @Test
  void change_givesAnotherObject() {
    JsonObject changed = OBJECT.with("a", "x").with("d", "y").without("b");
    assertThat(changed.toJson()).isEqualTo("{\"a\":\"x\",\"c\":true,\"d\":\"y\"}");
    assertThat(OBJECT.toJson()).isEqualTo("{\"b\":\"text\",\"a\":1,\"c\":true}");
    assertThat(OBJECT.without("zzz")).isSameAs(OBJECT);
    assertThat(OBJECT.without(Set.of("zzz"))).isSameAs(OBJECT);
    assertThat(changed.without(Set.of("a", "d", "zzz")))
        .isEqualTo(OBJECT.without("a").without("b"));
  }

  @Test
  void putIfPresent_leavesAbsentOut() {
    assertThat(
            JsonObject.builder()
                .putIfPresent("a", Optional.of(JsonNull.NULL))
                .putIfPresent("b", Optional.empty())
                .build()
                .names())
        .containsExactly("a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 11, 12, 13, 500})
  void everyMemberOfAnObjectOfAnySize_isFound(int size) {
    JsonObject.Builder builder = JsonObject.builder();
    IntStream.range(0, size).forEach(i -> builder.put("n" + i, i));
    JsonObject object = builder.build();
    for (int i = 0; i < size; i++) {
      assertThat(object.get("n" + i)).contains(JsonNumber.of(i));
    }
    assertThat(object.has("n" + size)).isFalse();
    assertThat(object.has("")).isFalse();
    JsonObject.Builder backwards = JsonObject.builder();
    IntStream.iterate(size - 1, i -> i >= 0, i -> i - 1).forEach(i -> backwards.put("n" + i, i));
    assertThat(backwards.build()).isEqualTo(object).hasSameHashCodeAs(object);
    assertThat(object.with("n0", "x")).isNotEqualTo(object);
    assertThat(object.with("x", "x")).isNotEqualTo(object);
    assertThat(object.without("n0")).isNotEqualTo(object);
    assertThat(object.without("n0").with("other", JsonNumber.of(0))).isNotEqualTo(object);
  }

  @Test
  void arrays_areCopied() {
    List<JsonValue> elements = new java.util.ArrayList<>(List.of(JsonNull.NULL));
    JsonArray array = new JsonArray(elements);
    elements.add(JsonNull.NULL);
    assertThat(array.size()).isEqualTo(1);
    assertThatThrownBy(() -> array.elements().add(JsonNull.NULL))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(JsonArray.ofStrings(List.of("a", "b")).toJson()).isEqualTo("[\"a\",\"b\"]");
    assertThat(array).containsExactly(JsonNull.NULL);
  }

  @Tag("T95")
  @Test
  void toString_showsNoValue() throws Exception {
    JsonValue value =
        JsonReader.strict()
            .read("{\"name\":[\"SECRET\",424242,4.2,true,null,{\"x\":\"SECRET\",\"y\":false}]}");
    assertThat(value.toString()).isEqualTo("JsonObject[name]");
    JsonArray array = ((JsonObject) value).required("name", "").asArray("");
    assertThat(array.toString()).isEqualTo("JsonArray[6 elements]");
    assertThat(array.elements().toString())
        .isEqualTo(
            "[JsonString[6 chars], JsonNumber[6 chars], JsonNumber[3 chars], JsonBoolean, NULL,"
                + " JsonObject[x, y]]");
  }

  @Test
  void wrongKind_saysWhatWasFoundAndWhere() {
    assertThatThrownBy(() -> OBJECT.asArray("/a")).hasMessageContaining("at /a: found an object");
    assertThatThrownBy(() -> JsonNull.NULL.asObject("/a")).hasMessageContaining("found null");
    assertThatThrownBy(() -> JsonBoolean.TRUE.asString("/a"))
        .hasMessageContaining("found a boolean; expected a string");
    assertThatThrownBy(() -> new JsonString("true").asBoolean("/a"))
        .hasMessageContaining("found a string; expected true or false");
    assertThatThrownBy(() -> JsonArray.of().asString("/a")).hasMessageContaining("found an array");
    assertThatThrownBy(() -> JsonNumber.parse("1.5").asInteger("/a"))
        .hasMessageContaining("found a number; expected a whole number");
  }

  @Test
  void pointer_escapesAndCutsNames() {
    assertThat(JsonPointer.member("/a", "b/c~d")).isEqualTo("/a/b~1c~0d");
    assertThat(JsonPointer.element("/a", 3)).isEqualTo("/a/3");
    assertThat(JsonPointer.member("", "x".repeat(64))).isEqualTo("/" + "x".repeat(64));
    assertThat(JsonPointer.member("", "x".repeat(65))).isEqualTo("/" + "x".repeat(64) + "…");
  }

  @Test
  void pointer_isNeverCutInsideAPair() {
    String name = "x".repeat(63) + "\uD83D\uDE00" + "yz";
    String pointer = JsonPointer.member("", name);
    assertThat(pointer).isEqualTo("/" + "x".repeat(63) + "…");
    assertThat(new JsonString(pointer).toJson()).isNotEmpty();
  }

  @Test
  void prettyText_isIndented() {
    assertThat(
            JsonWriter.pretty(
                JsonObject.builder()
                    .put("a", JsonArray.of(JsonNumber.of(1), JsonObject.EMPTY))
                    .put("b", JsonArray.of())
                    .build()))
        .isEqualTo("{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}\n");
  }
}

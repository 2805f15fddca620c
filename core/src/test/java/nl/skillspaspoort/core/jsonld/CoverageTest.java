package nl.skillspaspoort.core.jsonld;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonBoolean;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every single change to a document changes its canonical form, or is refused: in each place, one
 * after the other.
 */
@Tag("T27")
class CoverageTest {
  @ParameterizedTest
  @ValueSource(strings = {SafeModeTest.CREDENTIAL, SafeModeTest.FEATURES})
  void everyText_isCovered(String text) throws Exception {
    assertCovered(
        text,
        30,
        value ->
            value instanceof JsonString string
                ? List.of(
                    new JsonString(string.value() + "x"),
                    new JsonString("x"),
                    new JsonString(""),
                    JsonNumber.of(7),
                    JsonBoolean.TRUE,
                    JsonObject.EMPTY)
                : List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = SafeModeTest.FEATURES)
  void everyNumber_isCovered(String text) throws Exception {
    assertCovered(
        text,
        4,
        value ->
            value instanceof JsonNumber number
                ? List.of(
                    JsonNumber.parse(number.lexical() + "1"),
                    new JsonString(number.lexical()),
                    JsonBoolean.FALSE)
                : List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {SafeModeTest.CREDENTIAL, SafeModeTest.FEATURES})
  void everyMember_isCovered(String text) throws Exception {
    assertCovered(
        text,
        6,
        value -> {
          List<JsonValue> others = new ArrayList<>();
          if (value instanceof JsonObject object) {
            for (String name : object.names()) {
              others.add(object.without(name));
              others.add(renamed(object, name));
            }
            others.add(object.with("more", "x"));
            others.add(object.with("more", JsonArray.of()));
            others.add(object.with("more", JsonObject.EMPTY));
            others.add(object.with("more", JsonNull.NULL));
            others.add(object.with("@more", "x"));
            others.add(object.with("@index", "x"));
            others.add(object.with("@base", "https://example.org/"));
          }
          return others;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {SafeModeTest.CREDENTIAL, SafeModeTest.FEATURES})
  void everyElement_isCovered(String text) throws Exception {
    assertCovered(
        text,
        4,
        value -> {
          List<JsonValue> others = new ArrayList<>();
          if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
              List<JsonValue> fewer = new ArrayList<>(array.elements());
              fewer.remove(i);
              others.add(new JsonArray(fewer));
              List<JsonValue> more = new ArrayList<>(array.elements());
              more.add(i, array.get(i));
              others.add(new JsonArray(more));
              more.set(i, JsonNull.NULL);
              others.add(new JsonArray(more));
              more.set(i, JsonArray.of());
              others.add(new JsonArray(more));
              more.set(i, JsonObject.EMPTY);
              others.add(new JsonArray(more));
            }
          }
          return others;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {SafeModeTest.CREDENTIAL, SafeModeTest.FEATURES})
  void orderOfMembers_doesNotMatter(String text) throws Exception {
    JsonObject good = JsonReader.strict().readObject(text);
    String expected = canonicalize(good);
    Random random = new Random(20_261_123);
    for (int i = 0; i < 50; i++) {
      assertThat(canonicalize((JsonObject) shuffled(good, random))).isEqualTo(expected);
    }
  }

  private static JsonValue shuffled(JsonValue value, Random random) {
    if (value instanceof JsonArray array) {
      return new JsonArray(array.elements().stream().map(v -> shuffled(v, random)).toList());
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    List<String> names = new ArrayList<>(object.names());
    Collections.shuffle(names, random);
    JsonObject.Builder builder = JsonObject.builder();
    names.forEach(name -> builder.put(name, shuffled(object.get(name).orElseThrow(), random)));
    return builder.build();
  }

  private static JsonObject renamed(JsonObject object, String name) {
    return object.without(name).with(name + "x", object.get(name).orElseThrow());
  }

  private static void assertCovered(
      String text, int atLeast, Function<JsonValue, List<? extends JsonValue>> changes)
      throws Exception {
    JsonObject good = JsonReader.strict().readObject(text);
    String expected = canonicalize(good);
    List<Change> all = new ArrayList<>();
    collect(good, "", changes, all);
    assertThat(all).hasSizeGreaterThanOrEqualTo(atLeast);
    for (Change change : all) {
      if (change.document().equals(good)) {
        continue;
      }
      String found;
      try {
        found = canonicalize((JsonObject) change.document());
      } catch (JsonLdException refused) {
        continue;
      }
      assertThat(found)
          .as("%s became %s", change.where(), change.document().toJson())
          .isNotEqualTo(expected);
    }
  }

  private record Change(String where, JsonValue document) {}

  /** Every document that differs from this one by one change outside {@code @context}. */
  private static void collect(
      JsonValue value,
      String where,
      Function<JsonValue, List<? extends JsonValue>> changes,
      List<Change> into) {
    for (JsonValue other : changes.apply(value)) {
      into.add(new Change(where, other));
    }
    if (value instanceof JsonObject object) {
      for (String name : object.names()) {
        if (!name.equals("@context")) {
          List<Change> inner = new ArrayList<>();
          collect(object.get(name).orElseThrow(), JsonPointer.member(where, name), changes, inner);
          inner.forEach(c -> into.add(new Change(c.where(), object.with(name, c.document()))));
        }
      }
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        int at = i;
        List<Change> inner = new ArrayList<>();
        collect(array.get(i), JsonPointer.element(where, i), changes, inner);
        for (Change change : inner) {
          List<JsonValue> elements = new ArrayList<>(array.elements());
          elements.set(at, change.document());
          into.add(new Change(change.where(), new JsonArray(elements)));
        }
      }
    }
  }

  private static String canonicalize(JsonObject document) throws JsonLdException {
    return SafeModeTest.ANY_FORM.canonicalize(document, HashAlgorithm.SHA_256);
  }
}

package nl.skillspaspoort.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocatedObjectTest {
  private static final String DOCUMENT =
      "{\"one\":{\"a/b\":{\"text\":\"t\"}},\"many\":[{\"text\":\"t\"},{\"number\":1,\"texts\":[\"t\",1]}]}";

  @Test
  void place_isThatInTheDocument() throws Exception {
    LocatedObject document = LocatedObject.at(document(), "/above");
    assertThat(document.where()).isEqualTo("/above");
    LocatedObject inner = document.requiredObject("one").requiredObject("a/b");
    assertThat(inner.where()).isEqualTo("/above/one/a~1b");
    assertThat(inner.where("text")).isEqualTo("/above/one/a~1b/text");
    assertThat(document.objects("many"))
        .extracting(LocatedObject::where)
        .containsExactly("/above/many/0", "/above/many/1");
    assertThat(document.objects("one"))
        .extracting(LocatedObject::where)
        .containsExactly("/above/one");
    assertThat(document.objects("none")).isEmpty();
    assertThat(document.objects("many").get(0).texts("text")).isEqualTo(List.of("t"));
    assertThat(document).hasToString("LocatedObject[/above]");
  }

  @ParameterizedTest
  @CsvSource({
    "requiredText, text, /many/1",
    "requiredText, number, /many/1/number",
    "text, number, /many/1/number",
    "texts, texts, /many/1/texts/1",
    "texts, number, /many/1/number",
    "objects, texts, /many/1/texts/0",
    "objects, number, /many/1/number",
    "requiredObject, number, /many/1/number",
    "requiredObject, text, /many/1",
  })
  void refusal_saysWhere(String method, String member, String where) throws Exception {
    LocatedObject object = LocatedObject.at(document(), "").objects("many").get(1);
    assertThatExceptionOfType(JsonFormatException.class)
        .isThrownBy(() -> read(object, method, member))
        .satisfies(e -> assertThat(e.problem().where()).isEqualTo(where));
  }

  private static Object read(LocatedObject object, String method, String member)
      throws JsonFormatException {
    return switch (method) {
      case "requiredText" -> object.requiredText(member);
      case "text" -> object.text(member);
      case "texts" -> object.texts(member);
      case "objects" -> object.objects(member);
      default -> object.requiredObject(member);
    };
  }

  private static JsonObject document() throws JsonFormatException {
    return JsonReader.strict().readObject(DOCUMENT);
  }
}

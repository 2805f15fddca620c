package nl.skillspaspoort.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static final JsonReader READER = JsonReader.strict();

  // what is read

  @Test
  void everyKindOfValue_isRead() throws Exception {
    JsonObject object =
        READER.readObject(
            "{\"text\":\"a\\u0041\\n\\ud83d\\ude00\",\"number\":-1.5e3,\"yes\":true,\"no\":false,"
                + "\"nothing\":null,\"list\":[1,[],{}],\"empty\":{}}");
    assertThat(object.names())
        .containsExactly("text", "number", "yes", "no", "nothing", "list", "empty");
    assertThat(object.text("text")).contains("aA\n\uD83D\uDE00");
    assertThat(((JsonNumber) object.required("number", "")).doubleValue()).isEqualTo(-1500.0);
    assertThat(object.required("yes", "").asBoolean("")).isTrue();
    assertThat(object.required("no", "").asBoolean("")).isFalse();
    assertThat(object.get("nothing")).contains(JsonNull.NULL);
    assertThat(object.required("list", "").asArray("").size()).isEqualTo(3);
    assertThat(object.required("empty", "")).isEqualTo(JsonObject.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {" 1 ", "\t\r\n[ ]\n", "\"a\"", "null", "true", "0", "-0", "1E5", "{}"})
  void anyValueWithAnyWhiteSpace_isRead(String text) throws Exception {
    assertThat(READER.read(text)).isEqualTo(READER.read(bytes(text)));
  }

  @Test
  void bytesAndText_giveTheSame() throws Exception {
    String text = "{\"é\":\"\u20ac \uD834\uDD1E \\u20AC\"}";
    assertThat(READER.read(text)).isEqualTo(READER.read(bytes(text)));
    assertThat(READER.readObject(text).text("é")).contains("\u20ac \uD834\uDD1E \u20ac");
  }

  @Test
  void numbers_keepTheirSpelling() throws Exception {
    assertThat(READER.read("[1.0,1e2,-0,0.10]").toJson()).isEqualTo("[1.0,1e2,-0,0.10]");
  }

  // T20

  @Tag("T20")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"issuer\":\"a\",\"issuer\":\"b\"}",
        "{\"issuer\":\"a\",\"\\u0069ssuer\":\"b\"}",
        "{\"\\u0069\\u0073suer\":\"a\",\"issuer\":\"a\"}",
        "{\"a\":{\"b\":[{\"c\":1,\"c\":1}]}}",
        "[{\"\":1,\"\":2}]",
        "{\"a\\/b\":1,\"a/b\":2}",
        "{\"\\ud83d\\ude00\":1,\"\uD83D\uDE00\":2}"
      })
  void nameTwice_isRefused(String text) {
    assertThat(problem(text).code()).isEqualTo(ProblemCode.DUPLICATE_KEY);
    assertThat(problem(text).where()).startsWith("line 1, column ");
    assertThat(problem(text).message()).doesNotContain("issuer");
  }

  @Tag("T20")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 14, 15, 16, 17, 18, 31, 32, 33, 100, 4_000})
  void nameTwiceFarApart_isRefused(int membersBetween) throws Exception {
    StringBuilder text = new StringBuilder("{\"first\":0");
    for (int i = 0; i < membersBetween; i++) {
      text.append(",\"n").append(i).append("\":0");
    }
    assertThat(READER.readObject(text + "}").size()).isEqualTo(membersBetween + 1);
    assertThat(problem(text + ",\"first\":0}").code()).isEqualTo(ProblemCode.DUPLICATE_KEY);
    assertThat(problem(text + ",\"n" + (membersBetween - 1) + "\":0}").code())
        .isEqualTo(ProblemCode.DUPLICATE_KEY);
  }

  @Tag("T20")
  @Test
  void sameNameInDifferentObjects_isRead() throws Exception {
    assertThat(READER.read("[{\"a\":{\"a\":1}},{\"a\":2}]")).isInstanceOf(JsonArray.class);
  }

  @Tag("T20")
  @Test
  void namesThatDifferInCaseOrNormalForm_areDifferent() throws Exception {
    assertThat(READER.readObject("{\"a\":1,\"A\":2,\"e\u0301\":3,\"\u00e9\":4}").size())
        .isEqualTo(4);
  }

  // T21

  @Tag("T21")
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "overlong slash             | 22 C0AF 22            | line 1, column 2",
        "overlong NUL               | 22 C080 22            | line 1, column 2",
        "overlong in three bytes    | 22 E080AF 22          | line 1, column 2",
        "overlong in four bytes     | 22 F08080AF 22        | line 1, column 2",
        "half a pair as bytes       | 22 EDA080 22          | line 1, column 2",
        "the other half             | 22 EDBFBF 22          | line 1, column 2",
        "pair as two times three    | 22 EDA0BDEDB880 22    | line 1, column 2",
        "beyond U+10FFFF            | 22 F4908080 22        | line 1, column 2",
        "five bytes                 | 22 F888808080 22      | line 1, column 2",
        "lone continuation          | 22 80 22              | line 1, column 2",
        "byte FF                    | 22 FF 22              | line 1, column 2",
        "cut off                    | 22 61 E2 82           | line 1, column 3",
        "cut off before the quote   | 22 61 C3 22           | line 1, column 3",
        "Latin-1                    | 22 E9 22              | line 1, column 2",
        "second line                | 5B 0A 20 22 61 FF 22  | line 2, column 4",
        "UTF-16 with mark           | FEFF 007B 007D        | line 1, column 1",
        "UTF-16 little, mark        | FFFE 7B00 7D00        | line 1, column 1"
      })
  void bytesThatAreNotUtf8_areRefused(String what, String hex, String where) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    Problem problem = problem(bytes);
    assertThat(problem.code()).as(what).isEqualTo(ProblemCode.INVALID_ENCODING);
    assertThat(problem.where()).isEqualTo(where);
  }

  @Tag("T21")
  @ParameterizedTest
  @ValueSource(strings = {"007B007D", "7B007D00", "0000007B0000007D", "7B0000007D000000"})
  void otherEncodingsWithoutMark_areRefused(String hex) {
    assertThat(problem(HexFormat.of().parseHex(hex)).code()).isEqualTo(ProblemCode.PARSING_ERROR);
  }

  @Tag("T21")
  @Test
  void byteOrderMark_isRefused() {
    Problem asBytes = problem(HexFormat.of().parseHex("EFBBBF7B7D"));
    assertThat(asBytes.code()).isEqualTo(ProblemCode.INVALID_ENCODING);
    assertThat(asBytes.found()).isEqualTo("a byte order mark");
    assertThat(asBytes.where()).isEqualTo("line 1, column 1");
    assertThat(problem("\uFEFF{}")).isEqualTo(asBytes);
  }

  @Tag("T21")
  @Test
  void byteOrderMarkInsideText_isText() throws Exception {
    assertThat(READER.read("\"\uFEFFa\"")).isEqualTo(new JsonString("\uFEFFa"));
    assertThat(problem("[\uFEFF]").code()).isEqualTo(ProblemCode.PARSING_ERROR);
  }

  @Tag("T21")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\ud800\"",
        "\"\\uDC00\"",
        "\"a\\ud800b\"",
        "\"\\ud800\\ud800\\udc00\"",
        "\"\\udc00\\ud800\"",
        "\"\\ud800\\n\"",
        "[\"\\ud83d\\ude00\\ud83d\"]",
        "\"\uD800\"",
        "{\"\uDC00\":1}",
        "\"\uD83D" + "\\ude00\\ud83d\""
      })
  void halfSurrogatePairs_areRefused(String text) {
    assertThat(problem(text).code()).isEqualTo(ProblemCode.INVALID_ENCODING);
    assertThat(problem(text).where()).startsWith("line 1, column ");
  }

  @Tag("T21")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"\\ud800\":1}",
        "{\"\\udc00\":1}",
        "{\"a\":{\"b\\udfff\":1}}",
        "{\"\\ud800\\ud800\\udc00\":1}"
      })
  void escapedHalfPairsInNames_areRefused(String text) {
    // Jackson sees these first and calls them malformed.
    assertThat(problem(text).code()).isIn(ProblemCode.INVALID_ENCODING, ProblemCode.PARSING_ERROR);
  }

  @Tag("T21")
  @Test
  void pairOfWhichOneHalfIsEscaped_isRead() throws Exception {
    assertThat(READER.read("\"\\ud83d\\ude00\"")).isEqualTo(new JsonString("\uD83D\uDE00"));
    assertThat(READER.read("\"\uD83D" + "\\ude00\"")).isEqualTo(new JsonString("\uD83D\uDE00"));
  }

  @Tag("T21")
  @Test
  void halfPairOutsideOfText_isNotJson() {
    assertThat(problem("{}\uD800").code()).isEqualTo(ProblemCode.TRAILING_DATA);
    assertThat(problem("[\uD800]").code()).isEqualTo(ProblemCode.PARSING_ERROR);
  }

  // T24

  @Tag("T24")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}{}",
        "{} {}",
        "{}\n[]",
        "[]1",
        "1 2",
        "\"a\"\"b\"",
        "null null",
        "{},",
        "{}]",
        "{}}",
        "[]:",
        "{}x",
        "{}\u0000",
        "{}//",
        "{}/**/",
        "true false",
        "{}\u00a0",
        "{}\u2028",
        "{\"a\":1}<html>"
      })
  void anythingAfterTheValue_isRefused(String text) {
    assertThat(problem(text).code()).isEqualTo(ProblemCode.TRAILING_DATA);
    assertThat(problem(text).where()).matches("line [12], column [0-9]+");
  }

  @Tag("T24")
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t\r ", "   \n"})
  void nothing_isRefused(String text) {
    assertThat(problem(text).code()).isEqualTo(ProblemCode.PARSING_ERROR);
    assertThat(problem(text).found()).isEqualTo("the end of the text");
    assertThat(problem(bytes(text))).isEqualTo(problem(text));
  }

  @Tag("T24")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>404</body></html>",
        "{",
        "}",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,}",
        "{\"a\" 1}",
        "{\"a\",1}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{null:1}",
        "['a']",
        "\"",
        "\"a",
        "\"\\",
        "\"\\u12",
        "\"\\u12G4\"",
        "\"\\x41\"",
        "\"\\'\"",
        "\"\\a\"",
        "\"\\0\"",
        "\"a\nb\"",
        "\"a\tb\"",
        "\"\u0000\"",
        "\"\u001f\"",
        "tru",
        "True",
        "TRUE",
        "nul",
        "undefined",
        "nan",
        "/* a */ 1",
        "// a\n1",
        "# a\n1",
        "[1]/**",
        "\u00a01",
        "\u000b1",
        "\f1",
        "\u00001"
      })
  void textThatIsNotJson_isRefused(String text) {
    assertThat(problem(text).code()).isIn(ProblemCode.PARSING_ERROR, ProblemCode.TRAILING_DATA);
    assertThat(problem(text).where()).startsWith("line ");
  }

  // T23

  @Tag("T23")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "-Infinity",
        "+Infinity",
        "+1",
        "-",
        "--1",
        ".5",
        "-.5",
        "1.",
        "1.e1",
        "01",
        "-01",
        "00",
        "00.5",
        "1e",
        "1e+",
        "1E-",
        "1e1.5",
        "0x1F",
        "1_000",
        "1f",
        "1d",
        "1L",
        "0b1",
        "\u0661",
        "１"
      })
  void wordsThatAreNotJsonNumbers_areRefused(String text) {
    for (String around : List.of(text, "[" + text + "]", "{\"n\":" + text + "}")) {
      assertThat(problem(around).code())
          .as(around)
          .isIn(ProblemCode.PARSING_ERROR, ProblemCode.TRAILING_DATA);
    }
  }

  @Tag("T23")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "-1e400",
        "1e309",
        "1.7976931348623159e308",
        "1E+99999999999999999999",
        "9007199254740992",
        "-9007199254740992",
        "18446744073709551617",
        "12345678901234567890123456789",
        "99999999999999999",
        "9007199254740992.0",
        "1e20"
      })
  void numbersThatReadersUnderstandDifferently_areRefused(String text) {
    assertThat(problem("[" + text + "]").code()).isEqualTo(ProblemCode.RANGE_ERROR);
    assertThat(problem("[" + text + "]").where()).isEqualTo("line 1, column 2");
    assertThat(problem("[" + text + "]").message()).doesNotContain(text);
  }

  @Tag("T23")
  @ParameterizedTest
  @CsvSource({
    "9007199254740991, 9007199254740991",
    "-9007199254740991, -9007199254740991",
    "-0, 0",
    "0, 0",
    "7, 7"
  })
  void wholeNumbersInRange_areRead(String text, long value) throws Exception {
    assertThat(READER.read(text).asInteger("")).isEqualTo(value);
  }

  @Tag("T23")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"abc\"", "1.9", "\"\"", "\"01\"", "1.0", "1e3", "1E0", "-1.0", "\"1\"", "true", "null",
        "[1]", "{}"
      })
  void whatIsNotAWholeNumber_isNeverMadeOne(String text) throws Exception {
    JsonValue value = READER.read(text);
    assertThatThrownBy(() -> value.asInteger("/statusListIndex"))
        .isInstanceOfSatisfying(
            JsonFormatException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
              assertThat(e.problem().where()).isEqualTo("/statusListIndex");
            });
  }

  @Tag("T23")
  @Test
  void valueTooSmallForADouble_isZeroAsEverywhere() throws Exception {
    assertThat(Jcs.canonicalText(READER.read("[1e-400,-1e-400]"))).isEqualTo("[0,0]");
  }

  // errors

  @ParameterizedTest
  @MethodSource("places")
  void error_saysLineAndColumn(String text, ProblemCode code, String where) {
    Problem problem = problem(text);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.where()).isEqualTo(where);
  }

  static Stream<Arguments> places() {
    return Stream.of(
        Arguments.of(
            "{\n  \"a\": 1,\n  \"a\": 2\n}", ProblemCode.DUPLICATE_KEY, "line 3, column 3"),
        Arguments.of("[\n 1,\n 1e999]", ProblemCode.RANGE_ERROR, "line 3, column 2"),
        Arguments.of("[\n\n  \"\\ud800\"]", ProblemCode.INVALID_ENCODING, "line 3, column 3"),
        Arguments.of("{}\n {}", ProblemCode.TRAILING_DATA, "line 2, column 2"),
        Arguments.of("[1,\n x]", ProblemCode.PARSING_ERROR, "line 2, column 2"));
  }

  @Tag("T95")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":SECRET}",
        "SECRET",
        "{\"SECRET\":1,\"SECRET\":2}",
        "{\"a\":\"SECRET\\ud800\"}",
        "{\"SECRET\":tru}",
        "{\"a\":\"SECRET}",
        "{}SECRET",
        "[\"SECRET\" \"SECRET\"]",
        "\"SECRET\u0001\""
      })
  void error_showsNothingOfTheContent(String text) {
    JsonFormatException exception =
        catchThrowableOfType(JsonFormatException.class, () -> READER.read(text));
    assertThat(exception.problem().toString()).doesNotContain("SECRET").contains("line 1");
    assertThat(exception).hasMessageNotContaining("SECRET").hasNoCause();
    assertThat(exception.getSuppressed()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"a\"", "1", "null", "true"})
  void otherValueThanAnObject_isRefusedWhereOneIsAsked(String text) {
    assertThatThrownBy(() -> READER.readObject(text))
        .isInstanceOfSatisfying(
            JsonFormatException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR));
    assertThatThrownBy(() -> READER.readObject(bytes(text)))
        .isInstanceOf(JsonFormatException.class);
  }

  static Problem problem(String text) {
    return catchThrowableOfType(JsonFormatException.class, () -> READER.read(text)).problem();
  }

  static Problem problem(byte[] bytes) {
    return catchThrowableOfType(JsonFormatException.class, () -> READER.read(bytes)).problem();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

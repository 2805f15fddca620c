package nl.skillspaspoort.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the size of the input, the reader stops at its limits. */
@Tag("T22")
@Timeout(60)
class JsonReaderLimitsTest {
  private static final JsonReader READER = JsonReader.strict();
  private static final JsonLimits SMALL = new JsonLimits(100, 3, 5, 2, 3, 8);

  @Test
  void depthOfTheLimit_isRead() throws Exception {
    assertThat(READER.read(nested("[", "]", 64))).isInstanceOf(JsonArray.class);
    assertThat(READER.read(nested("{\"a\":", "}", 63).replace(":}", ":{}}")))
        .isInstanceOf(JsonObject.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 66, 1_000, 5_000, 1_000_000})
  void deeperArrays_areRefusedWhereTheLimitIsPassed(int depth) {
    Problem problem = limit("[".repeat(depth));
    assertThat(problem.where()).isEqualTo("line 1, column 66");
    assertThat(limit(nested("[", "]", depth)).where()).isEqualTo("line 1, column 66");
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 5_000, 100_000})
  void deeperObjects_areRefusedWhereTheLimitIsPassed(int depth) {
    assertThat(limit("{\"a\":".repeat(depth)).where()).isEqualTo("line 1, column 322");
  }

  @Test
  void hundredMegabytes_areRefusedUnread() {
    byte[] bytes = new byte[100 << 20];
    // Not JSON, not even UTF-8: only its length is looked at.
    bytes[0] = (byte) 0xff;
    Problem problem = JsonReaderTest.problem(bytes);
    assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    assertThat(problem.found()).isEqualTo("104857600 bytes");
    assertThat(problem.where()).isEmpty();
  }

  @Test
  void hundredMegabytesOfText_areRefusedUnread() {
    assertThat(limit("\"" + "x".repeat(100 << 20)).found()).isEqualTo("104857601 characters");
  }

  @Test
  void longString_isRefusedBeforeItsEnd() throws Exception {
    int most = JsonLimits.DEFAULT.maxStringChars();
    assertThat(READER.read("\"" + "x".repeat(most) + "\"")).isInstanceOf(JsonString.class);
    limit("\"" + "x".repeat(most + 1) + "\"");
    limit("\"" + "x".repeat(most + 100_000));
    limit("{\"" + "x".repeat(most + 100_000) + "\":1}");
  }

  @Test
  void millionNames_areRefusedAtTheLimit() {
    int most = JsonLimits.DEFAULT.maxMembers();
    String names =
        IntStream.range(0, 600_000)
            .mapToObj(i -> "\"" + i + "\":0")
            .collect(Collectors.joining(","));
    assertThat(names.length()).isLessThan(JsonLimits.DEFAULT.maxBytes());
    Problem problem = limit("{" + names + "}");
    assertThat(problem.found()).isEqualTo("an object of more than 4096 members");
    // "0":0, to "9":0, are 60 characters, "10":0, to "99":0, 630, and so on: not read to the end.
    assertThat(column(problem)).isEqualTo(1 + 60 + 630 + 7_200 + 27_864 + 1);
    assertThat(most).isEqualTo(4_096);
  }

  @Test
  void manyElements_areRefusedAtTheLimit() {
    Problem problem = limit("[" + "0,".repeat(1_000_000));
    assertThat(problem.found()).isEqualTo("an array of more than 65536 elements");
    assertThat(column(problem)).isEqualTo(2 + 2 * 65_536);
  }

  @Test
  void manyValues_areRefusedAtTheLimit() {
    String inner = "[" + "0,".repeat(59_999) + "0],";
    Problem problem = limit("[" + inner.repeat(10));
    assertThat(problem.found()).isEqualTo("more than 262144 values");
  }

  @Test
  void longNumbers_areRefused() {
    assertThat(limit("[1" + "0".repeat(1_000_000) + "]").code())
        .isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    limit("[0." + "1".repeat(1_000_000) + "]");
    limit("[1e" + "1".repeat(1_000_000) + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ab BA", "Aa BB", "ab b@"})
  void namesThatCollide_areReadAndLeaveNoTrace(String pair) throws Exception {
    String[] halves = pair.split(" ", -1);
    String text =
        IntStream.range(0, 4_096)
            .mapToObj(i -> "\"" + colliding(i, 12, halves) + "\":0")
            .collect(Collectors.joining(",", "{", "}"));
    for (int i = 0; i < 3; i++) {
      assertThat(READER.readObject(text).size()).isEqualTo(4_096);
    }
    // What one document did must not hurt the next ones.
    for (int i = 0; i < 300; i++) {
      String other = "{\"n" + i + "\":0,\"m" + i + "\":0}";
      assertThat(READER.read(other).toJson()).isEqualTo(other);
    }
  }

  @Test
  void smallLimits_areEachMetAndPassed() throws Exception {
    JsonReader reader = JsonReader.within(SMALL);
    for (String good :
        new String[] {
          "[[[0]]]", "\"12345\"", "{\"a\":1,\"b\":2}", "[1,2,3]", "[[1,2,3],[1,2]]", "{\"12345\":0}"
        }) {
      assertThat(reader.read(good).toJson()).isEqualTo(good);
    }
    for (String bad :
        new String[] {
          "[[[[0]]]]",
          "\"123456\"",
          "{\"a\":1,\"b\":2,\"c\":3}",
          "[1,2,3,4]",
          "[[1,2,3],[1,2,3]]",
          "{\"123456\":0}",
          "[" + " ".repeat(99) + "]"
        }) {
      JsonFormatException refused =
          catchThrowableOfType(JsonFormatException.class, () -> reader.read(bad));
      assertThat(refused.problem().code()).as(bad).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    }
  }

  @Test
  void sizeOfText_isCountedInBytesOfUtf8() throws Exception {
    JsonReader reader = JsonReader.within(new JsonLimits(12, 9, 99, 9, 9, 9));
    for (String good : new String[] {"\"1234567890\"", "\"ééééé\"", "\"€€€1\"", "\"😀😀12\""}) {
      assertThat(reader.read(good)).isEqualTo(reader.read(JsonReaderTest.bytes(good)));
    }
    for (String bad : new String[] {"\"12345678901\"", "\"ééééé1\"", "\"€€€12\"", "\"😀😀123\""}) {
      assertThatThrownBy(() -> reader.read(bad)).hasMessageStartingWith("LIMIT_EXCEEDED");
      assertThatThrownBy(() -> reader.read(JsonReaderTest.bytes(bad)))
          .hasMessageStartingWith("LIMIT_EXCEEDED");
    }
  }

  @Test
  void limitsBelowOneOrTooDeepToRecurse_areRefused() {
    for (int i = 0; i < 6; i++) {
      int[] v = {1, 1, 1, 1, 1, 1};
      v[i] = 0;
      assertThatThrownBy(() -> new JsonLimits(v[0], v[1], v[2], v[3], v[4], v[5]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new JsonLimits(1, 257, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("257");
  }

  @Test
  void deepestLimitThatIsAllowed_isReadAndWritten() throws Exception {
    JsonReader reader = JsonReader.within(new JsonLimits(1 << 20, 256, 9, 9, 9, 9_999));
    String text = nested("[", "]", 256);
    JsonValue value = reader.read(text);
    assertThat(value.toJson()).isEqualTo(text);
    assertThat(Jcs.canonicalText(value)).isEqualTo(text);
    assertThat(value).isEqualTo(reader.read(text)).hasSameHashCodeAs(reader.read(text));
  }

  private static Problem limit(String text) {
    Problem problem = JsonReaderTest.problem(text);
    assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
    return problem;
  }

  private static long column(Problem problem) {
    return Long.parseLong(problem.where().replaceFirst("line 1, column ", ""));
  }

  private static String nested(String open, String close, int depth) {
    return open.repeat(depth) + close.repeat(depth);
  }

  /** One of 2^length texts of equal length and, for a suitable pair, equal hash. */
  private static String colliding(int number, int length, String[] halves) {
    return IntStream.range(0, length)
        .mapToObj(bit -> halves[(number >> bit) & 1])
        .collect(Collectors.joining());
  }
}

package nl.skillspaspoort.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick reading of JSON and the parser: what the first reads, the second reads alike. */
final class OrdinaryJsonTest {
  private static final JsonLimits SMALL = new JsonLimits(4_096, 6, 40, 12, 10, 60);

  @Provide
  Arbitrary<JsonValue> values() {
    return JsonArbitraries.values();
  }

  /** Bytes that mean something to a reader of JSON, in any order. */
  @Provide
  Arbitrary<byte[]> tokens() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"a\":",
            "\\",
            "\\u00e9",
            "\\uD83D",
            "\\uDE00",
            "\\u0000",
            "\\x",
            "\\/",
            "0",
            "-",
            "12",
            "1.5",
            "e9",
            "E+",
            "true",
            "false",
            "null",
            " ",
            "\t",
            "\n",
            "\u0001",
            "\u00e9",
            "\uD83D\uDE00",
            "\uFFFD",
            "\uFEFF",
            "tru",
            "\"\\\"\"",
            "00",
            "9007199254740993")
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts).getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 500)
  void writtenValues_areReadByBothAlike(@ForAll("values") JsonValue value) throws Exception {
    byte[] text = JsonWriter.compact(value).getBytes(StandardCharsets.UTF_8);
    assertThat(OrdinaryJson.read(text, JsonLimits.DEFAULT)).isNotNull().isEqualTo(value);
    assertSame(text, JsonLimits.DEFAULT);
    assertSame(JsonWriter.pretty(value).getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
    assertSame(text, SMALL);
  }

  @Property(tries = 1_000)
  void changedBytes_areReadByBothAlikeOrLeftToTheParser(
      @ForAll("values") JsonValue value,
      @ForAll @IntRange(max = 10_000) int where,
      @ForAll byte with)
      throws Exception {
    byte[] text = JsonWriter.compact(value).getBytes(StandardCharsets.UTF_8);
    text[where % text.length] = with;
    assertSame(text, JsonLimits.DEFAULT);
  }

  @Property(tries = 3_000)
  void anyOrderOfTokens_isReadByBothAlikeOrLeftToTheParser(@ForAll("tokens") byte[] text)
      throws Exception {
    assertSame(text, JsonLimits.DEFAULT);
    assertSame(text, SMALL);
  }

  private static void assertSame(byte[] text, JsonLimits limits) throws Exception {
    JsonValue ordinary = OrdinaryJson.read(text, limits);
    if (ordinary != null) {
      JsonValue parsed = JsonReader.within(limits).readByParser(text);
      assertThat(ordinary).isEqualTo(parsed);
      // In the same order, numbers as they were written.
      assertThat(JsonWriter.compact(ordinary)).isEqualTo(JsonWriter.compact(parsed));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{1:2}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "[1 2]",
        "01",
        "-",
        "1.",
        "1e",
        "+1",
        ".5",
        "NaN",
        "Infinity",
        "tru",
        "truee",
        "nul",
        "True",
        "'a'",
        "\"a",
        "\"\\",
        "\"\\u",
        "\"\\u12",
        "\"\\u12x4\"",
        "\"\\q\"",
        "\"\\uD800\"",
        "\"\\uDE00\\uD83D\"",
        "1 2",
        "{} {}",
        "[]]",
        "\uFEFF{}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "9007199254740992",
        "1e400",
        "/**/1",
        "[1]//",
        "\"\t\"",
        "\"\u0000\"",
        "\u00a01"
      })
  void whatIsWrong_isNeverReadQuickly(String text) {
    assertThat(OrdinaryJson.read(text.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT))
        .isNull();
  }

  @Test
  void bytesThatAreNotUtf8_areNeverReadQuickly() {
    for (byte[] wrong :
        List.of(
            new byte[] {'"', (byte) 0xff, '"'},
            new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xe2, (byte) 0x82, '"'},
            new byte[] {'"', '\\', 'n', (byte) 0xe2, (byte) 0x82, '"'},
            new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '1'})) {
      assertThat(OrdinaryJson.read(wrong, JsonLimits.DEFAULT)).isNull();
    }
  }

  @Test
  void everyLimit_isKept() {
    String name = "\"" + "n".repeat(41) + "\"";
    for (String beyond :
        List.of(
            "[".repeat(7) + "]".repeat(7),
            name,
            "{" + name + ":1}",
            "\"\\n" + "n".repeat(40) + "\"",
            "[1,1,1,1,1,1,1,1,1,1,1]",
            "[" + "[1,1,1,1,1,1,1,1],".repeat(7) + "1]",
            "{" + members(13) + "}")) {
      byte[] text = beyond.getBytes(StandardCharsets.UTF_8);
      assertThat(OrdinaryJson.read(text, SMALL)).as(beyond).isNull();
      assertThat(OrdinaryJson.read(text, JsonLimits.DEFAULT)).as(beyond).isNotNull();
    }
  }

  private static String members(int count) {
    StringBuilder members = new StringBuilder("\"m0\":0");
    for (int i = 1; i < count; i++) {
      members.append(String.format(Locale.ROOT, ",\"m%d\":%d", i, i));
    }
    return members.toString();
  }

  @Test
  void manyMembers_areStillThereOnce() {
    assertThat(
            OrdinaryJson.read(
                ("{" + members(60) + "}").getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT))
        .isNotNull();
    assertThat(
            OrdinaryJson.read(
                ("{" + members(60) + ",\"m3\":1}").getBytes(StandardCharsets.UTF_8),
                JsonLimits.DEFAULT))
        .isNull();
  }

  @Test
  void credentials_areOrdinary() throws Exception {
    byte[] text = Credentials.evc().toJson().getBytes(StandardCharsets.UTF_8);
    assertThat(OrdinaryJson.read(text, JsonLimits.DEFAULT)).isEqualTo(Credentials.evc());
  }

  @Test
  void vectors_areReadByBothAlike() throws Exception {
    int read = 0;
    try (Stream<Path> files = Files.walk(SharedVectors.folder("w3c-vc-data-model").getParent())) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        byte[] text = Files.readAllBytes(file);
        if (text.length < 64 << 10) {
          assertSame(text, JsonLimits.DEFAULT);
          read++;
        }
      }
    }
    assertThat(read).isGreaterThan(300);
  }
}

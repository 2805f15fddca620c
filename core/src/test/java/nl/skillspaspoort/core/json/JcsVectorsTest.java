package nl.skillspaspoort.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import nl.skillspaspoort.core.testkit.SharedVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The test data of RFC 8785: every input, every number. */
class JcsVectorsTest {
  private static final String FOLDER = "rfc8785-jcs";

  static List<String> inputs() {
    return SharedVectors.files(FOLDER + "/input", ".json", 4);
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void input_givesTheOutputByteForByte(String name) throws Exception {
    JsonValue value = JsonReader.strict().read(SharedVectors.bytes(FOLDER + "/input", name));
    assertThat(Jcs.canonicalBytes(value))
        .isEqualTo(SharedVectors.bytes(FOLDER + "/output", name))
        .isEqualTo(
            HexFormat.of()
                .parseHex(
                    SharedVectors.text(FOLDER + "/outhex", name.replace(".json", ".txt"))
                        .replaceAll("\\s", "")));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void output_isItsOwnCanonicalForm(String name) throws Exception {
    byte[] output = SharedVectors.bytes(FOLDER + "/output", name);
    assertThat(Jcs.canonicalBytes(JsonReader.strict().read(output))).isEqualTo(output);
  }

  @Test
  void everyNumberLine_isWrittenAsPublished() throws Exception {
    byte[] file = SharedVectors.bytes(FOLDER, "es6-numbers-10000.txt");
    List<String> lines = new String(file, StandardCharsets.US_ASCII).lines().toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(10_000);
    for (String line : lines) {
      int comma = line.indexOf(',');
      double value = Double.longBitsToDouble(Long.parseUnsignedLong(line.substring(0, comma), 16));
      String expected = line.substring(comma + 1);
      assertThat(Jcs.number(value)).as(line).isEqualTo(expected);
      if (Math.abs(value) <= JsonNumber.MAX_SAFE_INTEGER || Math.abs(value) >= 1e21) {
        assertThat(Jcs.canonicalText(JsonReader.strict().read(expected)))
            .as(line)
            .isEqualTo(expected);
      }
    }
  }
}

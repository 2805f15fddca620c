package nl.skillspaspoort.core.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read by an independent implementation, and only that spelling is read. */
class CborTest {
  private static final int MOST = 70_000;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 23, 24, 255, 256, 65_535, 65_536, MOST})
  void everyLength_isReadByJacksonAndByUs(int length) throws Exception {
    byte[] bytes =
        new CborWriter()
            .array(3)
            .integer(length)
            .bytes(new byte[length])
            .text("é".repeat(length / 2))
            .toByteArray();
    JsonNode theirs = new CBORMapper().readTree(bytes);
    assertThat(theirs.get(0).intValue()).isEqualTo(length);
    assertThat(theirs.get(1).binaryValue()).hasSize(length);
    assertThat(theirs.get(2).textValue()).hasSize(length / 2);
    CborReader reader = new CborReader(bytes, 0);
    reader.arrayOf(3);
    assertThat(reader.integer(MOST)).isEqualTo(length);
    assertThat(reader.bytesOf(length)).hasSize(length);
    assertThat(reader.text(MOST)).hasSize(length / 2);
    reader.end();
  }

  @Test
  void map_isReadByJackson() throws Exception {
    byte[] bytes =
        new CborWriter().map(2).integer(0).text("a").integer(300).text("b").toByteArray();
    JsonNode theirs = new CBORMapper().readTree(bytes);
    assertThat(theirs.get("300").textValue()).isEqualTo("b");
    CborReader reader = new CborReader(bytes, 0);
    assertThat(reader.map(2)).isEqualTo(2);
  }

  /**
   * Longer heads, eight bytes, no length, a negative number, a tag, false, a float, another end.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1800",
        "1817",
        "190001",
        "1900ff",
        "1a0000ffff",
        "1b0000000000000001",
        "1f",
        "20",
        "c100",
        "f4",
        "f90000",
        "18",
        "19ff",
        ""
      })
  void otherSpellingsOfAnInteger_areRefused(String hex) {
    assertThatThrownBy(() -> new CborReader(HexFormat.of().parseHex(hex), 0).integer(MOST))
        .isInstanceOf(EncodingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5f41004100ff", "4200", "5a7fffffff", "5800", "6100", "80"})
  void otherSpellingsOfBytes_areRefused(String hex) {
    assertThatThrownBy(() -> new CborReader(HexFormat.of().parseHex(hex), 0).bytes(MOST))
        .isInstanceOf(EncodingException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"61ff", "62c328", "4161"})
  void textThatIsNotUtf8_isRefused(String hex) {
    assertThatThrownBy(() -> new CborReader(HexFormat.of().parseHex(hex), 0).text(MOST))
        .isInstanceOf(EncodingException.class);
  }

  @Test
  void moreThanAllowed_isRefusedBeforeAnythingIsRead() {
    byte[] announced = HexFormat.of().parseHex("9a7fffffff");
    assertThatThrownBy(() -> new CborReader(announced, 0).array(100))
        .isInstanceOf(EncodingException.class);
    byte[] two = new CborWriter().integer(1).integer(2).toByteArray();
    assertThatThrownBy(
            () -> {
              CborReader reader = new CborReader(two, 0);
              reader.integer(5);
              reader.end();
            })
        .isInstanceOf(EncodingException.class);
    assertThatThrownBy(() -> new CborReader(two, 1).integer(1))
        .isInstanceOf(EncodingException.class);
  }
}

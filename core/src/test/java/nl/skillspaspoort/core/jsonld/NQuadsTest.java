package nl.skillspaspoort.core.jsonld;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import nl.skillspaspoort.core.digest.HashAlgorithm;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NQuadsTest {
  /**
   * RDFC-1.0, "A Canonical form of N-Quads", for every character of the first block and some
   * others.
   */
  @Test
  void everyControlCharacter_isWrittenAsTheSpecificationSays() {
    String[] echar = new String[0x80];
    Arrays.fill(echar, null);
    echar['\b'] = "\\b";
    echar['\t'] = "\\t";
    echar['\n'] = "\\n";
    echar['\f'] = "\\f";
    echar['\r'] = "\\r";
    echar['"'] = "\\\"";
    echar['\\'] = "\\\\";
    for (char c = 0; c < 0x80; c++) {
      String expected =
          echar[c] != null
              ? echar[c]
              : c < 0x20 || c == 0x7F
                  ? "\\u" + HexFormat.of().withUpperCase().toHexDigits(c)
                  : Character.toString(c);
      assertThat(NQuads.literal(Character.toString(c), Vocabulary.XSD_STRING, null))
          .isEqualTo("\"" + expected + "\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"FFFE,\\uFFFE", "FFFF,\\uFFFF"})
  void characterThatXmlLacks_isEscaped(String hex, String expected) {
    String text = Character.toString(Integer.parseInt(hex, 16));
    assertThat(NQuads.literal(text, Vocabulary.XSD_STRING, null)).isEqualTo("\"" + expected + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0080", "\u0085", "\u009F", "\u00A0", "\u2028", "é", "\uE000", "😀"})
  void otherCharacters_standAsTheyAre(String text) {
    assertThat(NQuads.literal(text, Vocabulary.XSD_STRING, null)).isEqualTo("\"" + text + "\"");
  }

  @Test
  void literals_nameTheirDatatypeUnlessItIsString() {
    assertThat(NQuads.literal("x", Vocabulary.XSD_STRING, null)).isEqualTo("\"x\"");
    assertThat(NQuads.literal("x", "urn:a:b", null)).isEqualTo("\"x\"^^<urn:a:b>");
    assertThat(NQuads.literal("x", Vocabulary.XSD_STRING, "nl")).isEqualTo("\"x\"@nl");
  }

  @Property(tries = 300)
  void anyText_comesBackFromItsLine(@ForAll @StringLength(max = 40) String text) throws Exception {
    if (!NQuads.isWellFormed(text)) {
      return;
    }
    String line =
        Canonicalizer.standard()
            .canonicalize(
                JsonObject.EMPTY.with("@id", "urn:a:b").with("urn:a:p", new JsonString(text)),
                HashAlgorithm.SHA_256);
    assertThat(line).endsWith(" .\n").doesNotContain("\r");
    assertThat(line.chars().filter(c -> c == '\n')).hasSize(1);
    List<Quad> read = NQuadsText.read(line);
    assertThat(read.get(0).line()).isEqualTo(line);
    assertThat(read.get(0).object()).isEqualTo(NQuads.literal(text, Vocabulary.XSD_STRING, null));
  }

  @Property(tries = 1000)
  void codePointOrder_isTheOrderOfTheUtf8Bytes(
      @ForAll @StringLength(max = 5) String left, @ForAll @StringLength(max = 5) String right) {
    if (!NQuads.isWellFormed(left) || !NQuads.isWellFormed(right)) {
      return;
    }
    int expected =
        Integer.signum(Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8)));
    assertThat(Integer.signum(NQuads.CODE_POINT_ORDER.compare(left, right))).isEqualTo(expected);
  }

  @Test
  void codePointOrder_differsFromStringOrder() {
    assertThat(NQuads.CODE_POINT_ORDER.compare("\uFF01", "😀")).isNegative();
    assertThat("\uFF01".compareTo("😀")).isPositive();
    assertThat(NQuads.CODE_POINT_ORDER.compare("😀", "😁")).isNegative();
    assertThat(NQuads.CODE_POINT_ORDER.compare("a", "ab")).isNegative();
    assertThat(NQuads.CODE_POINT_ORDER.compare("a", "a")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:a:b",
        "did:web:example.org%3A8080",
        "https://example.org/é?q=[1]#f",
        "data:image/png;base64,AA==",
        "a:",
        "x-y+z.1:b"
      })
  void iri_isOne(String text) {
    assertThat(NQuads.isIri(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        ":a",
        "1a:b",
        "-a:b",
        "é:b",
        "a b:c",
        "/a:b",
        "a: b",
        "a:<b",
        "a:>b",
        "a:\"b",
        "a:{b",
        "a:}b",
        "a:|b",
        "a:^b",
        "a:`b",
        "a:\\b",
        "a:\u0000b",
        "a:\u007Fb",
        "a:\u0085b",
        "a:\uFFFEb",
        "a:\uD800b",
        "@id"
      })
  void textThatIsNoIri_isNone(String text) {
    assertThat(NQuads.isIri(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"_:a", "_:0", "_:_", "_:a.b", "_:a-b", "_:é"})
  void blankLabel_isOne(String text) {
    assertThat(NQuads.isBlankLabel(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"_:", "_:-a", "_:.a", "_:a.", "_:a b", "_:a>", "a", "_a", "_:a:b", "_:a\n"})
  void textThatIsNoBlankLabel_isNone(String text) {
    assertThat(NQuads.isBlankLabel(text)).isFalse();
  }
}

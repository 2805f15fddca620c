package nl.skillspaspoort.core.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T19")
class Base64UrlTest {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  @ParameterizedTest
  @CsvSource({
    "'',''",
    "f,Zg",
    "fo,Zm8",
    "foo,Zm9v",
    "foob,Zm9vYg",
    "fooba,Zm9vYmE",
    "foobar,Zm9vYmFy"
  })
  void vectorsOfRfc4648WithoutPadding_areReproduced(String text, String encoded) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertThat(Base64Url.encode(bytes)).isEqualTo(encoded);
    assertThat(Base64Url.decode(encoded)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zg=",
        "Zg==",
        "Zm8=",
        "Zm9v=",
        "=",
        "====",
        "Zm9v\n",
        "\nZm9v",
        "Zm\n9v",
        "Zm\r\n9v",
        " Zm9v",
        "Zm9v ",
        "Zm 9v",
        "Zm9v!",
        "!*",
        "Zm9v*",
        "Zm9+",
        "Zm9/",
        "Z",
        "Zm9vY",
        "Zm9v.",
        "Zm9v\u0000",
        "Zm9\u00e9",
        "Ｚm9v",
        "Zm9v\uD83D\uDE00",
        "Zm9\uD800",
        "%5Am9v",
        "?m9v"
      })
  void otherSpellings_areRefused(String text) {
    assertThatThrownBy(() -> Base64Url.decode(text))
        .isInstanceOfSatisfying(
            EncodingException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR));
  }

  @Test
  void partOfAText_isReadAlone() throws Exception {
    byte[] ascii = "Zg.Zm8.=".getBytes(StandardCharsets.US_ASCII);
    assertThat(Base64Url.decode(ascii, 0, 2)).asString().isEqualTo("f");
    assertThat(Base64Url.decode(ascii, 3, 6)).asString().isEqualTo("fo");
    assertThat(Base64Url.decode(ascii, 6, 6)).isEmpty();
    assertThatThrownBy(() -> Base64Url.decode(ascii, 3, 7)).isInstanceOf(EncodingException.class);
  }

  @Test
  void bitsThatNobodyReads_mustBeZero() throws Exception {
    for (int i = 0; i < ALPHABET.length(); i++) {
      char last = ALPHABET.charAt(i);
      boolean oneByte = i % 16 == 0;
      boolean twoBytes = i % 4 == 0;
      assertDecodes("Z" + last, oneByte);
      assertDecodes("Zm" + last, twoBytes);
      assertDecodes("Zm9" + last, true);
    }
  }

  private static void assertDecodes(String text, boolean good) throws EncodingException {
    if (good) {
      assertThat(Base64Url.encode(Base64Url.decode(text))).isEqualTo(text);
    } else {
      assertThatThrownBy(() -> Base64Url.decode(text)).isInstanceOf(EncodingException.class);
    }
  }

  @Property
  void anyBytes_comeBack(@ForAll byte[] bytes) throws Exception {
    String text = Base64Url.encode(bytes);
    assertThat(text).matches("[A-Za-z0-9_-]*");
    assertThat(Base64Url.decode(text)).isEqualTo(bytes);
  }

  @Property
  void changingTheLastCharacterByOne_isRefusedOrOtherBytes(@ForAll byte[] bytes) throws Exception {
    String text = Base64Url.encode(bytes);
    if (text.isEmpty()) {
      return;
    }
    int last = ALPHABET.indexOf(text.charAt(text.length() - 1));
    String changed =
        text.substring(0, text.length() - 1) + ALPHABET.charAt((last + 1) % ALPHABET.length());
    try {
      assertThat(Base64Url.decode(changed)).isNotEqualTo(bytes);
      assertThat(bytes.length % 3).as("every bit of the last character counts").isZero();
    } catch (EncodingException e) {
      assertThat(bytes.length % 3).isNotZero();
    }
  }

  @Property
  void anyText_hasOneMeaningAtMost(@ForAll String text) {
    try {
      assertThat(Base64Url.encode(Base64Url.decode(text))).isEqualTo(text);
    } catch (EncodingException e) {
      assertThat(e.problem().found())
          .isEqualTo("text of " + text.length() + " characters in another form");
    }
  }
}

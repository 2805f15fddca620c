package nl.skillspaspoort.core.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base58BtcTest {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  @ParameterizedTest
  @CsvSource({
    // draft-msporny-base58-03 §5
    "48656c6c6f20576f726c6421, 2NEpo7TZRRrLZSi2U",
    "54686520717569636b2062726f776e20666f78206a756d7073206f76657220746865206c617a7920646f672e,"
        + " USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z",
    "0000287fb4cd, 11233QC4",
    // Bitcoin Core, base58_encode_decode.json
    "61, 2g",
    "626262, a3gV",
    "636363, aPEr",
    "73696d706c792061206c6f6e6720737472696e67, 2cFupjhnEsSn59qHXstmK2ffpLv2",
    "00eb15231dfceb60925886b67d065299925915aeb172c06647, 1NS17iag9jJgTHD1VXjvLCEnZuQ3rJDE9L",
    "516b6fcd0f, ABnLTmg",
    "bf4f89001e670274dd, 3SEo3LWLoPntC",
    "572e4794, 3EFU7m",
    "ecac89cad93923c02321, EJDM8drfXA6uyA",
    "10c8511e, Rt5zm",
    "00000000000000000000, 1111111111",
    "00, 1",
    "0001, 12",
    "ff, 5Q"
  })
  void publishedVectors_areReproduced(String hex, String text) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(Base58Btc.encode(bytes)).isEqualTo(text);
    assertThat(Base58Btc.decode(text)).isEqualTo(bytes);
  }

  @Test
  void nothing_isNothing() throws Exception {
    assertThat(Base58Btc.encode(new byte[0])).isEmpty();
    assertThat(Base58Btc.decode("")).isEmpty();
  }

  @Property
  void anyBytes_comeBack(@ForAll @Size(max = 100) byte[] bytes) throws Exception {
    assertThat(Base58Btc.decode(Base58Btc.encode(bytes))).isEqualTo(bytes);
  }

  @Property
  void leadingZeros_areLeadingOnes(
      @ForAll @IntRange(max = 20) int zeros, @ForAll @Size(max = 40) byte[] rest) throws Exception {
    byte[] bytes = new byte[zeros + rest.length];
    System.arraycopy(rest, 0, bytes, zeros, rest.length);
    String text = Base58Btc.encode(bytes);
    assertThat(text).startsWith("1".repeat(zeros)).endsWith(Base58Btc.encode(rest));
    assertThat(Base58Btc.decode(text)).isEqualTo(bytes);
  }

  @Property
  void encoding_isWhatLongDivisionGives(@ForAll @Size(max = 100) byte[] bytes) {
    assertThat(Base58Btc.encode(bytes)).isEqualTo(byLongDivision(bytes));
  }

  @Property
  void anyTextOfTheAlphabet_comesBack(
      @ForAll @StringLength(max = 120) @CharRange(from = '1', to = 'z') String text) {
    boolean good = text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    try {
      assertThat(Base58Btc.encode(Base58Btc.decode(text))).isEqualTo(text);
      assertThat(good).isTrue();
    } catch (EncodingException e) {
      assertThat(good).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "O",
        "I",
        "l",
        " ",
        "2g ",
        " 2g",
        "2g\n",
        "+",
        "/",
        "-",
        "_",
        "=",
        "é",
        "2\u00e9g",
        "\uD83D\uDE00",
        "１",
        "\uD800",
        "2g\u0000"
      })
  void otherCharacters_areRefused(String text) {
    assertThatThrownBy(() -> Base58Btc.decode(text))
        .isInstanceOfSatisfying(
            EncodingException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
              assertThat(e.problem().found()).contains("position");
            });
  }

  @Tag("T22")
  @Timeout(20)
  @Test
  void hugeText_isRefusedUnread() throws Exception {
    assertThat(Base58Btc.decode("z".repeat(Base58Btc.MAX_CHARS))).hasSizeGreaterThan(5_900);
    assertThat(Base58Btc.decode("1".repeat(Base58Btc.MAX_CHARS))).hasSize(Base58Btc.MAX_CHARS);
    // Not base58 at all: only its length is looked at.
    assertThatThrownBy(() -> Base58Btc.decode("0".repeat(Base58Btc.MAX_CHARS + 1)))
        .hasMessageContaining("8193 characters");
    assertThatThrownBy(() -> Base58Btc.decode("z".repeat(4 << 20)))
        .isInstanceOf(EncodingException.class);
  }

  @Test
  void multibase_knowsItsTwoLetters() throws Exception {
    byte[] bytes = {1, 2, 3};
    assertThat(Multibase.base58(bytes)).isEqualTo("zLdp");
    assertThat(Multibase.base64(bytes)).isEqualTo("uAQID");
    assertThat(Multibase.decodeBase58("zLdp")).isEqualTo(bytes);
    assertThat(Multibase.decodeBase64("uAQID")).isEqualTo(bytes);
    for (String bad : new String[] {"", "Ldp", "ZLdp", "uLdp", "mAQID", "f010203", " zLdp", "z0"}) {
      assertThatThrownBy(() -> Multibase.decodeBase58(bad)).isInstanceOf(EncodingException.class);
    }
    for (String bad : new String[] {"", "AQID", "UAQID", "zLdp", "mAQID", "uAQID=", "uAQI+"}) {
      assertThatThrownBy(() -> Multibase.decodeBase64(bad)).isInstanceOf(EncodingException.class);
    }
  }

  private static String byLongDivision(byte[] bytes) {
    BigInteger rest = new BigInteger(1, bytes);
    StringBuilder text = new StringBuilder();
    while (rest.signum() > 0) {
      BigInteger[] step = rest.divideAndRemainder(BigInteger.valueOf(58));
      text.append(ALPHABET.charAt(step[1].intValue()));
      rest = step[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append('1');
    }
    return text.reverse().toString();
  }

  @Test
  void encoding_leavesItsInputAlone() {
    byte[] bytes = {0, 5, 6};
    byte[] copy = Arrays.copyOf(bytes, 3);
    Base58Btc.encode(bytes);
    assertThat(bytes).isEqualTo(copy);
  }
}

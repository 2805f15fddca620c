package nl.skillspaspoort.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import nl.skillspaspoort.core.encoding.Multibase;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultikeyTest {
  private static final byte[] KEY = TestKeys.ISSUER.publicKey().encoded();

  @Test
  void key_comesBack() throws Exception {
    String text = TestKeys.ISSUER.publicKey().multibase();
    assertThat(text).isEqualTo("z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX");
    assertThat(Multikey.decode(text)).isEqualTo(TestKeys.ISSUER.publicKey());
    assertThat(Multikey.encode(Multikey.decode(text))).isEqualTo(text);
  }

  @Tag("T17")
  @ParameterizedTest
  @CsvSource({
    "'', no prefix at all",
    "ed01, nothing after the prefix",
    "ed00, a prefix that is not the shortest varint",
    "ed8100, a prefix that is not the shortest varint",
    "ed02, another prefix",
    "ec01, X25519",
    "8024, P-256",
    "8124, P-384",
    "8226, Ed25519 private key",
    "e701, secp256k1",
    "eb01, BLS 12-381 G2",
    "8526, RSA private",
    "00, identity"
  })
  void otherPrefix_isRefused(String prefix, String what) {
    byte[] bytes = java.util.HexFormat.of().parseHex(prefix);
    String text = Multibase.base58(prefix.equals("ed01") ? bytes : NaiveEd25519.join(bytes, KEY));
    assertThat(code(text)).as(what).isEqualTo(ProblemCode.INVALID_KEY);
  }

  @Tag("T17")
  @Test
  void otherLength_isRefused() {
    byte[] prefix = {(byte) 0xed, 1};
    for (int length = 0; length < 80; length++) {
      if (length != 32) {
        byte[] key = java.util.Arrays.copyOf(KEY, length);
        assertThat(code(Multibase.base58(NaiveEd25519.join(prefix, key))))
            .isEqualTo(ProblemCode.INVALID_KEY);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "z",
        "6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX",
        "Z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX",
        "z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfL",
        "z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX ",
        "z16Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX",
        "z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLf0X",
        "u7QGKiOPddAnxlf0S2y08ul1yymcJvx2UE-v6xBWPMSMFZA",
        "did:key:z6Mkon3Necd6NkkyfoGoHxid2znGc59LU3K7mubaRcFbLfLX"
      })
  void otherText_isRefused(String text) {
    assertThat(code(text)).isEqualTo(ProblemCode.INVALID_KEY);
  }

  @Tag("T22")
  @Test
  void hugeText_isRefusedUnread() {
    KeyFormatException refused =
        catchThrowableOfType(KeyFormatException.class, () -> Multikey.decode("z".repeat(8 << 20)));
    assertThat(refused.problem().found()).isEqualTo("text of 8388608 characters");
  }

  private static ProblemCode code(String text) {
    return catchThrowableOfType(KeyFormatException.class, () -> Multikey.decode(text))
        .problem()
        .code();
  }
}

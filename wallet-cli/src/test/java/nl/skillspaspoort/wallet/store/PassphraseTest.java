package nl.skillspaspoort.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PassphraseTest {

  @Test
  void latinText_isUtf8() {
    assertThat(bytes("één lange zin")).isEqualTo("één lange zin".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void decomposedLetters_areTheSamePassphraseAsComposedOnes() {
    assertThat(bytes("cafe\u0301")).isEqualTo(bytes("caf\u00e9"));
  }

  @Test
  void signsOutsideTheBasicPlane_areUtf8() {
    assertThat(bytes("\ud83d\udd11")).hasSize(4);
  }

  @Test
  void emptyText_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> bytes(""));
  }

  @Test
  void halfASurrogatePair_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> bytes("zin \ud83d"));
    assertThatIllegalArgumentException().isThrownBy(() -> bytes("\udd11 zin"));
  }

  @Test
  void callersArray_staysAsItIs() {
    char[] text = "een lange zin".toCharArray();
    Passphrase.of(text).close();
    assertThat(text).isEqualTo("een lange zin".toCharArray());
  }

  @Test
  void wipedPassphrase_givesNothing() {
    Passphrase passphrase = Passphrase.of("een lange zin".toCharArray());
    passphrase.close();
    assertThatIllegalStateException().isThrownBy(passphrase::bytes);
  }

  @Test
  void toString_saysNothing() {
    assertThat(Passphrase.of("geheime zin".toCharArray())).hasToString("Passphrase");
  }

  private static byte[] bytes(String text) {
    return Passphrase.of(text.toCharArray()).bytes();
  }
}

package nl.skillspaspoort.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T85")
final class RecoveryCodeTest {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @Test
  void thousandCodes_areReadAsTheyWereShown() throws StoreException {
    for (int i = 0; i < 1_000; i++) {
      RecoveryCode code = RecoveryCode.generate(new SecureRandom());
      assertThat(code.reveal()).matches("([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}");
      assertThat(parse(code.reveal()).bytes()).isEqualTo(code.bytes());
    }
  }

  @Test
  void caseSpacesAndLookalikes_doNotCount() throws StoreException {
    String shown = FormatDocument.exampleCode();
    byte[] expected = parse(shown).bytes();
    assertThat(parse(shown.toLowerCase(java.util.Locale.ROOT)).bytes()).isEqualTo(expected);
    assertThat(parse("  " + shown.replace("-", " ") + "\t").bytes()).isEqualTo(expected);
    assertThat(parse(shown.replace('0', 'O').replace('1', 'l')).bytes()).isEqualTo(expected);
    assertThat(parse(shown.replace('0', 'o').replace('1', 'I')).bytes()).isEqualTo(expected);
  }

  /** One letter wrong, or two that changed places: the checksum tells, but for one in a million. */
  @Test
  void mistakesInCopying_areTold() {
    String shown = FormatDocument.exampleCode().replace("-", "");
    int told = 0;
    int tried = 0;
    for (int i = 0; i < shown.length(); i++) {
      for (int letter = 0; letter < ALPHABET.length(); letter++) {
        char other = ALPHABET.charAt(letter);
        if (other != shown.charAt(i)) {
          tried++;
          told += isRefused(shown.substring(0, i) + other + shown.substring(i + 1)) ? 1 : 0;
        }
      }
      if (i > 0 && shown.charAt(i) != shown.charAt(i - 1)) {
        tried++;
        told +=
            isRefused(
                    shown.substring(0, i - 1)
                        + shown.charAt(i)
                        + shown.charAt(i - 1)
                        + shown.substring(i + 1))
                ? 1
                : 0;
      }
    }
    assertThat(told).isEqualTo(tried).isGreaterThan(28 * 31);
  }

  private static boolean isRefused(String text) {
    try {
      parse(text);
      return false;
    } catch (StoreException e) {
      return e.problem().code() == ProblemCode.MALFORMED_VALUE_ERROR;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "60RK",
        "60RK-4CSM-6MV3-EE1S-78XK-RF9Y-BKZ11",
        "60RK-4CSM-6MV3-EE1S-78XK-RF9Y-BKZU"
      })
  @Tag("T95")
  void otherText_isRefusedAndNotRepeated(String text) {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> parse(text))
        .satisfies(
            refused -> {
              assertThat(refused.problem().code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR);
              assertThat(refused.getMessage()).doesNotContain("RK");
            });
  }

  @Test
  @Tag("T95")
  void closed_tellsNothing() {
    RecoveryCode code = RecoveryCode.generate(new SecureRandom());
    assertThat(code).hasToString("RecoveryCode");
    code.close();
    assertThatIllegalStateException().isThrownBy(code::reveal);
  }

  private static RecoveryCode parse(String text) throws StoreException {
    return RecoveryCode.parse(text.toCharArray());
  }
}

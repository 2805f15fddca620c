package nl.skillspaspoort.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CredentialNumberTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "10", "999999999"})
  void number_isReadAndWrittenAlike(String text) throws WalletException {
    assertThat(CredentialNumber.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "01", "-1", "+1", "1.0", "1e3", " 1", "een", "١", "9999999999"})
  void otherText_isRefused(String text) {
    assertThatExceptionOfType(WalletException.class)
        .isThrownBy(() -> CredentialNumber.parse(text))
        .satisfies(
            refused ->
                assertThat(refused.problem().code()).isEqualTo(ProblemCode.MALFORMED_VALUE_ERROR));
  }

  @Test
  void zero_isNoNumber() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CredentialNumber(0));
  }
}

package nl.skillspaspoort.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.testkit.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key in a file is worth nothing without its passphrase. */
@Tag("T84")
class EncryptedPemTest {
  private static final InsecureSecretKeyAccess ACCESS = InsecureSecretKeyAccess.get();

  /**
   * Written by OpenSSL 3: {@code openssl pkcs8 -topk8 -v2 aes-256-cbc}, passphrase "vier woorden".
   */
  private static final String OF_OPENSSL =
      """
      -----BEGIN ENCRYPTED PRIVATE KEY-----
      MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAgOavUxbTquCQICCAAw
      DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEPesGCK6DLFXslxytNAeLh0EQL0A
      vwXsP6TAZDWkdUJkSp0WDaVxFMM9qDJOHS8dJTmhPlxByyFHJUvRZk4u8/a6WzAw
      UMpXyaPbEaLEkb9Rzc0=
      -----END ENCRYPTED PRIVATE KEY-----
      """;

  private static final String OF_OPENSSL_P256 =
      """
      -----BEGIN ENCRYPTED PRIVATE KEY-----
      MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjpiKU3KueFtgICCAAw
      DAYIKoZIhvcNAgsFADAdBglghkgBZQMEAQIEECmckaE52EQKUca5RGCJA70EgZBU
      VT2cNJC2oGUv1Gmjr1sGXzIFszO9Io2UGLN8vm7EGgG1jkJ2gjixdoktCEo7BfwZ
      8Mh6MPGsPHYb0cO56gB4w6wbUj1czR8cY6cC6PfWpeEH08CVbH5RM+BK6PS94vW4
      7ftKahOS96ZPPpDRxT7udU3nHApXt4bvWKwc0D8qjxIAcfZetoBb+EHVXAYP3NM=
      -----END ENCRYPTED PRIVATE KEY-----
      """;

  private static final String OF_OPENSSL_3DES =
      """
      -----BEGIN ENCRYPTED PRIVATE KEY-----
      MIGKME4GCSqGSIb3DQEFDTBBMCkGCSqGSIb3DQEFDDAcBAinEU7JQbLfjAICCAAw
      DAYIKoZIhvcNAgkFADAUBggqhkiG9w0DBwQIdc/x/wvND8cEOHziAwqdheXSqbel
      yxZ+BMGU5GACJTO32fir6+ta1aYJp7kTxA5UNLehGm/poYQ+Qq2NmneBeBG5
      -----END ENCRYPTED PRIVATE KEY-----
      """;

  @Test
  void keyOfOpenSsl_isRead() throws KeyFormatException {
    assertThat(read(OF_OPENSSL, "vier woorden").publicKey())
        .isEqualTo(TestKeys.LIST_SIGNER.publicKey());
    assertThat(read(OF_OPENSSL_P256, "vier woorden").publicKey().algorithm())
        .isEqualTo(KeyAlgorithm.P256);
  }

  @Test
  void ownKey_isReadAgain_andTwoFilesDiffer() throws KeyFormatException {
    byte[] first = write();
    byte[] second = write();
    assertThat(first).isNotEqualTo(second);
    assertThat(read(text(first), "wachtzin").publicKey()).isEqualTo(TestKeys.ISSUER.publicKey());
    assertThat(text(first)).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "vier", "vier woorden ", "Vier woorden", "\u00e9"})
  void anotherPassphrase_opensNothing(String passphrase) {
    assertThat(refusal(OF_OPENSSL, passphrase)).isEqualTo(ProblemCode.KEY_NOT_OPENED);
  }

  @Test
  void otherSchemes_areRefused() {
    assertThat(refusal(OF_OPENSSL_3DES, "vier woorden")).isEqualTo(ProblemCode.INVALID_KEY);
  }

  @Test
  void keyThatIsNotEncrypted_isRefused() {
    String plain = text(Pem.encodeSecret(TestKeys.ISSUER, ACCESS));
    assertThat(refusal(plain, "")).isEqualTo(ProblemCode.INVALID_KEY);
  }

  /** CBC does not authenticate: a change may give another key, which the public half tells. */
  @Test
  void everyChangedByte_isFound_orGivesAnotherKey() {
    for (int i = 0; i < OF_OPENSSL.length(); i += 5) {
      StringBuilder changed = new StringBuilder(OF_OPENSSL);
      changed.setCharAt(i, changed.charAt(i) == 'A' ? 'B' : 'A');
      try {
        assertThat(read(changed.toString(), "vier woorden").publicKey())
            .as("at %s", i)
            .isNotEqualTo(TestKeys.LIST_SIGNER.publicKey());
      } catch (KeyFormatException e) {
        assertThat(e.problem().code())
            .as("at %s", i)
            .isIn(List.of(ProblemCode.KEY_NOT_OPENED, ProblemCode.INVALID_KEY));
      }
    }
  }

  @Test
  void emptyPassphrase_isNotWritten() {
    assertThatThrownBy(
            () -> EncryptedPem.encode(TestKeys.ISSUER, new char[0], new SecureRandom(), ACCESS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] write() {
    return EncryptedPem.encode(
        TestKeys.ISSUER, "wachtzin".toCharArray(), new SecureRandom(), ACCESS);
  }

  private static String text(byte[] pem) {
    return new String(pem, StandardCharsets.US_ASCII);
  }

  private static SecretKey read(String pem, String passphrase) throws KeyFormatException {
    return EncryptedPem.secretKey(
        pem.getBytes(StandardCharsets.US_ASCII), passphrase.toCharArray(), ACCESS);
  }

  private static ProblemCode refusal(String pem, String passphrase) {
    KeyFormatException refused =
        catchThrowableOfType(KeyFormatException.class, () -> read(pem, passphrase));
    assertThat(refused).as("a refusal").isNotNull();
    return refused.problem().code();
  }
}

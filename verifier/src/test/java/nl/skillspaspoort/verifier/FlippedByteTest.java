package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.junit.jupiter.api.Test;

/**
 * A signed credential of which any byte is another is never valid, whichever byte and whatever it
 * becomes.
 */
@Tag("T14")
@Tag("T19")
@Tag("T36")
final class FlippedByteTest {
  private static final Verifier VERIFIER =
      Verifier.builder()
          .trust(TrustPolicy.anyOf(List.of(TestLists.evcCentre())))
          .policy(VerificationPolicy.builder().allowBearer().build())
          .clock(FixedClock.atNow())
          .build();
  private static final byte[] RDFC = signed(Cryptosuites.EDDSA_RDFC_2022);
  private static final byte[] JCS = signed(Cryptosuites.EDDSA_JCS_2022);

  private static final byte[] JWT = Token.utf8(Token.credential().text());

  private static byte[] signed(String suite) {
    return Credentials.secured(Credentials.evc(), TestKeys.issuer(), suite)
        .toJson()
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void unchangedBytes_areValid() {
    assertThat(VERIFIER.verify(RDFC).verdict()).isEqualTo(Verdict.VALID);
    assertThat(VERIFIER.verify(JCS).verdict()).isEqualTo(Verdict.VALID);
    assertThat(VERIFIER.verify(JWT).verdict()).isEqualTo(Verdict.VALID);
  }

  @Property(tries = 3_000)
  void anyOtherByteInRdfc_isNotValid(
      @ForAll @IntRange(max = 1 << 30) int position,
      @ForAll @IntRange(min = 1, max = 255) int flip) {
    assertThat(VERIFIER.verify(changed(RDFC, position, flip)).verdict())
        .isNotEqualTo(Verdict.VALID);
  }

  @Property(tries = 3_000)
  void anyOtherByteInJcs_isNotValid(
      @ForAll @IntRange(max = 1 << 30) int position,
      @ForAll @IntRange(min = 1, max = 255) int flip) {
    assertThat(VERIFIER.verify(changed(JCS, position, flip)).verdict()).isNotEqualTo(Verdict.VALID);
  }

  @Property(tries = 3_000)
  void anyOtherByteInJwt_isNotValid(
      @ForAll @IntRange(max = 1 << 30) int position,
      @ForAll @IntRange(min = 1, max = 255) int flip) {
    assertThat(VERIFIER.verify(changed(JWT, position, flip)).verdict()).isNotEqualTo(Verdict.VALID);
  }

  /**
   * The last characters of a part hold bits that mean nothing: every other character is refused.
   */
  @Test
  void anyOtherCharacterAtTheEndOfAPart_isNotValid() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=";
    String token = new String(JWT, java.nio.charset.StandardCharsets.US_ASCII);
    int first = token.indexOf('.');
    for (int end : List.of(first - 1, token.indexOf('.', first + 1) - 1, token.length() - 1)) {
      for (int i = 0; i < alphabet.length(); i++) {
        String changed = token.substring(0, end) + alphabet.charAt(i) + token.substring(end + 1);
        assertThat(VERIFIER.verify(changed).verdict() == Verdict.VALID)
            .isEqualTo(changed.equals(token));
      }
    }
  }

  /** Every position once, with the smallest change: what random tries may leave out. */
  @Test
  void lowestBitOfEveryByte_isNotValid() {
    for (byte[] signed : List.of(RDFC, JCS, JWT)) {
      for (int i = 0; i < signed.length; i++) {
        assertThat(VERIFIER.verify(changed(signed, i, 1)).verdict())
            .as("byte %d", i)
            .isNotEqualTo(Verdict.VALID);
      }
    }
  }

  private static byte[] changed(byte[] signed, int position, int flip) {
    byte[] changed = signed.clone();
    changed[position % changed.length] ^= (byte) flip;
    return changed;
  }
}

package nl.skillspaspoort.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T85")
final class SealedFileTest {
  private static final byte[] CONTENT = "{\"version\":1}".getBytes(StandardCharsets.UTF_8);
  private static final int HEADER = 60;
  private static final int TAG = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Test
  void header_isAsTheFormatSays() throws StoreException {
    byte[] file =
        SealedFile.seal(CONTENT, passphrase("een lange zin"), TestStores.CHEAP, countingRandom());
    assertThat(HexFormat.of().formatHex(file, 0, HEADER))
        .isEqualTo(
            "534b494c4c535041532d57414c4c4554" // SKILLSPAS-WALLET
                + "0001" // version
                + "01" // Argon2id
                + "01" // AES-256-GCM
                + "00000008" // KiB
                + "00000001" // iterations
                + "00000001" // lanes
                + "00".repeat(16) // salt
                + "01".repeat(12)); // nonce
    assertThat(file).hasSize(HEADER + CONTENT.length + TAG);
  }

  /** The example of docs/wallet-format.md, which another implementation made. */
  @Test
  void exampleOfTheFormatDocument_opens() throws StoreException {
    byte[] file = HexFormat.of().parseHex(FormatDocument.exampleHex());
    byte[] content =
        SealedFile.open(
            file, passphrase(FormatDocument.examplePassphrase()), KeyDerivation.Limits.DEFAULT);
    assertThat(new String(content, StandardCharsets.UTF_8))
        .isEqualTo(FormatDocument.exampleContent());
  }

  @Test
  void rightPassphrase_givesTheContentBack() throws StoreException {
    byte[] file = seal("een lange zin");
    assertThat(open(file, "een lange zin")).isEqualTo(CONTENT);
  }

  @Test
  void wrongPassphraseAndChangedBytes_areTheSameProblem() throws StoreException {
    byte[] file = seal("een lange zin");
    Problem wrong = problem(file, "een andere zin");
    byte[] changed = file.clone();
    changed[changed.length - 1] ^= 1;
    assertThat(wrong.code()).isEqualTo(ProblemCode.WALLET_NOT_OPENED);
    assertThat(problem(changed, "een lange zin")).isEqualTo(wrong);
  }

  @Test
  void anyFlippedBit_isRefused() throws StoreException {
    byte[] file = seal("een lange zin");
    for (int i = 0; i < file.length; i++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] changed = file.clone();
        changed[i] ^= (byte) (1 << bit);
        ProblemCode expected =
            i < 20 || (i < 32 && outOfLimits(changed))
                ? ProblemCode.WALLET_FORMAT
                : ProblemCode.WALLET_NOT_OPENED;
        assertThat(problem(changed, "een lange zin").code())
            .as("bit %d of byte %d", bit, i)
            .isEqualTo(expected);
      }
    }
  }

  private static boolean outOfLimits(byte[] file) {
    ByteBuffer header = ByteBuffer.wrap(file);
    int memory = header.getInt(20);
    int iterations = header.getInt(24);
    int lanes = header.getInt(28);
    return memory < 8 || memory > 64 || iterations < 1 || iterations > 4 || lanes < 1 || lanes > 2;
  }

  @Test
  void cutFile_isRefusedAtEveryLength() throws StoreException {
    byte[] file = seal("een lange zin");
    for (int length = 0; length < file.length; length++) {
      assertThat(problem(Arrays.copyOf(file, length), "een lange zin").code())
          .isIn(ProblemCode.WALLET_FORMAT, ProblemCode.WALLET_NOT_OPENED);
    }
  }

  @Test
  void addedBytes_areRefused() throws StoreException {
    byte[] file = seal("een lange zin");
    assertThat(problem(Arrays.copyOf(file, file.length + 1), "een lange zin").code())
        .isEqualTo(ProblemCode.WALLET_NOT_OPENED);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, 1",
    "32767, 3, 1",
    "262145, 3, 1",
    "2147483647, 3, 1",
    "-1, 3, 1",
    "65536, 1, 1",
    "65536, 11, 1",
    "65536, 2147483647, 1",
    "65536, 3, 0",
    "65536, 3, 5"
  })
  void costsOutOfBounds_areRefusedBeforeAnyWork(int memoryKib, int iterations, int lanes)
      throws StoreException {
    byte[] file = seal("een lange zin");
    ByteBuffer.wrap(file).putInt(20, memoryKib).putInt(24, iterations).putInt(28, lanes);
    Passphrase unusable = passphrase("een lange zin");
    unusable.close(); // deriving a key would throw IllegalStateException
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> SealedFile.open(file, unusable, KeyDerivation.Limits.DEFAULT))
        .satisfies(
            refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.WALLET_FORMAT));
  }

  @Test
  void defaultCosts_areWithinTheDefaultBounds() throws StoreException {
    KeyDerivation.Limits.DEFAULT.check(KeyDerivation.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 256, 65535})
  void otherVersion_isToldApartFromAWrongPassphrase(int version) throws StoreException {
    byte[] file = seal("een lange zin");
    ByteBuffer.wrap(file).putShort(16, (short) version);
    Problem problem = problem(file, "een lange zin");
    assertThat(problem.code()).isEqualTo(ProblemCode.WALLET_FORMAT);
    assertThat(problem.found()).endsWith("version " + version);
  }

  @Test
  void tenThousandSaves_neverRepeatSaltOrNonce() throws StoreException {
    Set<String> salts = new HashSet<>();
    Set<String> nonces = new HashSet<>();
    Passphrase passphrase = passphrase("een lange zin");
    int saves = 10_000;
    for (int i = 0; i < saves; i++) {
      byte[] file = SealedFile.seal(CONTENT, passphrase, TestStores.CHEAP, RANDOM);
      salts.add(HexFormat.of().formatHex(file, 32, 48));
      nonces.add(HexFormat.of().formatHex(file, 48, 60));
    }
    assertThat(salts).hasSize(saves);
    assertThat(nonces).hasSize(saves);
  }

  private static byte[] seal(String passphrase) throws StoreException {
    return SealedFile.seal(CONTENT, passphrase(passphrase), TestStores.CHEAP, RANDOM);
  }

  private static byte[] open(byte[] file, String passphrase) throws StoreException {
    return SealedFile.open(file, passphrase(passphrase), TestStores.CHEAP_LIMITS);
  }

  private static Problem problem(byte[] file, String passphrase) {
    return catchThrowableOfType(StoreException.class, () -> open(file, passphrase)).problem();
  }

  private static Passphrase passphrase(String text) {
    return Passphrase.of(text.toCharArray());
  }

  /** Fills the first array with 0, the second with 1, and so on. */
  private static SecureRandom countingRandom() {
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;
      private byte next;

      @Override
      public void nextBytes(byte[] bytes) {
        Arrays.fill(bytes, next++);
      }
    };
  }
}

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
  private static final String PASSPHRASE = "een lange zin";
  private static final RecoveryCode CODE = RecoveryCode.generate(new SecureRandom());
  private static final int FIRST_SLOT = 20;
  private static final int SECOND_SLOT = FIRST_SLOT + KeySlot.BYTES;
  private static final int SALT = SECOND_SLOT + KeySlot.BYTES;
  private static final int NONCE = SALT + 32;
  private static final int HEADER = NONCE + 12;
  private static final int TAG = 16;

  @Test
  void header_isAsTheFormatSays() throws StoreException {
    Sealing counting = new Sealing(TestStores.CHEAP, TestStores.CHEAP_LIMITS, countingRandom());
    byte[] file = counting.seal(CONTENT, keys(counting));
    HexFormat hex = HexFormat.of();
    assertThat(hex.formatHex(file, 0, FIRST_SLOT))
        .isEqualTo(
            "534b494c4c535041532d57414c4c4554" // SKILLSPAS-WALLET
                + "0002" // version
                + "01" // AES-256-GCM
                + "02"); // slots
    String costs = "00000008" + "00000001" + "00000001"; // KiB, iterations, lanes
    assertThat(hex.formatHex(file, FIRST_SLOT, FIRST_SLOT + 32)).startsWith("01010000" + costs);
    assertThat(hex.formatHex(file, SECOND_SLOT, SECOND_SLOT + 32)).startsWith("02010000" + costs);
    assertThat(file).hasSize(HEADER + CONTENT.length + TAG);
  }

  /** The example of docs/wallet-format.md, which another implementation made. */
  @Test
  void exampleOfTheFormatDocument_opensWithBothSecrets() throws StoreException {
    byte[] file = HexFormat.of().parseHex(FormatDocument.exampleHex());
    Sealing standard = Sealing.standard();
    byte[] content =
        Sealing.using(
            FormatDocument.examplePassphrase().toCharArray(),
            (kind, secret) -> standard.open(file, kind, secret).content());
    assertThat(content).asString(StandardCharsets.UTF_8).isEqualTo(FormatDocument.exampleContent());
    RecoveryCode code = RecoveryCode.parse(FormatDocument.exampleCode().toCharArray());
    byte[] byCode =
        Sealing.using(code, (kind, secret) -> standard.open(file, kind, secret).content());
    assertThat(byCode).isEqualTo(content);
  }

  @Test
  void fileOfVersionOne_opens() throws StoreException {
    byte[] file = HexFormat.of().parseHex(FormatDocument.firstHex());
    byte[] content =
        Sealing.using(
            FormatDocument.examplePassphrase().toCharArray(),
            (kind, secret) -> Sealing.standard().open(file, kind, secret).content());
    assertThat(content).asString(StandardCharsets.UTF_8).isEqualTo(FormatDocument.firstContent());
  }

  @Test
  void rightSecrets_giveTheContentBack() throws StoreException {
    byte[] file = seal();
    assertThat(open(file, PASSPHRASE)).isEqualTo(CONTENT);
    byte[] byCode =
        Sealing.using(CODE, (kind, secret) -> sealing().open(file, kind, secret).content());
    assertThat(byCode).isEqualTo(CONTENT);
  }

  @Test
  void wrongPassphraseAndChangedBytes_areTheSameProblem() throws StoreException {
    byte[] file = seal();
    Problem wrong = problem(file, "een andere zin");
    byte[] changed = file.clone();
    changed[changed.length - 1] ^= 1;
    assertThat(wrong.code()).isEqualTo(ProblemCode.WALLET_NOT_OPENED);
    assertThat(problem(changed, PASSPHRASE)).isEqualTo(wrong);
  }

  @Test
  void otherRecoveryCode_isWrong() throws StoreException {
    byte[] file = seal();
    RecoveryCode other = RecoveryCode.generate(new SecureRandom());
    StoreException refused =
        catchThrowableOfType(
            StoreException.class,
            () -> Sealing.using(other, (kind, secret) -> sealing().open(file, kind, secret)));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.RECOVERY_CODE_WRONG);
  }

  @Test
  void anyFlippedBit_isRefused() throws StoreException {
    byte[] file = seal();
    for (int i = 0; i < file.length; i++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] changed = file.clone();
        changed[i] ^= (byte) (1 << bit);
        // What is told before any work: prefix, kinds, costs out of bounds.
        boolean format =
            i < FIRST_SLOT
                || inOpenPart(i, FIRST_SLOT, changed)
                || inOpenPart(i, SECOND_SLOT, changed);
        assertThat(problem(changed, PASSPHRASE).code())
            .as("bit %d of byte %d", bit, i)
            .isEqualTo(format ? ProblemCode.WALLET_FORMAT : ProblemCode.WALLET_NOT_OPENED);
      }
    }
  }

  private static boolean inOpenPart(int at, int slot, byte[] file) {
    if (at < slot || at >= slot + 16) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(file);
    int memory = header.getInt(slot + 4);
    int iterations = header.getInt(slot + 8);
    int lanes = header.getInt(slot + 12);
    return at < slot + 4
        || memory < 8
        || memory > 64
        || iterations < 1
        || iterations > 4
        || lanes < 1
        || lanes > 2;
  }

  @Test
  void cutFile_isRefusedAtEveryLength() throws StoreException {
    byte[] file = seal();
    for (int length = 0; length < file.length; length++) {
      assertThat(problem(Arrays.copyOf(file, length), PASSPHRASE).code())
          .isIn(ProblemCode.WALLET_FORMAT, ProblemCode.WALLET_NOT_OPENED);
    }
  }

  @Test
  void addedBytes_areRefused() throws StoreException {
    byte[] file = seal();
    assertThat(problem(Arrays.copyOf(file, file.length + 1), PASSPHRASE).code())
        .isEqualTo(ProblemCode.WALLET_NOT_OPENED);
  }

  /** A slot of another wallet must not bring its own passphrase in. */
  @Test
  void slotOfAnotherFile_isRefused() throws StoreException {
    byte[] file = seal();
    byte[] other = sealing().seal(CONTENT, keys(sealing(), "de zin van een ander", CODE));
    System.arraycopy(other, FIRST_SLOT, file, FIRST_SLOT, KeySlot.BYTES);
    assertThat(problem(file, "de zin van een ander").code())
        .isEqualTo(ProblemCode.WALLET_NOT_OPENED);
    assertThat(problem(file, PASSPHRASE).code()).isEqualTo(ProblemCode.WALLET_NOT_OPENED);
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
    for (int slot : new int[] {FIRST_SLOT, SECOND_SLOT}) {
      byte[] file = HexFormat.of().parseHex(FormatDocument.exampleHex());
      ByteBuffer.wrap(file)
          .putInt(slot + 4, memoryKib)
          .putInt(slot + 8, iterations)
          .putInt(slot + 12, lanes);
      // Deriving a key from nothing would throw NullPointerException.
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> openWithoutSecret(file))
          .satisfies(
              refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.WALLET_FORMAT));
    }
  }

  /** A file of the first format says its costs too. */
  @ParameterizedTest
  @CsvSource({"1, 3, 1", "32767, 3, 1", "65536, 1, 1", "65536, 3, 5"})
  void costsOutOfBoundsInTheFirstFormat_areRefusedBeforeAnyWork(
      int memoryKib, int iterations, int lanes) {
    byte[] file = TestStores.firstFormat(CONTENT, PASSPHRASE);
    ByteBuffer.wrap(file).putInt(20, memoryKib).putInt(24, iterations).putInt(28, lanes);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> openFirstFormatWithoutSecret(file))
        .satisfies(
            refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.WALLET_FORMAT));
  }

  @SuppressWarnings("NullAway") // on purpose: see above
  private static void openFirstFormatWithoutSecret(byte[] file) throws StoreException {
    FirstFormat.open(file, null, KeyDerivation.Limits.DEFAULT);
  }

  @SuppressWarnings("NullAway") // on purpose: see above
  private static void openWithoutSecret(byte[] file) throws StoreException {
    SealedFile.open(file, KeySlot.Kind.PASSPHRASE, null, KeyDerivation.Limits.DEFAULT);
  }

  @Test
  void defaultCosts_areWithinTheDefaultBounds() throws StoreException {
    KeyDerivation.Limits.DEFAULT.check(KeyDerivation.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 256, 65535})
  void otherVersion_isToldApartFromAWrongPassphrase(int version) throws StoreException {
    byte[] file = seal();
    ByteBuffer.wrap(file).putShort(16, (short) version);
    Problem problem = problem(file, PASSPHRASE);
    assertThat(problem.code()).isEqualTo(ProblemCode.WALLET_FORMAT);
    assertThat(problem.found()).contains("version " + version);
    assertThat(problem.found().contains("newer program")).isEqualTo(version > 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 255})
  void otherNumberOfSlots_isRefused(int slots) throws StoreException {
    byte[] file = seal();
    file[19] = (byte) slots;
    assertThat(problem(file, PASSPHRASE).code()).isEqualTo(ProblemCode.WALLET_FORMAT);
  }

  @Test
  void slotsInAnotherOrder_areRefused() throws StoreException {
    byte[] file = seal();
    byte[] turned = file.clone();
    System.arraycopy(file, FIRST_SLOT, turned, SECOND_SLOT, KeySlot.BYTES);
    System.arraycopy(file, SECOND_SLOT, turned, FIRST_SLOT, KeySlot.BYTES);
    assertThat(problem(turned, PASSPHRASE).code()).isEqualTo(ProblemCode.WALLET_FORMAT);
  }

  @Test
  void tenThousandSaves_neverRepeatSaltNonceOrKey() throws StoreException {
    Set<String> salts = new HashSet<>();
    Set<String> nonces = new HashSet<>();
    Set<String> contentKeys = new HashSet<>();
    KeyRing keys = keys(sealing());
    int saves = 10_000;
    for (int i = 0; i < saves; i++) {
      byte[] file = sealing().seal(CONTENT, keys);
      byte[] salt = Arrays.copyOfRange(file, SALT, NONCE);
      salts.add(HexFormat.of().formatHex(salt));
      nonces.add(HexFormat.of().formatHex(file, NONCE, HEADER));
      contentKeys.add(HexFormat.of().formatHex(keys.contentKey(salt)));
    }
    assertThat(salts).hasSize(saves);
    assertThat(nonces).hasSize(saves);
    assertThat(contentKeys).hasSize(saves);
  }

  private static Sealing sealing() {
    return TestStores.CHEAP_SEALING;
  }

  private static KeyRing keys(Sealing sealing) throws StoreException {
    return keys(sealing, PASSPHRASE, CODE);
  }

  private static KeyRing keys(Sealing sealing, String passphrase, RecoveryCode code)
      throws StoreException {
    return sealing.ring(passphrase.toCharArray(), code);
  }

  private static byte[] seal() throws StoreException {
    return sealing().seal(CONTENT, keys(sealing()));
  }

  private static byte[] open(byte[] file, String passphrase) throws StoreException {
    return Sealing.using(
        passphrase.toCharArray(), (kind, secret) -> sealing().open(file, kind, secret).content());
  }

  private static Problem problem(byte[] file, String passphrase) {
    return catchThrowableOfType(StoreException.class, () -> open(file, passphrase)).problem();
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

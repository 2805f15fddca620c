package nl.skillspaspoort.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Passphrases and recovery codes: what opens a store, what no longer does, and old formats. */
final class SecretsTest {
  private static final char[] PASSPHRASE = "een lange zin".toCharArray();
  private static final char[] OTHER = "een heel andere zin".toCharArray();

  private final RecoveryCode code = RecoveryCode.generate(new SecureRandom());
  @TempDir private Path temporary;
  private Path directory;
  private SealedFileStore store;

  @BeforeEach
  void place() throws StoreException {
    directory = temporary.resolve("wallet");
    store = TestStores.in(directory);
    store.create(PASSPHRASE, code, bytes("one")).close();
  }

  @Test
  void bothSecrets_open() throws StoreException {
    assertThat(read(store.open(PASSPHRASE))).isEqualTo("one");
    assertThat(read(store.open(code))).isEqualTo("one");
  }

  @Test
  void changeWithOneSecret_opensWithTheOther() throws StoreException {
    try (OpenStore open = store.open(code)) {
      assertThat(open.hasRecoveryCode()).isTrue();
      open.update(content -> bytes("two"));
    }
    assertThat(read(store.open(PASSPHRASE))).isEqualTo("two");
  }

  @Test
  @Tag("T85")
  void changedPassphrase_leavesNoFileThatTheOldOneOpens() throws Exception {
    byte[] old = Files.readAllBytes(directory.resolve(SealedFileStore.FILE));
    try (OpenStore open = store.open(code)) {
      open.changePassphrase(OTHER);
      open.update(content -> bytes("two"));
    }
    assertThat(read(store.open(OTHER))).isEqualTo("two");
    assertThat(read(store.open(code))).isEqualTo("two");
    assertCode(() -> store.open(PASSPHRASE), ProblemCode.WALLET_NOT_OPENED);
    Files.delete(directory.resolve(SealedFileStore.FILE));
    assertCode(() -> store.open(PASSPHRASE), ProblemCode.WALLET_NOT_OPENED);
    assertThat(read(store.open(OTHER))).isEqualTo("one");

    // What the old passphrase opens, it opens still; the keys in there open nothing newer.
    try (Backup backup = store.openBackup(old, PASSPHRASE);
        KeyRing keys = backup.keys()) {
      byte[] newest = Files.readAllBytes(directory.resolve(SealedFileStore.PREVIOUS));
      assertCode(() -> SealedFile.open(newest, keys), ProblemCode.WALLET_NOT_OPENED);
    }
  }

  @Test
  void changedRecoveryCode_takesThePlaceOfTheOldOne() throws StoreException {
    RecoveryCode fresh = RecoveryCode.generate(new SecureRandom());
    try (OpenStore open = store.open(PASSPHRASE)) {
      open.changeRecoveryCode(fresh);
    }
    assertThat(read(store.open(fresh))).isEqualTo("one");
    assertThat(read(store.open(PASSPHRASE))).isEqualTo("one");
    assertCode(() -> store.open(code), ProblemCode.RECOVERY_CODE_WRONG);
  }

  @Test
  void storeWithoutCode_getsOneLater() throws StoreException {
    SealedFileStore plain = TestStores.in(temporary.resolve("plain"));
    plain.create(PASSPHRASE, bytes("one")).close();
    assertCode(() -> plain.open(code), ProblemCode.RECOVERY_CODE_WRONG);
    try (OpenStore open = plain.open(PASSPHRASE)) {
      assertThat(open.hasRecoveryCode()).isFalse();
      open.changeRecoveryCode(code);
      assertThat(open.hasRecoveryCode()).isTrue();
    }
    assertThat(read(plain.open(code))).isEqualTo("one");
  }

  @Test
  void openElsewhereWhileThePassphraseChanges_isRefusedAndChangesNothing() throws StoreException {
    try (OpenStore mine = store.open(PASSPHRASE);
        OpenStore other = store.open(PASSPHRASE)) {
      other.changePassphrase(OTHER);
      assertCode(() -> mine.update(content -> bytes("lost")), ProblemCode.WALLET_NOT_OPENED);
    }
    assertThat(read(store.open(OTHER))).isEqualTo("one");
  }

  @Test
  @Tag("T89")
  void backup_opensWithBothSecretsAndGoesElsewhere() throws StoreException {
    byte[] sealed;
    try (OpenStore open = store.open(PASSPHRASE)) {
      sealed = open.backup();
      open.changePassphrase(OTHER);
    }
    assertCode(() -> store.openBackup(sealed, OTHER), ProblemCode.WALLET_NOT_OPENED);
    SealedFileStore elsewhere = TestStores.in(temporary.resolve("elsewhere"));
    try (Backup backup = elsewhere.openBackup(sealed, code)) {
      assertThat(elsewhere.exists()).isFalse();
      elsewhere.restore(backup).close();
      assertCode(() -> elsewhere.restore(backup), ProblemCode.WALLET_EXISTS);
    }
    assertThat(read(elsewhere.open(PASSPHRASE))).isEqualTo("one");
    assertThat(read(elsewhere.open(code))).isEqualTo("one");
  }

  @Test
  void fileOfVersionOne_isUpgradedWhenItIsOpened() throws Exception {
    byte[] first = TestStores.firstFormat(bytes("old"), "een lange zin");
    Files.write(directory.resolve(SealedFileStore.FILE), first);
    assertCode(() -> store.open(OTHER), ProblemCode.WALLET_NOT_OPENED);
    assertThat(directory.resolve(SealedFileStore.FILE)).hasBinaryContent(first);
    assertCode(() -> store.open(code), ProblemCode.RECOVERY_CODE_WRONG);

    assertThat(read(store.open(PASSPHRASE))).isEqualTo("old");

    assertThat(directory.resolve(SealedFileStore.PREVIOUS)).hasBinaryContent(first);
    assertThat(SealedFile.version(Files.readAllBytes(directory.resolve(SealedFileStore.FILE))))
        .isEqualTo(2);
    assertThat(read(store.open(PASSPHRASE))).isEqualTo("old");
  }

  @Test
  @Tag("T89")
  void backupOfVersionOne_isRead() throws StoreException {
    byte[] first = TestStores.firstFormat(bytes("old"), "een lange zin");
    SealedFileStore elsewhere = TestStores.in(temporary.resolve("elsewhere"));
    try (Backup backup = elsewhere.openBackup(first, PASSPHRASE)) {
      elsewhere.restore(backup).close();
    }
    assertThat(read(elsewhere.open(PASSPHRASE))).isEqualTo("old");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void fileOfANewerProgram_isRefusedAndStaysAsItIs() throws Exception {
    Path file = directory.resolve(SealedFileStore.FILE);
    byte[] newer = Files.readAllBytes(file);
    newer[17] = 3;
    Files.write(file, newer);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    StoreException refused =
        catchThrowableOfType(StoreException.class, () -> store.open(PASSPHRASE));
    assertThat(refused.problem().code()).isEqualTo(ProblemCode.WALLET_FORMAT);
    assertThat(refused.problem().found()).contains("version 3", "newer program");
    assertThat(file).hasBinaryContent(newer);
  }

  @Test
  void memory_doesAllOfThisToo() throws StoreException {
    InMemoryStore memory = new InMemoryStore();
    byte[] sealed;
    try (OpenStore open = memory.create(PASSPHRASE, code, bytes("one"))) {
      open.changePassphrase(OTHER);
      sealed = open.backup();
    }
    assertThat(read(memory.open(code))).isEqualTo("one");
    assertCode(() -> memory.open(PASSPHRASE), ProblemCode.WALLET_NOT_OPENED);
    InMemoryStore other = new InMemoryStore();
    try (Backup backup = other.openBackup(sealed, OTHER)) {
      other.restore(backup).close();
    }
    assertThat(read(other.open(OTHER))).isEqualTo("one");
    assertCode(
        () -> SealedFileStore.in(directory).openBackup(sealed, OTHER), ProblemCode.WALLET_FORMAT);
  }

  private static void assertCode(ThrowingCallable call, ProblemCode expected) {
    StoreException refused = catchThrowableOfType(StoreException.class, call);
    assertThat(refused).as("an exception with %s", expected).isNotNull();
    assertThat(refused.problem().code()).isEqualTo(expected);
  }

  private static String read(OpenStore opened) {
    try (OpenStore open = opened) {
      return new String(open.content(), StandardCharsets.UTF_8);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

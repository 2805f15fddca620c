package nl.skillspaspoort.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
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
  private static final int SLOTS = SealedFile.PREFIX_BYTES + 2;
  private static final int SALT = SLOTS + 2 * KeySlot.BYTES;
  private static final int NONCE = SALT + 32;
  private static final int BODY = NONCE + AesGcm.NONCE_BYTES;

  private final RecoveryCode code = RecoveryCode.generate(new SecureRandom());
  private final RecoveryCode fresh = RecoveryCode.generate(new SecureRandom());
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
  void changedSecrets_leaveNoFileThatAnOldOneOpens() throws Exception {
    try (OpenStore open = store.open(code)) {
      open.changeSecrets(OTHER, fresh);
      open.update(content -> bytes("two"));
    }
    assertThat(read(store.open(OTHER))).isEqualTo("two");
    assertThat(read(store.open(fresh))).isEqualTo("two");
    assertCode(() -> store.open(PASSPHRASE), ProblemCode.WALLET_NOT_OPENED);
    assertCode(() -> store.open(code), ProblemCode.RECOVERY_CODE_WRONG);
    Files.delete(directory.resolve(SealedFileStore.FILE));
    assertCode(() -> store.open(PASSPHRASE), ProblemCode.WALLET_NOT_OPENED);
    assertCode(() -> store.open(code), ProblemCode.RECOVERY_CODE_WRONG);
    assertThat(read(store.open(OTHER))).isEqualTo("one");
    assertThat(read(store.open(fresh))).isEqualTo("one");
  }

  /** What another process saved since is not lost with the old secrets. */
  @Test
  @Tag("T88")
  void changedSecrets_keepWhatOthersSaved() throws StoreException {
    try (OpenStore mine = store.open(PASSPHRASE);
        OpenStore other = store.open(PASSPHRASE)) {
      other.update(content -> bytes("two"));
      mine.changeSecrets(OTHER, fresh);
    }
    assertThat(read(store.open(OTHER))).isEqualTo("two");
  }

  /** Who has the old file and both old secrets has every key that was ever in or behind it. */
  @Test
  @Tag("T85")
  void oldFileAndOldSecrets_openNoNewerFile() throws Exception {
    byte[] old = newest();
    try (OpenStore open = store.open(PASSPHRASE)) {
      open.changeSecrets(OTHER, fresh);
      open.update(content -> bytes("two"));
    }
    assertNothingOpens(newest(), keysOf(old, PASSPHRASE, code));
    assertNothingOpens(
        Files.readAllBytes(directory.resolve(SealedFileStore.PREVIOUS)),
        keysOf(old, PASSPHRASE, code));
  }

  /** The passphrase stays, but its way in does not: the old file and the old code do not help. */
  @Test
  @Tag("T85")
  void newRecoveryCodeAlone_closesTheOldWayToo() throws Exception {
    byte[] old = newest();
    try (OpenStore open = store.open(PASSPHRASE)) {
      open.changeSecrets(PASSPHRASE, fresh);
    }
    assertThat(read(store.open(fresh))).isEqualTo("one");
    assertThat(read(store.open(PASSPHRASE))).isEqualTo("one");
    assertCode(() -> store.open(code), ProblemCode.RECOVERY_CODE_WRONG);
    assertNothingOpens(newest(), keysOf(old, PASSPHRASE, code));
  }

  private byte[] newest() throws IOException {
    return Files.readAllBytes(directory.resolve(SealedFileStore.FILE));
  }

  /** The keys behind both slots, the root key, the content key, and all 32 bytes of the body. */
  private static List<byte[]> keysOf(byte[] file, char[] passphrase, RecoveryCode code)
      throws Exception {
    KeySlot first = slot(file, 0);
    KeySlot second = slot(file, 1);
    byte[] byPassphrase = Sealing.using(passphrase, (kind, secret) -> first.slotKey(secret));
    byte[] byCode = Sealing.using(code, (kind, secret) -> second.slotKey(secret));
    byte[] root = first.unwrap(byPassphrase).orElseThrow();
    assertThat(second.unwrap(byCode)).contains(root);
    byte[] contentKey = KeyRing.contentKey(root, salt(file));
    List<byte[]> keys = new ArrayList<>(List.of(byPassphrase, byCode, root, contentKey));
    byte[] body = decrypt(file, contentKey).orElseThrow();
    for (int at = 0; at + KeyRing.KEY_BYTES <= body.length; at++) {
      keys.add(Arrays.copyOfRange(body, at, at + KeyRing.KEY_BYTES));
    }
    return keys;
  }

  private static void assertNothingOpens(byte[] file, List<byte[]> keys) throws Exception {
    for (byte[] key : keys) {
      assertThat(slot(file, 0).unwrap(key)).isEmpty();
      assertThat(slot(file, 1).unwrap(key)).isEmpty();
      assertThat(decrypt(file, key)).isEmpty();
      assertThat(decrypt(file, KeyRing.contentKey(key, salt(file)))).isEmpty();
    }
  }

  private static KeySlot slot(byte[] file, int number) throws StoreException {
    return KeySlot.read(ByteBuffer.wrap(file, SLOTS + number * KeySlot.BYTES, KeySlot.BYTES));
  }

  private static byte[] salt(byte[] file) {
    return Arrays.copyOfRange(file, SALT, NONCE);
  }

  private static Optional<byte[]> decrypt(byte[] file, byte[] contentKey)
      throws GeneralSecurityException {
    try {
      byte[] nonce = Arrays.copyOfRange(file, NONCE, BODY);
      return Optional.of(
          AesGcm.cipher(Cipher.DECRYPT_MODE, contentKey, nonce, Arrays.copyOf(file, BODY))
              .doFinal(file, BODY, file.length - BODY));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    }
  }

  @Test
  void storeWithoutCode_getsOneLater() throws StoreException {
    SealedFileStore plain = TestStores.in(temporary.resolve("plain"));
    plain.create(PASSPHRASE, bytes("one")).close();
    assertCode(() -> plain.open(code), ProblemCode.RECOVERY_CODE_WRONG);
    try (OpenStore open = plain.open(PASSPHRASE)) {
      assertThat(open.hasRecoveryCode()).isFalse();
      open.changeSecrets(PASSPHRASE, code);
      assertThat(open.hasRecoveryCode()).isTrue();
    }
    assertThat(read(plain.open(code))).isEqualTo("one");
  }

  @Test
  void openElsewhereWhileThePassphraseChanges_isRefusedAndChangesNothing() throws StoreException {
    try (OpenStore mine = store.open(PASSPHRASE);
        OpenStore other = store.open(PASSPHRASE)) {
      other.changeSecrets(OTHER, fresh);
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
      open.changeSecrets(OTHER, fresh);
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
      open.changeSecrets(OTHER, fresh);
      sealed = open.backup();
    }
    assertThat(read(memory.open(fresh))).isEqualTo("one");
    assertCode(() -> memory.open(code), ProblemCode.RECOVERY_CODE_WRONG);
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

package nl.skillspaspoort.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On the real disk. */
final class SealedFileStoreTest {
  private static final char[] PASSPHRASE = "een lange zin".toCharArray();

  @TempDir private Path temporary;
  private Path directory;
  private SealedFileStore store;

  @BeforeEach
  void place() {
    directory = temporary.resolve("wallet");
    store = TestStores.in(directory);
  }

  @Test
  void created_opensAgain() throws StoreException {
    create("one");
    assertThat(store.exists()).isTrue();
    assertThat(read()).isEqualTo("one");
  }

  @Test
  void productionStore_createsOpensAndSaves() throws StoreException {
    SealedFileStore real = SealedFileStore.in(directory);
    real.create(PASSPHRASE, bytes("one")).close();
    try (OpenStore open = real.open(PASSPHRASE)) {
      open.update(content -> bytes(text(content) + " two"));
    }
    try (OpenStore open = real.open(PASSPHRASE)) {
      assertThat(text(open.content())).isEqualTo("one two");
    }
  }

  @Test
  void nothingThere_isNotFound() {
    assertCode(() -> store.open(PASSPHRASE), ProblemCode.WALLET_NOT_FOUND);
  }

  @Test
  void emptyDirectory_isNotFound() throws IOException {
    Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(rights("rwx------")));
    assertCode(() -> store.open(PASSPHRASE), ProblemCode.WALLET_NOT_FOUND);
  }

  @Test
  void secondCreate_isRefusedAndChangesNothing() throws StoreException {
    create("one");
    assertCode(() -> create("two"), ProblemCode.WALLET_EXISTS);
    assertThat(read()).isEqualTo("one");
  }

  @Test
  void createWhereOnlyThePreviousGenerationIs_isRefused() throws Exception {
    create("one");
    update("two");
    Files.delete(directory.resolve(SealedFileStore.FILE));
    assertCode(() -> create("three"), ProblemCode.WALLET_EXISTS);
  }

  @Test
  void wrongPassphrase_isNotOpened() throws StoreException {
    create("one");
    assertCode(() -> store.open("een andere zin".toCharArray()), ProblemCode.WALLET_NOT_OPENED);
  }

  @Test
  void closedStore_givesNothing() throws StoreException {
    OpenStore open = store.create(PASSPHRASE, bytes("one"));
    open.close();
    open.close();
    assertThatIllegalStateException().isThrownBy(open::content);
    assertThatIllegalStateException().isThrownBy(() -> open.update(content -> content));
    assertThatIllegalStateException().isThrownBy(() -> open.revise(others -> Optional.empty()));
    assertThatIllegalStateException().isThrownBy(open::backup);
    assertThatIllegalStateException().isThrownBy(open::hasRecoveryCode);
    try (RecoveryCode code = RecoveryCode.generate(new SecureRandom())) {
      assertThatIllegalStateException().isThrownBy(() -> open.changeSecrets(PASSPHRASE, code));
    }
  }

  @Test
  @Tag("T87")
  void fileTakenAwayFromAnOpenWallet_losesNothing() throws Exception {
    create("one");
    update("two");
    try (OpenStore open = store.open(PASSPHRASE)) {
      Files.delete(directory.resolve(SealedFileStore.FILE));
      open.update(content -> bytes(text(content) + " three"));
    }
    assertThat(read()).isEqualTo("two three");
  }

  @Test
  @Tag("T87")
  void save_keepsThePreviousGeneration() throws Exception {
    create("one");
    update("two");
    update("three");
    Files.delete(directory.resolve(SealedFileStore.FILE));
    try (OpenStore open = store.open(PASSPHRASE)) {
      assertThat(text(open.content())).isEqualTo("two");
      assertThat(open.isPreviousGeneration()).isTrue();
      open.update(content -> bytes("four"));
    }
    try (OpenStore open = store.open(PASSPHRASE)) {
      assertThat(text(open.content())).isEqualTo("four");
      assertThat(open.isPreviousGeneration()).isFalse();
    }
  }

  @Test
  @Tag("T87")
  void tamperedFile_isNeverReplacedByThePreviousGeneration() throws Exception {
    create("one");
    update("two");
    Path file = directory.resolve(SealedFileStore.FILE);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertCode(() -> store.open(PASSPHRASE), ProblemCode.WALLET_NOT_OPENED);
    Files.write(file, new byte[0]);
    assertCode(() -> store.open(PASSPHRASE), ProblemCode.WALLET_FORMAT);
  }

  @Test
  @Tag("T87")
  void tornTemporaryFile_isIgnoredAndReplaced() throws Exception {
    create("one");
    Files.writeString(directory.resolve("wallet.sealed.new"), "SKILLSP");
    assertThat(read()).isEqualTo("one");
    update("two");
    assertThat(read()).isEqualTo("two");
    assertThat(directory.resolve("wallet.sealed.new")).doesNotExist();
  }

  @Test
  @Tag("T86")
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void everyFile_isForTheOwnerOnly() throws Exception {
    create("one");
    update("two");
    assertThat(mode(directory)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> all = files.toList();
      assertThat(all)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("wallet.sealed", "wallet.sealed.previous", "wallet.lock");
      assertThat(all).allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
    }
  }

  @Test
  @Tag("T86")
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void emptyDirectoryThatOthersCanRead_isTakenFromThem() throws Exception {
    Files.createDirectory(directory);
    Files.setPosixFilePermissions(directory, rights("rwxrwxrwx"));
    create("one");
    assertThat(mode(directory)).isEqualTo("rwx------");
  }

  @Test
  @Tag("T86")
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void directoryInUseThatOthersCanRead_isRefusedAndStaysAsItIs() throws Exception {
    Files.createDirectory(directory);
    Files.setPosixFilePermissions(directory, rights("rwxr-xr-x"));
    Files.writeString(directory.resolve("notes.txt"), "mine");
    assertCode(() -> create("one"), ProblemCode.WALLET_PERMISSIONS);
    assertThat(mode(directory)).isEqualTo("rwxr-xr-x");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
  @Tag("T84")
  @Tag("T86")
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void fileThatOthersCanUse_isRefused(String mode) throws Exception {
    create("one");
    Files.setPosixFilePermissions(directory.resolve(SealedFileStore.FILE), rights(mode));
    assertCode(() -> store.open(PASSPHRASE), ProblemCode.WALLET_PERMISSIONS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-x---", "rwx---r-x", "rwx----w-"})
  @Tag("T86")
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void directoryThatOthersCanUse_isRefused(String mode) throws Exception {
    create("one");
    Files.setPosixFilePermissions(directory, rights(mode));
    assertCode(() -> store.open(PASSPHRASE), ProblemCode.WALLET_PERMISSIONS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"wallet.sealed", "wallet.sealed.new", "wallet.sealed.previous", "wallet.lock"})
  @Tag("T86")
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void linkInThePlaceOfAFile_isRefusedAndNotFollowed(String name) throws Exception {
    create("one");
    update("two");
    try (OpenStore open = store.open(PASSPHRASE)) {
      Path elsewhere = temporary.resolve("elsewhere");
      Files.writeString(elsewhere, "not yours");
      Files.setPosixFilePermissions(elsewhere, rights("rw-------"));
      Files.deleteIfExists(directory.resolve(name));
      Files.createSymbolicLink(directory.resolve(name), elsewhere);

      assertCode(() -> open.update(content -> bytes("three")), ProblemCode.WALLET_FORMAT);

      assertThat(elsewhere).hasContent("not yours");
      assertThat(Files.isSymbolicLink(directory.resolve(name))).isTrue();
    }
  }

  @Test
  @Tag("T86")
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void linkToAFileThatIsNotThere_isNotCreatedThrough() throws Exception {
    Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(rights("rwx------")));
    Path target = temporary.resolve("target");
    Files.createSymbolicLink(directory.resolve(SealedFileStore.FILE), target);
    assertCode(() -> create("one"), ProblemCode.WALLET_FORMAT);
    assertThat(Files.exists(target, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  @Tag("T86")
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void linkInThePlaceOfTheDirectory_isRefused() throws Exception {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.createSymbolicLink(directory, elsewhere);
    assertCode(() -> create("one"), ProblemCode.WALLET_FORMAT);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  @Tag("T88")
  void lockOfSomebodyElse_isSaidAfterTheTimeout() throws Exception {
    create("one");
    try (OpenStore open = store.lockTimeout(Duration.ofMillis(30)).open(PASSPHRASE);
        FileChannel other =
            FileChannel.open(directory.resolve("wallet.lock"), StandardOpenOption.WRITE)) {
      assertThat(other.tryLock()).isNotNull();
      assertCode(() -> open.update(content -> bytes("two")), ProblemCode.WALLET_LOCKED);
      assertThat(read()).isEqualTo("one");
    }
    update("two");
    assertThat(read()).isEqualTo("two");
  }

  /**
   * Who remembers the content is given it only when it is another one, until a change went through.
   */
  @Test
  @Tag("T88")
  void revision_isGivenWhatOthersSaved_andNothingElse() throws StoreException {
    create("one");
    List<String> given = new ArrayList<>();
    OpenStore.Revision<StoreException> look =
        others -> {
          given.add(others.map(SealedFileStoreTest::text).orElse("as before"));
          return Optional.empty();
        };
    try (OpenStore mine = store.open(PASSPHRASE);
        OpenStore other = store.open(PASSPHRASE)) {
      mine.revise(look);
      other.update(content -> bytes("two"));
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  mine.revise(
                      others -> {
                        given.add(others.map(SealedFileStoreTest::text).orElse("as before"));
                        throw new IllegalStateException("it changed its mind");
                      }));
      mine.revise(look);
      mine.revise(look);
      assertThat(given).containsExactly("as before", "two", "two", "as before");
      assertThat(text(mine.content())).isEqualTo("two");
    }
    assertThat(read()).isEqualTo("two");
  }

  @Test
  @Tag("T88")
  void changeByAnotherProcess_isReadBeforeTheNextChange() throws StoreException {
    create("one");
    try (OpenStore mine = store.open(PASSPHRASE);
        OpenStore other = store.open(PASSPHRASE)) {
      other.update(content -> bytes(text(content) + " two"));
      mine.update(content -> bytes(text(content) + " three"));
      assertThat(text(mine.content())).isEqualTo("one two three");
      assertThat(text(other.content())).isEqualTo("one two");
    }
    assertThat(read()).isEqualTo("one two three");
  }

  @Test
  @Tag("T88")
  void fiftyParallelChanges_areAllKept() throws Exception {
    create("");
    int changes = 50;
    ExecutorService threads = Executors.newFixedThreadPool(changes);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < changes; i++) {
        running.add(
            threads.submit(
                () -> {
                  try (OpenStore open = TestStores.in(directory).open(PASSPHRASE)) {
                    open.update(content -> bytes(text(content) + "x"));
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } finally {
      threads.shutdown();
    }
    assertThat(read()).isEqualTo("x".repeat(changes));
  }

  @Test
  void fileInThePlaceOfTheDirectory_isRefused() throws Exception {
    Files.writeString(directory, "not a directory");
    assertCode(() -> store.open(PASSPHRASE), ProblemCode.WALLET_FORMAT);
    assertCode(() -> create("one"), ProblemCode.WALLET_FORMAT);
    assertThat(directory).hasContent("not a directory");
  }

  @Test
  @Tag("T95")
  void messages_holdNoPath() throws Exception {
    Files.writeString(temporary.resolve("plain"), "");
    SealedFileStore below = TestStores.in(temporary.resolve("plain").resolve("anna-jansen"));
    StoreException failure =
        catchThrowableOfType(StoreException.class, () -> below.create(PASSPHRASE, bytes("one")));
    assertThat(failure.problem().code()).isEqualTo(ProblemCode.WALLET_IO);
    assertThat(failure.getMessage()).doesNotContain("anna-jansen");
  }

  private static void assertCode(ThrowingCallable call, ProblemCode code) {
    StoreException refused = catchThrowableOfType(StoreException.class, call);
    assertThat(refused).as("an exception with %s", code).isNotNull();
    assertThat(refused.problem().code()).isEqualTo(code);
  }

  private void create(String content) throws StoreException {
    store.create(PASSPHRASE, bytes(content)).close();
  }

  private void update(String content) throws StoreException {
    try (OpenStore open = store.open(PASSPHRASE)) {
      open.update(before -> bytes(content));
    }
  }

  private String read() throws StoreException {
    try (OpenStore open = store.open(PASSPHRASE)) {
      return text(open.content());
    }
  }

  private static java.util.Set<java.nio.file.attribute.PosixFilePermission> rights(String text) {
    return PosixFilePermissions.fromString(text);
  }

  private static String mode(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

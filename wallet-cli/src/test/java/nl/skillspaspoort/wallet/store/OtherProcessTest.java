package nl.skillspaspoort.wallet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With real processes beside this one, which are killed. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class OtherProcessTest {
  /** How often a process is killed; more with {@code -Dkills=200}. */
  private static final int KILLS = Integer.getInteger("kills", 10);

  /** How many times the wallet is saved over all of them, at least. */
  private static final int SAVES = Math.max(500, 20 * KILLS);

  @TempDir private Path temporary;

  @Test
  @Tag("T87")
  void killedWhileSaving_walletOpensToTheLastOrTheNextState() throws Exception {
    Path directory = temporary.resolve("wallet");
    SealedFileStore store = TestStores.in(directory);
    store.create(StoreProcess.PASSPHRASE, "0".getBytes(StandardCharsets.UTF_8)).close();
    SecureRandom random = new SecureRandom();
    int saves = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      List<String> said = new ArrayList<>();
      try (StoreProcess process = StoreProcess.start("", directory, "count")) {
        int before = SAVES / KILLS + random.nextInt(20);
        for (int i = 0; i < before; i++) {
          said.add(process.next());
        }
        // Anywhere within the next save or two, which take a few milliseconds.
        TimeUnit.MICROSECONDS.sleep(random.nextInt(8_000));
        said.addAll(process.kill());
      }
      saves = Integer.parseInt(said.get(said.size() - 1));
      try (OpenStore open = store.open(StoreProcess.PASSPHRASE)) {
        assertThat(StoreProcess.number(open.content())).isBetween(saves, saves + 1);
        assertThat(open.isPreviousGeneration()).isFalse();
      }
    }
    assertThat(saves).isGreaterThanOrEqualTo(SAVES);
  }

  @Test
  @Tag("T88")
  void lockOfAKilledProcess_isFree() throws Exception {
    Path directory = temporary.resolve("wallet");
    SealedFileStore store = TestStores.in(directory);
    store.create(StoreProcess.PASSPHRASE, "0".getBytes(StandardCharsets.UTF_8)).close();
    try (StoreProcess process = StoreProcess.start("", directory, "hold")) {
      assertThat(process.next()).isEqualTo("holding");
      StoreException busy =
          catchThrowableOfType(
              StoreException.class,
              () -> StoreProcess.increment(store.lockTimeout(Duration.ofMillis(50))));
      assertThat(busy.problem().code()).isEqualTo(ProblemCode.WALLET_LOCKED);
      process.kill();
    }
    assertThat(StoreProcess.increment(store.lockTimeout(Duration.ofMillis(50)))).isEqualTo("1");
  }

  @Test
  @Tag("T88")
  void twoProcesses_neverOverwriteEachOther() throws Exception {
    Path directory = temporary.resolve("wallet");
    SealedFileStore store = TestStores.in(directory);
    store.create(StoreProcess.PASSPHRASE, "0".getBytes(StandardCharsets.UTF_8)).close();
    int own = 0;
    List<String> said = new ArrayList<>();
    try (StoreProcess process = StoreProcess.start("", directory, "count")) {
      said.add(process.next());
      while (own < 40) {
        StoreProcess.increment(store);
        own++;
      }
      said.addAll(process.kill());
    }
    try (OpenStore open = store.open(StoreProcess.PASSPHRASE)) {
      // Each number was saved once: nobody saved over a number of the other.
      assertThat(said).doesNotHaveDuplicates();
      assertThat(StoreProcess.number(open.content()) - own).isBetween(said.size(), said.size() + 1);
    }
  }

  /** On POSIX systems the process loses its lock when any of its threads closes the lock file. */
  @Test
  @Tag("T88")
  void threadThatGivesUp_doesNotGiveTheLockOfAnotherThreadAway() throws Exception {
    Path directory = temporary.resolve("wallet");
    SealedFileStore store = TestStores.in(directory);
    store.create(StoreProcess.PASSPHRASE, "0".getBytes(StandardCharsets.UTF_8)).close();
    try (OpenStore open = store.open(StoreProcess.PASSPHRASE)) {
      open.<Exception>update(
          content -> {
            StoreException busy =
                CompletableFuture.supplyAsync(
                        () ->
                            catchThrowableOfType(
                                StoreException.class,
                                () ->
                                    StoreProcess.increment(
                                        store.lockTimeout(Duration.ofMillis(50)))))
                    .get();
            assertThat(busy.problem().code()).isEqualTo(ProblemCode.WALLET_LOCKED);
            try (StoreProcess other = StoreProcess.start("", directory, "try")) {
              assertThat(other.next()).isEqualTo("WALLET_LOCKED");
            }
            return content;
          });
    }
  }

  @Test
  @Tag("T86")
  void umaskZero_leavesEveryFileToTheOwnerAtEveryMoment() throws Exception {
    try (StoreProcess process =
        StoreProcess.start("umask 000; ", temporary.resolve("wallet"), "watch")) {
      assertThat(process.next()).isEqualTo("1");
      assertThat(process.waitFor()).isZero();
    }
  }
}

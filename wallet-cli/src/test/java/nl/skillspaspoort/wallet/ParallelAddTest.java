package nl.skillspaspoort.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.skillspaspoort.core.testkit.Credentials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fifty times "add" at once, by threads of this process and by other processes. */
@Tag("T88")
final class ParallelAddTest {
  private static final int THREADS = 30;
  private static final int PROCESSES = 2;
  private static final int EACH = 10;

  @TempDir private Path temporary;

  @Test
  void fiftyParallelAdds_giveFiftyCredentials() throws Exception {
    Path directory = temporary.resolve("wallet");
    TestWallets.in(directory).create(TestWallets.passphrase()).close();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start(directory, THREADS + i * EACH));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  add(directory, number);
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
      for (Process each : processes) {
        assertThat(each.waitFor()).isZero();
      }
    } finally {
      threads.shutdown();
      processes.forEach(Process::destroyForcibly);
    }
    int all = THREADS + PROCESSES * EACH;
    try (Wallet wallet = TestWallets.in(directory).open(TestWallets.passphrase())) {
      assertThat(wallet.list()).hasSize(all);
      assertThat(wallet.list()).extracting(kept -> kept.number().value()).doesNotHaveDuplicates();
      assertThat(wallet.list())
          .extracting(kept -> kept.newest().text())
          .doesNotHaveDuplicates()
          .hasSize(50);
    }
  }

  private static void add(Path directory, int number) throws WalletException {
    try (Wallet wallet = TestWallets.in(directory).open(TestWallets.passphrase())) {
      wallet.add(
          Credentials.signed(Credentials.small().with("id", "urn:example:parallel:" + number)));
    }
  }

  private static Process start(Path directory, int from) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            ParallelAddTest.class.getName(),
            directory.toString(),
            Integer.toString(from))
        .inheritIO()
        .start();
  }

  /** Another process: adds ten credentials, each with a wallet that it opens for it. */
  public static void main(String[] arguments) throws WalletException {
    int from = Integer.parseInt(arguments[1]);
    for (int number = from; number < from + EACH; number++) {
      add(Path.of(arguments[0]), number);
    }
  }
}

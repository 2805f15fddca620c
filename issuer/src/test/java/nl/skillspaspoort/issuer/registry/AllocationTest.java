package nl.skillspaspoort.issuer.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.skillspaspoort.core.testkit.FixedClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Several processes take places from one PostgreSQL at once, and several threads from one registry.
 * Few in an ordinary build; {@code -Dnodes=4 -Dallocations=25000} takes a hundred thousand and
 * prints how long that took, {@code -Dthreads=100 -Dthread.calls=1000} does so in one process.
 */
@Tag("T56")
@Tag("T81")
final class AllocationTest {
  private static final String COURSE = "https://school.example/achievements/testing";
  private static final int NODES = Integer.getInteger("nodes", 2);
  private static final int ALLOCATIONS = Integer.getInteger("allocations", 1_500);
  private static final int AT_A_TIME = 250;
  private static final int THREADS = Integer.getInteger("threads", 8);
  private static final int THREAD_CALLS = Integer.getInteger("thread.calls", 25);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Stores.class)
  void threadsAtOnceAndAfterOpeningAgain_takeEveryPlaceOnce(Stores store) throws Exception {
    String place = store.place(folder);
    List<StatusSlot> taken = new ArrayList<>();
    for (String opening : List.of("first", "second")) {
      try (IssuerRegistry registry = Stores.open(place)) {
        taken.addAll(takenByThreads(registry, opening));
      }
    }
    assertThat(taken).hasSize(2 * THREADS * THREAD_CALLS).doesNotHaveDuplicates();
  }

  private static List<StatusSlot> takenByThreads(IssuerRegistry registry, String opening)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch begin = new CountDownLatch(THREADS);
      List<Callable<List<StatusSlot>>> works = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        String name = opening + "-" + thread + "-";
        works.add(
            () -> {
              begin.countDown();
              begin.await();
              List<StatusSlot> slots = new ArrayList<>();
              for (int i = 0; i < THREAD_CALLS; i++) {
                AwardRequest request =
                    new AwardRequest(Person.of(name + i), COURSE, FixedClock.NOW);
                slots.add(registry.reserve(List.of(request), FixedClock.NOW).get(0).slot());
              }
              return slots;
            });
      }
      List<StatusSlot> taken = new ArrayList<>();
      for (Future<List<StatusSlot>> slots : threads.invokeAll(works)) {
        taken.addAll(slots.get());
      }
      return taken;
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void processesAtOnce_takeEveryPlaceOnce() throws Exception {
    String place = PostgresServer.get().newDatabase();
    Stores.open(place).close();
    List<Process> processes = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      processes.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-Xmx128m",
                  "-Dallocations=" + ALLOCATIONS,
                  "-cp",
                  System.getProperty("java.class.path"),
                  AllocationTest.class.getName(),
                  place,
                  Integer.toString(node))
              .inheritIO()
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    try (Connection connection = DriverManager.getConnection(place, "postgres", "");
        Statement statement = connection.createStatement();
        ResultSet counts =
            statement.executeQuery(
                "SELECT COUNT(*), COUNT(DISTINCT list_no * 4194304 + list_index) FROM award")) {
      assertThat(counts.next()).isTrue();
      assertThat(counts.getInt(1)).isEqualTo(NODES * ALLOCATIONS);
      assertThat(counts.getInt(2)).isEqualTo(NODES * ALLOCATIONS);
    }
  }

  /** One node: the place of the registry, and its number. */
  public static void main(String[] arguments) throws Exception {
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    try (IssuerRegistry registry = Stores.open(arguments[0])) {
      long start = System.nanoTime();
      for (int from = 0; from < ALLOCATIONS; from += AT_A_TIME) {
        List<AwardRequest> requests = new ArrayList<>();
        for (int i = from; i < Math.min(from + AT_A_TIME, ALLOCATIONS); i++) {
          requests.add(
              new AwardRequest(
                  Person.of("node-" + arguments[1] + "-" + i), COURSE, FixedClock.NOW));
        }
        registry.reserve(requests, FixedClock.NOW);
      }
      if (ALLOCATIONS > 10_000) {
        double seconds = (System.nanoTime() - start) / 1e9;
        err.printf(
            java.util.Locale.ROOT,
            "node %s: %.0f places a second%n",
            arguments[1],
            ALLOCATIONS / seconds);
      }
    }
  }
}

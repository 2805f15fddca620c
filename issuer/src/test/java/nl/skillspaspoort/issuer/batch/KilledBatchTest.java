package nl.skillspaspoort.issuer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.issuer.registry.AuditEntry;
import nl.skillspaspoort.issuer.registry.IssuerRegistry;
import nl.skillspaspoort.issuer.registry.Stores;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A batch that is ended by {@code kill -9} at random moments and run again until it is through:
 * every row exactly once. A few moments in an ordinary build; {@code -Dkills=100 -Dkill.rows=1000}
 * takes a hundred of a larger batch.
 */
@DisplayName("DOMAIN issuer 3: killed and resumed, exactly once")
@Tag("T56")
@Tag("T81")
final class KilledBatchTest {
  private static final int KILLS = Integer.getInteger("kills", 2);
  private static final int ROWS = Integer.getInteger("kill.rows", 600);
  private static final int LATEST_MILLIS = 900;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Stores.class)
  void killedAnywhere_everyRowIsIssuedExactlyOnce(Stores store) throws Exception {
    String place = store.place(folder);
    Random random = new Random(81);
    int killed = 0;
    int batches = 0;
    while (killed < KILLS) {
      batches++;
      String day =
          String.format(
              java.util.Locale.ROOT, "%02d-%02d-2026", 1 + batches % 28, 1 + batches / 28);
      Path csv = folder.resolve("batch-" + batches + ".csv");
      Files.writeString(
          csv, TestBatches.file(ROWS, student -> TestBatches.row(student, day, "7,5")));
      Path out = folder.resolve(batches % 2 == 0 ? "out-" + batches : "out-" + batches + ".jsonl");
      boolean through = false;
      while (!through && killed < KILLS) {
        through = !killedDuring(place, csv, out, random);
        killed += through ? 0 : 1;
      }
      if (!through) {
        assertThat(last(process(place, csv, out))).startsWith("done");
      }
      check(out);
    }
    try (IssuerRegistry registry = Stores.open(place)) {
      AtomicLong issued = new AtomicLong();
      registry.verifyAudit(
          entry -> {
            if (entry.deed() == AuditEntry.Deed.ISSUED) {
              issued.incrementAndGet();
            }
          });
      assertThat(issued).hasValue((long) batches * ROWS);
    }
    System.getLogger(KilledBatchTest.class.getName())
        .log(System.Logger.Level.DEBUG, "killed " + killed + " times in " + batches + " batches");
  }

  /** False if it was through before. */
  private static boolean killedDuring(String place, Path csv, Path out, Random random)
      throws IOException, InterruptedException {
    Process process = process(place, csv, out);
    BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
    assertThat(answers.readLine()).isEqualTo("start");
    if (process.waitFor(random.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS)) {
      return false;
    }
    process.toHandle().destroyForcibly();
    process.waitFor();
    return true;
  }

  private static String last(Process process) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
      answers.lines().forEach(lines::add);
    }
    assertThat(process.waitFor()).isZero();
    return lines.get(lines.size() - 1);
  }

  private static Process process(String place, Path csv, Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            BatchProcess.class.getName(),
            place,
            csv.toString(),
            out.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void check(Path out) throws Exception {
    List<SignedCredential> credentials = new ArrayList<>();
    if (Files.isDirectory(out)) {
      try (Stream<Path> files = Files.list(out)) {
        for (Path file :
            files.filter(f -> !Objects.toString(f.getFileName()).startsWith(".")).toList()) {
          credentials.add(SignedCredential.parse(Files.readAllBytes(file)));
        }
      }
    } else {
      for (String line : Files.readAllLines(out)) {
        credentials.add(SignedCredential.parse(line));
      }
    }
    assertThat(credentials).hasSize(ROWS);
    assertThat(credentials.stream().map(c -> c.unverified().id().orElseThrow()).distinct())
        .hasSize(ROWS);
    assertThat(BatchTest.places(credentials)).hasSize(ROWS);
  }
}

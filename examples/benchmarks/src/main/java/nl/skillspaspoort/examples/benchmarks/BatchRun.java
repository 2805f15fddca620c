package nl.skillspaspoort.examples.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.Securing;
import nl.skillspaspoort.issuer.batch.Batch;
import nl.skillspaspoort.issuer.batch.BatchFormat;
import nl.skillspaspoort.issuer.batch.BatchOutput;
import nl.skillspaspoort.issuer.batch.BatchPlan;
import nl.skillspaspoort.issuer.batch.BatchSummary;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.RegistryKey;
import nl.skillspaspoort.issuer.registry.SqlRegistry;
import nl.skillspaspoort.issuer.registry.StatusUrls;

/**
 * A batch of 100,000 rows from CSV to signed credentials ({@code eddsa-jcs-2022}) over an embedded
 * registry, with two threads, in a process with a heap of 512 MB. Run by {@code ./bench --batch}.
 */
final class BatchRun {
  static final long MOST_HEAP_BYTES = 512L << 20;

  private static final int ROWS = 100_000;
  private static final int THREADS = 2;
  private static final List<Integer> MARKS = List.of(12_500, 25_000, 50_000, ROWS);
  private static final double STEADY = 0.7;
  private static final String SCHOOL = "https://school.example";

  private static final ResultDescription MARK =
      ResultDescription.dutchMark(
          SCHOOL + "/achievements/welding-2#mark",
          "Eindcijfer",
          List.of(
              Alignment.esco(
                  SkillReference.esco("913e7e83-b8f8-4574-b1ca-1b38f3fd974a"),
                  "softwaretests uitvoeren")));
  private static final Achievement COURSE =
      Achievement.of(SCHOOL + "/achievements/welding-2", "Lassen, niveau 2")
          .description("MIG/MAG-lassen van staal tot 10 mm, in vier posities.")
          .criteria("Praktijkexamen met twee proefstukken en een gesprek.")
          .result(MARK)
          .build();

  private final Path folder;
  private final List<Double> ratesBetween = new ArrayList<>();
  private int nextMark;
  private int rowsBefore;
  private long nanosBefore;

  private BatchRun(Path folder) {
    this.folder = folder;
  }

  /** Starts a process with that heap and gives its exit code. */
  static int inSmallHeap(Path folder) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + (MOST_HEAP_BYTES >> 20) + "m",
            Bench.WITHOUT_NATIVE_CODE,
            "-cp",
            System.getProperty("java.class.path"),
            Bench.class.getName(),
            "--batch-here",
            folder.resolve("batch").toString());
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** The measurement itself; true if its limits are kept. */
  static boolean here(Path folder) throws IOException {
    try {
      empty(folder);
      Files.createDirectories(folder);
      return new BatchRun(folder).run();
    } catch (ProblemException e) {
      throw new IllegalStateException("the batch cannot be issued", e);
    } finally {
      empty(folder);
    }
  }

  private boolean run() throws IOException, ProblemException {
    Issuer issuer = Badge.issuer(Securing.dataIntegrity(Cryptosuites.EDDSA_JCS_2022));
    byte[] csv = csv();
    long start = System.nanoTime();
    BatchPlan plan =
        BatchPlan.read(csv, StandardCharsets.UTF_8, format(), COURSE, issuer, Badge.NOW);
    String digest = plan.digest();
    System.out.printf(
        Locale.ROOT,
        "dry run\t%d rows\t%.0f a second%n",
        plan.rows().size(),
        plan.rows().size() * 1e9 / (System.nanoTime() - start));
    try (SqlRegistry registry =
        SqlRegistry.h2(folder.resolve("registry"), RegistryKey.of(new byte[32]))) {
      Registrar registrar =
          new Registrar(
              issuer, registry, StatusUrls.under(URI.create(SCHOOL + "/status")), () -> Badge.NOW);
      nanosBefore = System.nanoTime();
      long begun = nanosBefore;
      BatchSummary summary =
          Batch.with(registrar, THREADS)
              .run(
                  plan,
                  digest,
                  BatchOutput.jsonLines(folder.resolve("batch.jsonl")),
                  "benchmark",
                  this::mark);
      System.out.printf(
          Locale.ROOT,
          "all\t%d credentials\t%.0f a second%n",
          summary.issued(),
          summary.issued() * 1e9 / (System.nanoTime() - begun));
    }
    return verdict();
  }

  private void mark(int done, int total, double perSecond) {
    if (nextMark < MARKS.size() && done >= MARKS.get(nextMark)) {
      long now = System.nanoTime();
      double rate = (done - rowsBefore) * 1e9 / (now - nanosBefore);
      ratesBetween.add(rate);
      System.out.printf(
          Locale.ROOT,
          "signed\t%d of %d\t%.0f a second since the last line\t%.0f on average%n",
          done,
          total,
          rate,
          perSecond);
      nextMark++;
      rowsBefore = done;
      nanosBefore = now;
    }
  }

  /** Linear: the second half goes about as fast as what came before it. */
  private boolean verdict() {
    // The first stretch also reserves every place, so it is left out of the comparison.
    double last = ratesBetween.get(ratesBetween.size() - 1);
    double before = ratesBetween.get(ratesBetween.size() - 2);
    long peak = peakHeapBytes();
    boolean kept = last >= STEADY * before && peak <= MOST_HEAP_BYTES;
    System.out.printf(
        Locale.ROOT,
        "second half beside the quarter before\t%.2f\t>= %.2f\tpeak heap\t%d MB of <= %d MB\t%s%n",
        last / before,
        STEADY,
        peak >> 20,
        MOST_HEAP_BYTES >> 20,
        kept ? "yes" : "NO");
    return kept;
  }

  /** The peaks of the parts of the heap, added: at least what was ever in use at once. */
  private static long peakHeapBytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(BatchRun::peak)
        .sum();
  }

  private static long peak(MemoryPoolMXBean pool) {
    return pool.getPeakUsage().getUsed();
  }

  private static BatchFormat format() {
    return BatchFormat.of("studentnummer", "datum").holder("did").mark("cijfer", MARK).build();
  }

  private static byte[] csv() {
    String wallet = DidKey.of(Badge.HOLDER.publicKey()).value();
    StringBuilder csv = new StringBuilder("studentnummer;datum;cijfer;did\n");
    for (int row = 0; row < ROWS; row++) {
      csv.append(String.format(Locale.ROOT, "st%07d", row))
          .append(";12-06-2026;")
          .append(6 + row % 4)
          .append(",5;")
          .append(wallet)
          .append('\n');
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}

package nl.skillspaspoort.examples.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.skillspaspoort.core.bulk.OrderedResults;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.issuer.IssueResult;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.Securing;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.VerificationResult;

/**
 * 200,000 credentials, each with an identifier of its own: issued into a file, then screened from
 * it, by one thread and by two, in a process with a small heap. Run by {@code ./bench --bulk}.
 */
final class BulkRun {
  static final long MOST_HEAP_BYTES = 256L << 20;

  private static final int ITEMS = 200_000;
  private static final int MEASURED_ALONE = 20_000;
  private static final double FASTER = 1.7;

  private final Path file;

  private BulkRun(Path file) {
    this.file = file;
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
            "--bulk-here",
            folder.resolve("bulk.jsonl").toString());
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** The measurement itself; true if its limits are kept. */
  static boolean here(Path file) throws IOException {
    try {
      return new BulkRun(file).run();
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private boolean run() throws IOException {
    long start = System.nanoTime();
    issue();
    report("issued", ITEMS, System.nanoTime() - start, 2);
    screen(MEASURED_ALONE, 2);
    double alone = report("screened", MEASURED_ALONE, screen(MEASURED_ALONE, 1), 1);
    double together = report("screened", ITEMS, screen(ITEMS, 2), 2);
    double ratio = alone / together;
    boolean kept = ratio >= FASTER && Runtime.getRuntime().maxMemory() <= MOST_HEAP_BYTES;
    System.out.printf(
        Locale.ROOT,
        "two threads beside one\t%.2f\t>= %.2f\theap\t%d MB of <= %d MB\t%s%n",
        ratio,
        FASTER,
        Runtime.getRuntime().maxMemory() >> 20,
        MOST_HEAP_BYTES >> 20,
        kept ? "yes" : "NO");
    return kept;
  }

  private void issue() throws IOException {
    Issuer issuer = Badge.issuer(Securing.ofDefault());
    Iterator<CredentialDraft> drafts =
        IntStream.range(0, ITEMS).mapToObj(BulkRun::draft).iterator();
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        OrderedResults<IssueResult> results = issuer.issueAll(drafts, 2)) {
      while (results.hasNext()) {
        String text =
            results
                .next()
                .match(
                    issued -> issued.credential().text(),
                    refused -> {
                      throw new IllegalStateException("not issued: " + refused.problem());
                    });
        out.write(text);
        out.write('\n');
      }
    }
  }

  private static CredentialDraft draft(int number) {
    return Badge.draft(Badge.SKILLS).toBuilder().id("urn:example:" + number).build();
  }

  /** Nanoseconds from the file to the last verdict. */
  private long screen(int items, int threads) throws IOException {
    long start = System.nanoTime();
    int valid = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        Stream<byte[]> lines = reader.lines().limit(items).map(BulkRun::utf8);
        OrderedResults<VerificationResult> results =
            Badge.verifier().screen(lines.iterator(), threads)) {
      while (results.hasNext()) {
        valid += results.next().verdict() == Verdict.VALID ? 1 : 0;
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (valid != items) {
      throw new IllegalStateException(valid + " of " + items + " are valid");
    }
    return System.nanoTime() - start;
  }

  private static byte[] utf8(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }

  /** Prints one line and gives the microseconds for each item. */
  private static double report(String what, int items, long nanos, int threads) {
    double each = nanos / 1_000.0 / items;
    System.out.printf(
        Locale.ROOT, "%s %d with %d thread(s)\t%.1f us each%n", what, items, threads, each);
    return each;
  }
}

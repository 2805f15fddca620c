package nl.skillspaspoort.examples.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.core.bulk.OrderedResults;
import nl.skillspaspoort.issuer.Securing;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Many credentials to a verdict, for each. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = Bench.WITHOUT_NATIVE_CODE)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BulkBenchmark {
  private static final int ITEMS = 1_000;

  private final Verifier verifier = Badge.verifier();
  private final List<byte[]> items =
      Collections.nCopies(ITEMS, Badge.signed(Securing.ofDefault(), Badge.SKILLS));

  /** By one thread. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public int oneThread() {
    return screen(1);
  }

  /** By two. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public int twoThreads() {
    return screen(2);
  }

  private int screen(int threads) {
    int valid = 0;
    try (OrderedResults<VerificationResult> results = verifier.screen(items.iterator(), threads)) {
      while (results.hasNext()) {
        valid += results.next().verdict() == Verdict.VALID ? 1 : 0;
      }
    }
    if (valid != ITEMS) {
      throw new IllegalStateException(valid + " of " + ITEMS + " are valid");
    }
    return valid;
  }
}

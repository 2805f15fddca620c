package nl.skillspaspoort.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.registry.AwardRequest;
import nl.skillspaspoort.issuer.registry.Person;
import nl.skillspaspoort.issuer.registry.RegistryKey;
import nl.skillspaspoort.issuer.registry.SqlRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Places of status lists from the embedded registry, on disk, each call one transaction. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AllocationBenchmark {
  private static final String COURSE = "https://school.example/achievements/welding";
  private static final int MANY = 250;

  private Path folder = Path.of("");
  private Optional<SqlRegistry> registry = Optional.empty();
  private int next;

  /** An empty registry. */
  @Setup
  public void open() throws IOException, ProblemException {
    folder = Files.createTempDirectory("allocation");
    registry =
        Optional.of(SqlRegistry.h2(folder.resolve("registry"), RegistryKey.of(new byte[32])));
  }

  /** Leaves nothing behind. */
  @TearDown
  public void close() throws IOException {
    registry.orElseThrow().close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private List<?> take(int places) throws ProblemException {
    List<AwardRequest> requests = new ArrayList<>();
    for (int i = 0; i < places; i++) {
      requests.add(new AwardRequest(Person.of("person " + next++), COURSE, Badge.NOW));
    }
    return registry.orElseThrow().reserve(requests, Badge.NOW);
  }

  /** For one award. */
  @Benchmark
  public List<?> one() throws ProblemException {
    return take(1);
  }

  /** For each of many awards. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public List<?> each() throws ProblemException {
    return take(MANY);
  }
}

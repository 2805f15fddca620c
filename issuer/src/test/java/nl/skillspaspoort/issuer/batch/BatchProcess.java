package nl.skillspaspoort.issuer.batch;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.skillspaspoort.issuer.registry.IssuerRegistry;
import nl.skillspaspoort.issuer.registry.Stores;

/**
 * Another process that runs a batch. Arguments: the place of the registry, the CSV file, the output
 * (a folder, or a file that ends with {@code .jsonl}). It says {@code start}, and {@code done} with
 * the number that it issued.
 */
final class BatchProcess {
  private BatchProcess() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    BatchPlan plan =
        TestBatches.plan(Files.readAllBytes(Path.of(arguments[1])), StandardCharsets.UTF_8);
    Path target = Path.of(arguments[2]);
    BatchOutput output =
        arguments[2].endsWith(".jsonl") ? BatchOutput.jsonLines(target) : BatchOutput.files(target);
    try (IssuerRegistry registry = Stores.open(arguments[0])) {
      out.println("start");
      BatchSummary summary =
          Batch.with(TestBatches.registrar(registry), 2)
              .run(plan, plan.digest(), output, "order 1", BatchProgress.SILENT);
      out.println("done " + summary.issued());
    }
  }
}

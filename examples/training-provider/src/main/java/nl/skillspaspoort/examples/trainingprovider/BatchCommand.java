package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.batch.Batch;
import nl.skillspaspoort.issuer.batch.BatchOutput;
import nl.skillspaspoort.issuer.batch.BatchPlan;
import nl.skillspaspoort.issuer.batch.BatchProgress;
import nl.skillspaspoort.issuer.batch.BatchReport;
import nl.skillspaspoort.issuer.batch.BatchSummary;
import nl.skillspaspoort.issuer.batch.ClaimBatch;
import nl.skillspaspoort.issuer.catalogue.CatalogueEntry;
import nl.skillspaspoort.issuer.catalogue.CatalogueLock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code provider batch}: reads a CSV file; without {@code --dry-run}, signs what was approved. */
@Command(name = "batch")
final class BatchCommand extends ProviderCommand {
  private static final int BAR = 20;

  @Parameters(paramLabel = "CSV", descriptionKey = "batch.csv")
  private Path csv = Path.of("");

  @Option(
      names = "--achievement",
      required = true,
      paramLabel = "FILE",
      descriptionKey = "batch.achievement")
  private Path achievement = Path.of("");

  @Option(
      names = "--text",
      defaultValue = "nl",
      paramLabel = "nl|en",
      descriptionKey = "batch.text")
  private Language text = Language.NL;

  @Option(
      names = "--charset",
      defaultValue = "UTF-8",
      paramLabel = "NAME",
      descriptionKey = "batch.charset")
  private Charset charset = StandardCharsets.UTF_8;

  @Option(names = "--dry-run", descriptionKey = "batch.dry-run")
  private boolean dryRun;

  @Option(names = "--claims", descriptionKey = "batch.claims")
  private boolean claims;

  @Option(
      names = "--claim-days",
      defaultValue = "90",
      paramLabel = "DAYS",
      descriptionKey = "batch.claim-days")
  private int claimDays = 90;

  @Option(names = "--approve", paramLabel = "DIGEST", descriptionKey = "batch.approve")
  private @Nullable String approved;

  @Option(names = "--order", paramLabel = "REF", descriptionKey = "option.order")
  private @Nullable String order;

  @Option(names = "--out", paramLabel = "PATH", descriptionKey = "batch.out")
  private @Nullable Path out;

  @Option(names = "--codes", paramLabel = "FILE", descriptionKey = "batch.codes")
  private @Nullable Path codes;

  @Option(names = "--report", paramLabel = "FILE", descriptionKey = "batch.report")
  private @Nullable Path report;

  @Override
  ExitCode run(Provider provider) throws CommandException, ProblemException, IOException {
    if (claimDays < 1) {
      throw new CommandException(ExitCode.USAGE, "usage.value", "--claim-days");
    }
    CatalogueEntry entry = CatalogueFiles.entry(achievement);
    try (Office office = open(provider)) {
      List<String> faults = new ArrayList<>();
      faults.addAll(
          CatalogueLintCommand.faults(provider.words(), entry, Optional.of(office.keys())));
      CatalogueLock.State state =
          CatalogueFiles.lock(CatalogueFiles.lockFile(achievement)).state(entry);
      if (state != CatalogueLock.State.LOCKED) {
        faults.add(provider.words().text("batch.not-locked", achievement));
      }
      BatchPlan plan = office.plan(Files.readAllBytes(csv), charset, entry, text, !claims);
      for (Problem fault : plan.faults()) {
        faults.add(Failures.line(provider.words(), fault));
      }
      if (!faults.isEmpty()) {
        faults.forEach(provider::answer);
        provider.tell("batch.faults", faults.size());
        return ExitCode.REFUSED;
      }
      if (dryRun) {
        provider.answer(plan.digest());
        provider.tell("batch.dry", plan.rows().size());
        return ExitCode.DONE;
      }
      return claims ? claim(provider, office, plan) : sign(provider, office, plan);
    }
  }

  private ExitCode sign(Provider provider, Office office, BatchPlan plan)
      throws CommandException, ProblemException, IOException {
    if (approved == null || order == null || out == null) {
      throw new CommandException(ExitCode.USAGE, "batch.to-sign");
    }
    BatchOutput output =
        out.toString().endsWith(".jsonl") ? BatchOutput.jsonLines(out) : BatchOutput.files(out);
    BatchSummary summary =
        Batch.with(office.registrar()).run(plan, approved, output, order, bar(provider));
    if (report != null) {
      Files.writeString(report, BatchReport.of(plan, summary));
    }
    provider.answer(
        provider.words().text("batch.issued", summary.issued(), summary.issuedBefore()));
    return ExitCode.DONE;
  }

  private ExitCode claim(Provider provider, Office office, BatchPlan plan)
      throws CommandException, ProblemException, IOException {
    if (approved == null || out == null || codes == null) {
      throw new CommandException(ExitCode.USAGE, "batch.to-claim");
    }
    ClaimBatch.Summary summary =
        ClaimBatch.with(office.registrar(), Duration.ofDays(claimDays))
            .run(plan, approved, out, codes, bar(provider));
    provider.answer(
        provider.words().text("batch.claimed", summary.opened(), summary.claimedBefore()));
    provider.tell("batch.codes.apart", codes);
    return ExitCode.DONE;
  }

  private static BatchProgress bar(Provider provider) {
    return (done, total, perSecond) ->
        provider.tell(
            "batch.progress",
            String.format(Locale.ROOT, "%-" + BAR + "s", "#".repeat(BAR * done / total)),
            done,
            total,
            String.format(Locale.ROOT, "%.0f", perSecond));
  }
}

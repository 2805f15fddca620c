package nl.skillspaspoort.issuer.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.bulk.OrderedResults;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.claim.ClaimDesk;
import nl.skillspaspoort.issuer.registry.Registrar;

/**
 * Makes a plan for people without a wallet into claim files, one for each row, and a list of their
 * codes. Nothing is signed before somebody claims it.
 *
 * <p>Running the same plan again gives the same files and codes; an award that was claimed in the
 * meantime is passed over. Immutable and safe for use by several threads.
 */
public final class ClaimBatch {
  private static final String HEADER = "line;reference;claim;code;expires\n";

  private final Registrar registrar;
  private final Duration validity;

  private ClaimBatch(Registrar registrar, Duration validity) {
    this.registrar = registrar;
    this.validity = validity;
  }

  /**
   * Claims that can be made for so long.
   *
   * @throws IllegalArgumentException if that is no time at all
   */
  public static ClaimBatch with(Registrar registrar, Duration validity) {
    if (validity.isNegative() || validity.isZero()) {
      throw new IllegalArgumentException("found " + validity + "; expected some time");
    }
    return new ClaimBatch(Objects.requireNonNull(registrar, "registrar"), validity);
  }

  /**
   * How it went.
   *
   * @param opened rows that have a claim file now
   * @param claimedBefore rows whose award was issued before
   */
  public record Summary(int opened, int claimedBefore) {
    @Override
    public String toString() {
      return opened + " claim files, " + claimedBefore + " claimed before";
    }
  }

  private record OpenedRow(BatchRow row, Optional<ClaimDesk.Opened> opened) {}

  /**
   * Writes the claim files.
   *
   * @param plan without faults, and without a column for wallets
   * @param approved {@link BatchPlan#digest} of what was looked at
   * @param folder for the files, named by their claim
   * @param codes a CSV file with the codes, which go another way than the files; readable by its
   *     owner only
   * @throws BatchException {@code BATCH_CHANGED} if the plan is not the one that was approved,
   *     {@code BATCH_MALFORMED} if it has faults or names wallets
   */
  public Summary run(
      BatchPlan plan, String approved, Path folder, Path codes, BatchProgress progress)
      throws ProblemException, IOException {
    plan.checkApproved(approved, registrar.issuer());
    if (plan.hasHolders()) {
      throw new BatchException(
          Problem.of(
              ProblemCode.BATCH_MALFORMED,
              "a file that names the wallets",
              "one without them, or credentials instead of claim files"));
    }
    Files.createDirectories(folder);
    long start = System.nanoTime();
    StringBuilder list = new StringBuilder(HEADER);
    int opened = 0;
    int done = 0;
    int rows = plan.rows().size();
    try (OrderedResults<Outcome> outcomes =
        OrderedResults.of(
            plan.rows().iterator(), OrderedResults.threadsHere(), row -> open(plan, row))) {
      while (outcomes.hasNext()) {
        OpenedRow row = outcomes.next().orElseThrow();
        if (row.opened().isPresent()) {
          opened++;
          ClaimDesk.Opened claim = row.opened().get();
          DurableFile.write(folder.resolve(claim.file().claimId() + ".json"), claim.file().bytes());
          list.append(line(row.row(), claim));
        }
        done++;
        progress.done(done, rows, done / ((System.nanoTime() - start) / 1e9));
      }
    }
    DurableFile.writeForOwner(codes, list.toString().getBytes(StandardCharsets.UTF_8));
    return new Summary(opened, rows - opened);
  }

  private static String line(BatchRow row, ClaimDesk.Opened claim) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(row.line()));
    cells.add(BatchReport.cell(row.reference()));
    // A random name may begin with a hyphen, which a spreadsheet would take for a formula.
    cells.add(BatchReport.cell(claim.file().claimId()));
    cells.add(claim.code().reveal());
    cells.add(claim.file().expires().toString());
    return String.join(";", cells) + "\n";
  }

  private Outcome open(BatchPlan plan, BatchRow row) {
    try {
      return new Outcome(
          Optional.of(
              new OpenedRow(
                  row,
                  Optional.of(
                      new ClaimDesk(registrar)
                          .open(
                              row.draft(plan.achievement(), BatchPlan.NO_WALLET),
                              row.person(),
                              validity)))),
          Optional.empty());
    } catch (ProblemException e) {
      boolean claimed = e.problem().code() == ProblemCode.STATUS_CHANGE_NOT_ALLOWED;
      return claimed
          ? new Outcome(Optional.of(new OpenedRow(row, Optional.empty())), Optional.empty())
          : new Outcome(Optional.empty(), Optional.of(e.problem()));
    }
  }

  /** A row, or what went wrong with it. */
  private record Outcome(Optional<OpenedRow> row, Optional<Problem> problem) {
    OpenedRow orElseThrow() throws BatchException {
      if (problem.isPresent()) {
        throw new BatchException(problem.get());
      }
      return row.orElseThrow();
    }
  }
}

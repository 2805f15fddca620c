package nl.skillspaspoort.issuer.batch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.registry.AwardRecord;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.RegistryException;

/**
 * Signs a plan: several rows at once, and each exactly once.
 *
 * <p>Block by block, each row is given its identifier and its place in one transaction, signed,
 * written, and then noted as issued in another. Whatever was interrupted in between is done again
 * by the next run with the same identifier and place, and takes the place of what was left.
 * Immutable and safe for use by several threads.
 */
public final class Batch {
  private static final int ROWS_IN_A_BLOCK = 250;

  private final Registrar registrar;
  private final int threads;

  private Batch(Registrar registrar, int threads) {
    this.registrar = registrar;
    this.threads = threads;
  }

  /** Signs with as many threads as there are processors. */
  public static Batch with(Registrar registrar) {
    return with(registrar, Runtime.getRuntime().availableProcessors());
  }

  /** Signs with so many threads. */
  public static Batch with(Registrar registrar, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("found " + threads + " threads; expected one or more");
    }
    return new Batch(Objects.requireNonNull(registrar, "registrar"), threads);
  }

  /**
   * Signs a plan that somebody has looked at.
   *
   * @param plan without faults, and with holders
   * @param approved {@link BatchPlan#digest} of what was looked at
   * @param order on whose order
   * @throws BatchException {@code BATCH_CHANGED} if the plan is not the one that was approved,
   *     {@code BATCH_MALFORMED} if it has faults or names no wallets
   * @throws IOException if the output fails; running again goes on from there
   */
  public BatchSummary run(
      BatchPlan plan, String approved, BatchOutput output, String order, BatchProgress progress)
      throws BatchException, IssueException, RegistryException, IOException {
    check(plan, approved);
    List<AwardRecord> awards = new ArrayList<>();
    Set<String> before = issuedBefore(plan, awards);
    Run run = new Run(plan, order, output, progress, before.size());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (output) {
      output.open(before);
      run.through(awards, pool);
    } finally {
      pool.shutdownNow();
    }
    return new BatchSummary(run.issued, before.size(), awards);
  }

  private void check(BatchPlan plan, String approved) throws BatchException {
    plan.checkApproved(approved, registrar.issuer());
    if (!plan.hasHolders()) {
      throw new BatchException(
          Problem.of(
              ProblemCode.BATCH_MALFORMED,
              "a file that names no wallets",
              "one that does, or claim files instead of credentials"));
    }
  }

  /** Reserves all rows, block by block, and tells which of them were issued before. */
  private Set<String> issuedBefore(BatchPlan plan, List<AwardRecord> awards)
      throws RegistryException {
    Set<String> before = new HashSet<>();
    for (List<BatchRow> block : blocks(plan.rows())) {
      for (AwardRecord award :
          registrar
              .registry()
              .reserve(
                  block.stream().map(row -> row.request(plan.achievement())).toList(),
                  registrar.now())) {
        awards.add(award);
        if (award.isSigned()) {
          before.add(award.credentialId());
        }
      }
    }
    return before;
  }

  private static <T> List<List<T>> blocks(List<T> rows) {
    List<List<T>> blocks = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += ROWS_IN_A_BLOCK) {
      blocks.add(rows.subList(from, Math.min(from + ROWS_IN_A_BLOCK, rows.size())));
    }
    return blocks;
  }

  /**
   * One run. The blocks are written and noted in their order while the next one is being signed.
   */
  private final class Run {
    private final BatchPlan plan;
    private final String order;
    private final BatchOutput output;
    private final BatchProgress progress;
    private final int before;
    private final long start = System.nanoTime();
    private int issued;
    private int written;

    Run(BatchPlan plan, String order, BatchOutput output, BatchProgress progress, int before) {
      this.plan = plan;
      this.order = order;
      this.output = output;
      this.progress = progress;
      this.before = before;
    }

    void through(List<AwardRecord> awards, ExecutorService pool)
        throws IssueException, RegistryException, IOException {
      List<Integer> open = new ArrayList<>();
      for (int i = 0; i < awards.size(); i++) {
        if (!awards.get(i).isSigned()) {
          open.add(i);
        }
      }
      Deque<List<Future<SignedRow>>> signing = new ArrayDeque<>();
      for (List<Integer> block : blocks(open)) {
        List<Future<SignedRow>> futures = new ArrayList<>();
        for (int index : block) {
          futures.add(pool.submit(() -> sign(plan.rows().get(index), awards.get(index))));
        }
        signing.add(futures);
        if (signing.size() > 1) {
          note(signing.remove());
        }
      }
      while (!signing.isEmpty()) {
        note(signing.remove());
      }
    }

    private SignedRow sign(BatchRow row, AwardRecord award) throws IssueException {
      Achievement achievement = plan.achievement();
      return new SignedRow(
          row, award, registrar.sign(award, row.draft(achievement, row.holder().orElseThrow())));
    }

    private void note(List<Future<SignedRow>> futures)
        throws IssueException, RegistryException, IOException {
      List<SignedRow> rows = new ArrayList<>();
      for (Future<SignedRow> future : futures) {
        rows.add(result(future));
      }
      output.write(rows);
      issued +=
          registrar
              .registry()
              .complete(
                  rows.stream()
                      .map(row -> registrar.completion(row.award(), row.credential()))
                      .toList(),
                  order,
                  registrar.now());
      written += rows.size();
      double seconds = (System.nanoTime() - start) / 1e9;
      progress.done(before + written, plan.rows().size(), written / seconds);
    }
  }

  private static SignedRow result(Future<SignedRow> future) throws IssueException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IssueException(
          Problem.of(ProblemCode.SIGNING_FAILED, "an interruption", "time to finish"));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        throw new IssueException(problem);
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}

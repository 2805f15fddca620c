package nl.skillspaspoort.issuer.batch;

/** Is told how far a batch has come, by the thread that runs it. */
@FunctionalInterface
public interface BatchProgress {
  /** Tells nobody. */
  BatchProgress SILENT = (done, total, perSecond) -> {};

  /**
   * Some more rows are done.
   *
   * @param done rows that are done in this run or were before
   * @param total rows of the file
   * @param perSecond rows that this run has done in a second, on average
   */
  void done(int done, int total, double perSecond);
}

package nl.skillspaspoort.issuer.batch;

import java.util.List;
import nl.skillspaspoort.issuer.registry.AwardRecord;

/**
 * What a run did.
 *
 * @param issued awards that were issued in this run
 * @param issuedBefore awards of the file that had been issued in an earlier run
 * @param awards the award of each row, in the order of the file
 */
public record BatchSummary(int issued, int issuedBefore, List<AwardRecord> awards) {
  /** Copies the list. */
  public BatchSummary {
    awards = List.copyOf(awards);
  }

  @Override
  public String toString() {
    return issued + " issued, " + issuedBefore + " issued before";
  }
}

package nl.skillspaspoort.issuer.batch;

import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.issuer.registry.AwardRecord;

/**
 * A row and what became of it.
 *
 * @param row the row
 * @param award its award
 * @param credential what was signed
 */
public record SignedRow(BatchRow row, AwardRecord award, SignedCredential credential) {

  /** The line only. */
  @Override
  public String toString() {
    return "SignedRow[line " + row.line() + "]";
  }
}

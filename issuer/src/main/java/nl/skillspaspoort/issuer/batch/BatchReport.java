package nl.skillspaspoort.issuer.batch;

import java.util.List;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.issuer.registry.AwardRecord;

/**
 * Tables for the provider's own records, as CSV with {@code ;}. A cell that a spreadsheet would run
 * as a formula gets an apostrophe in front; what is signed stays as it was.
 */
public final class BatchReport {
  private static final String FORMULA = "=+-@\t\r";

  private BatchReport() {}

  /** Which row became which credential. */
  public static String of(BatchPlan plan, BatchSummary summary) {
    StringBuilder csv = new StringBuilder("line;reference;credential;state\n");
    for (int i = 0; i < summary.awards().size(); i++) {
      BatchRow row = plan.rows().get(i);
      AwardRecord award = summary.awards().get(i);
      csv.append(
          line(
              Integer.toString(row.line()),
              row.reference(),
              award.credentialId(),
              award.isSigned() ? "issued before" : "issued"));
    }
    return csv.toString();
  }

  /** The faults of a file. */
  public static String faults(List<Problem> faults) {
    StringBuilder csv = new StringBuilder("code;where;found;expected\n");
    for (Problem fault : faults) {
      csv.append(line(fault.code().name(), fault.where(), fault.found(), fault.expected()));
    }
    return csv.toString();
  }

  private static String line(String... cells) {
    StringBuilder line = new StringBuilder();
    for (String cell : cells) {
      line.append(line.isEmpty() ? "" : ";").append(cell(cell));
    }
    return line.append('\n').toString();
  }

  static String cell(String text) {
    String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.chars().anyMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r')
        ? "\"" + safe.replace("\"", "\"\"") + "\""
        : safe;
  }
}

package nl.skillspaspoort.verifier.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.verifier.Verdict;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.outcome.Axes;

/**
 * One row of a table: what was found for one input. Holds no claim; what the input is called is the
 * caller's.
 *
 * @param input what the caller calls it
 * @param verdict the answer
 * @param axes the six answers
 * @param reasons why not, each code once, in order
 * @param warnings what else there is to know, each code once, in order
 */
public record ScreeningRow(
    String input,
    Verdict verdict,
    Axes axes,
    List<ProblemCode> reasons,
    List<ProblemCode> warnings) {

  /** The names of the columns of {@link #cells}, in order. */
  public static final List<String> COLUMNS =
      List.of(
          "input",
          "verdict",
          "integrity",
          "validity",
          "status",
          "recognition",
          "holder",
          "content",
          "reasons",
          "warnings");

  /** Copies the lists. */
  public ScreeningRow {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(axes, "axes");
    reasons = List.copyOf(reasons);
    warnings = List.copyOf(warnings);
  }

  /** The row for a result. */
  public static ScreeningRow of(String input, VerificationResult result) {
    return new ScreeningRow(
        input, result.verdict(), result.axes(), codes(result.problems()), codes(result.warnings()));
  }

  private static List<ProblemCode> codes(List<Problem> problems) {
    return problems.stream().map(Problem::code).distinct().toList();
  }

  /** The row as cells, in the order of {@link #COLUMNS}. */
  public List<String> cells() {
    List<String> cells = new ArrayList<>();
    cells.add(input);
    cells.add(verdict.name());
    cells.add(axes.integrity().name());
    cells.add(axes.validity().name());
    cells.add(axes.status().name());
    cells.add(axes.recognition().name());
    cells.add(axes.holder().name());
    cells.add(axes.content().name());
    cells.add(joined(reasons));
    cells.add(joined(warnings));
    return List.copyOf(cells);
  }

  private static String joined(List<ProblemCode> codes) {
    return String.join(" ", codes.stream().map(Enum::name).toList());
  }

  /** The row as a line of CSV without its end; see {@link CsvLine}. */
  public String toCsv() {
    return CsvLine.of(cells());
  }

  /** The row as data. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("input", input)
        .put("verdict", verdict.name())
        .put("axes", axes.toJson())
        .put("reasons", JsonArray.ofStrings(reasons.stream().map(Enum::name).toList()))
        .put("warnings", JsonArray.ofStrings(warnings.stream().map(Enum::name).toList()))
        .build();
  }

  /** The verdict only. */
  @Override
  public String toString() {
    return "ScreeningRow[" + verdict + "]";
  }
}

package nl.skillspaspoort.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.skillspaspoort.core.assessment.TakenOver;
import nl.skillspaspoort.core.problem.Explanation;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.Texts;
import nl.skillspaspoort.verifier.outcome.AxisText;

/**
 * The answer in plain words: verdict first, then each problem with what it means and what to do.
 */
final class VerdictText {
  private static final Texts TEXTS = Texts.beside(VerdictText.class, "verdicts");

  private VerdictText() {}

  static String report(VerificationResult result, Language language) {
    List<String> lines = new ArrayList<>();
    lines.add(TEXTS.get(language, "verdict." + result.verdict()));
    for (AxisText axis : AxisText.of(result.axes(), language)) {
      lines.add(axis.name() + ": " + axis.value());
    }
    takenOver(lines, result, language);
    reasons(lines, result.problems(), language);
    reasons(lines, result.warnings(), language);
    return String.join("\n", lines);
  }

  /** Findings that an EVC certificate takes over from an earlier one are no findings of its own. */
  private static void takenOver(List<String> lines, VerificationResult result, Language language) {
    for (TakenOver citation : result.match(VerdictText::citations, i -> none(), u -> none())) {
      lines.add(
          String.format(
              Locale.ROOT,
              TEXTS.get(language, "takenOver"),
              citation.awarded(),
              citation.certificate()));
    }
  }

  private static List<TakenOver> citations(VerificationResult.Valid valid) {
    return valid.credentials().stream()
        .flatMap(credential -> TakenOver.allIn(credential.claims()).stream())
        .toList();
  }

  private static List<TakenOver> none() {
    return List.of();
  }

  private static void reasons(List<String> lines, List<Problem> problems, Language language) {
    for (ProblemCode code : problems.stream().map(Problem::code).distinct().toList()) {
      Explanation explanation = Explanation.of(code, language);
      lines.add("- " + explanation.meaning() + " " + explanation.advice() + " (" + code + ")");
    }
  }

  static String of(VerificationResult result, Language language) {
    List<String> lines = new ArrayList<>();
    lines.add(TEXTS.get(language, "verdict." + result.verdict()));
    for (Problem problem : result.problems().stream().distinct().toList()) {
      Explanation explanation = problem.explain(language);
      lines.add(
          "- " + explanation.meaning() + " " + explanation.advice() + " (" + problem.code() + ")");
    }
    return String.join("\n", lines);
  }
}

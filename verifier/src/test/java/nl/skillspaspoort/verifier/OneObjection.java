package nl.skillspaspoort.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * What every row of a table of bad input asserts: exactly one check objects, with exactly one code;
 * the checks that stand on it do not run, and all others say what they said of good input.
 */
final class OneObjection {
  private OneObjection() {}

  static void check(
      VerificationResult good, VerificationResult result, Check check, ProblemCode code) {
    assertThat(good).isInstanceOf(VerificationResult.Valid.class);
    assertThat(result).isNotInstanceOf(VerificationResult.Valid.class);
    List<CheckOutcome> own =
        outcomes(result).values().stream()
            .filter(outcome -> outcome.problem().isPresent() && !isConsequence(outcome))
            .toList();
    assertThat(own).hasSize(1);
    assertThat(own.get(0).check()).isEqualTo(check);
    assertThat(own.get(0).problem().orElseThrow().code()).isEqualTo(code);
    Map<String, CheckOutcome> before = outcomes(good);
    outcomes(result)
        .forEach(
            (name, outcome) -> {
              if (outcome.problem().isEmpty()
                  && !(outcome instanceof CheckOutcome.NotRun)
                  && !usesNothingUp(outcome)) {
                assertThat(outcome.wireName()).as(name).isEqualTo(before.get(name).wireName());
              }
            });
  }

  /** A presentation that does not hold leaves open who shows its credentials. */
  private static boolean isConsequence(CheckOutcome outcome) {
    return outcome
        .problem()
        .map(problem -> problem.code() == ProblemCode.HOLDER_NOT_PROVEN)
        .orElse(false);
  }

  /** An answer in which nothing holds leaves the request to be answered. */
  private static boolean usesNothingUp(CheckOutcome outcome) {
    return outcome.check() == Check.REPLAY && outcome instanceof CheckOutcome.NotApplicable;
  }

  private static Map<String, CheckOutcome> outcomes(VerificationResult result) {
    Map<String, CheckOutcome> outcomes = new LinkedHashMap<>();
    result.outcomes().forEach(outcome -> outcomes.put("presentation " + outcome.check(), outcome));
    for (VerificationResult part : result.parts()) {
      part.outcomes().forEach(outcome -> outcomes.put("credential " + outcome.check(), outcome));
    }
    return outcomes;
  }
}

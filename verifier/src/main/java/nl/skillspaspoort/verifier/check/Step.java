package nl.skillspaspoort.verifier.check;

import java.util.List;
import java.util.Map;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * One check in a plan.
 *
 * @param check its name
 * @param needs the checks without which its answer would mean nothing, the first to name first
 * @param question the check itself
 */
record Step<E>(Check check, List<Check> needs, Question<E> question) {

  /** Looks at the evidence, and at nothing else. */
  interface Question<E> {
    CheckOutcome ask(E evidence);
  }

  CheckOutcome run(E evidence, Map<Check, CheckOutcome> before) {
    for (Check need : needs) {
      CheckOutcome outcome = before.get(need);
      if (outcome != null && !outcome.isSatisfied()) {
        return new CheckOutcome.NotRun(check, need);
      }
    }
    return question.ask(evidence);
  }
}

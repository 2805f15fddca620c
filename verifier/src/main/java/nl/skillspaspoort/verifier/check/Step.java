package nl.skillspaspoort.verifier.check;

import java.util.Map;
import java.util.Set;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * One check in a plan.
 *
 * @param check its name
 * @param needs the checks without which its answer would mean nothing
 * @param question the check itself
 */
record Step<E>(Check check, Set<Check> needs, Question<E> question) {

  /** Looks at the evidence, and at nothing else. */
  interface Question<E> {
    CheckOutcome ask(E evidence);
  }

  CheckOutcome run(E evidence, Map<Check, CheckOutcome> before) {
    for (Check need : Check.values()) {
      CheckOutcome outcome = needs.contains(need) ? before.get(need) : null;
      if (outcome != null && !outcome.isSatisfied()) {
        return new CheckOutcome.NotRun(check, need);
      }
    }
    return question.ask(evidence);
  }
}

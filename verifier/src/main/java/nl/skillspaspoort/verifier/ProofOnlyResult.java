package nl.skillspaspoort.verifier;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * What {@link ProofOnlyVerifier} found. It holds no claims: that a proof holds says that somebody
 * signed, and nothing about who. Immutable.
 *
 * @param outcomes one for each check that there is, in order
 * @param parts the credentials of a presentation, in their order
 */
public record ProofOnlyResult(List<CheckOutcome> outcomes, List<ProofOnlyResult> parts) {

  public ProofOnlyResult {
    outcomes = List.copyOf(outcomes);
    parts = List.copyOf(parts);
    if (outcomes.isEmpty()) {
      throw new IllegalArgumentException("found no outcome; expected at least one");
    }
  }

  /** True if every proof of the document, and of every credential in it, was checked and holds. */
  public boolean proofsHold() {
    return outcomes.stream().allMatch(CheckOutcome::isSatisfied)
        && parts.stream().allMatch(ProofOnlyResult::proofsHold);
  }

  /** The first thing that is wrong, or that could not be told; empty if the proofs hold. */
  public Optional<Problem> firstProblem() {
    return Stream.concat(
            outcomes.stream().flatMap(outcome -> outcome.problem().stream()),
            parts.stream().flatMap(part -> part.firstProblem().stream()))
        .findFirst();
  }
}

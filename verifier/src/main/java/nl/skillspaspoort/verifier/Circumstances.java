package nl.skillspaspoort.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.outcome.HolderRelation;

/**
 * Under what circumstances an answer was given, and what there is to say beside it. Immutable;
 * holds no claim and no personal data.
 *
 * @param input {@code sha-256:} and the hexadecimal digest of the bytes that were verified; of a
 *     credential in a presentation, empty
 * @param judgedAt the moment that was judged: the moment of asking, unless the caller gave another
 * @param knownAt the moment of asking, which says how old lists are
 * @param policy the identifier of the policy
 * @param axes the six answers
 * @param holderRelation how the one who shows it is tied to the one it is about
 * @param statusAge how old the oldest news about its status is, if there was news
 * @param warnings what the reader should know although it does not change the answer
 * @param contained the results of the credentials in a learner record, in order; each stands by
 *     itself
 */
public record Circumstances(
    Optional<String> input,
    Instant judgedAt,
    Instant knownAt,
    String policy,
    Axes axes,
    HolderRelation holderRelation,
    Optional<Duration> statusAge,
    List<Problem> warnings,
    List<VerificationResult> contained) {

  /** Copies the lists. */
  public Circumstances {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(judgedAt, "judgedAt");
    Objects.requireNonNull(knownAt, "knownAt");
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(axes, "axes");
    Objects.requireNonNull(holderRelation, "holderRelation");
    Objects.requireNonNull(statusAge, "statusAge");
    warnings = List.copyOf(warnings);
    contained = List.copyOf(contained);
  }
}

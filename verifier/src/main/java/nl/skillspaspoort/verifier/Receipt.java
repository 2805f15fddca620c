package nl.skillspaspoort.verifier;

import java.time.Instant;
import java.util.Objects;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.verifier.outcome.Axes;

/**
 * What may be kept of a verification when the document itself has to go: that something was
 * verified, when, under which policy and with which answer. No name, no skill, no identifier.
 *
 * <p>The digest shows that a document is the one that was verified, to somebody who has it.
 *
 * @param input {@code sha-256:} and the hexadecimal digest of the bytes that were verified
 * @param verdict the answer
 * @param axes the six answers
 * @param judgedAt the moment that was judged
 * @param knownAt the moment of asking
 * @param policy the identifier of the policy
 */
public record Receipt(
    String input, Verdict verdict, Axes axes, Instant judgedAt, Instant knownAt, String policy) {

  /** Checks that nothing is missing. */
  public Receipt {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(axes, "axes");
    Objects.requireNonNull(judgedAt, "judgedAt");
    Objects.requireNonNull(knownAt, "knownAt");
    Objects.requireNonNull(policy, "policy");
  }

  /** The receipt as data: the same verification gives the same bytes. */
  public JsonObject toJson() {
    return JsonObject.builder()
        .put("input", input)
        .put("verdict", verdict.name())
        .put("axes", axes.toJson())
        .put("judgedAt", DateTimeStamp.format(judgedAt))
        .put("knownAt", DateTimeStamp.format(knownAt))
        .put("policy", policy)
        .build();
  }
}

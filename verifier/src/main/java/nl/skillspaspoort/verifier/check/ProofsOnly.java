package nl.skillspaspoort.verifier.check;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;

/**
 * The plan for whoever asks for the proofs of a document and nothing else: a part of what {@link
 * VerificationPlan} lists, without whose key it is and everything that needs to know that.
 *
 * @param inlineContextsAllowed true if a document may bring contexts of its own
 */
public record ProofsOnly(boolean inlineContextsAllowed) {
  private static final List<Check> READ = List.of(Check.FORMAT);
  private static final List<Check> UNDERSTOOD = List.of(Check.FORMAT, Check.CONTEXTS);
  private static final String CREDENTIALS = "verifiableCredential";

  /** Runs the checks of a credential. */
  public List<CheckOutcome> run(CredentialEvidence evidence) {
    SecuringEvidence securing = evidence.securing();
    return run(
        List.of(
            new Step<>(Check.FORMAT, List.of(), HasCredentialFormat::check),
            new Step<>(Check.CONTEXTS, READ, e -> contexts(securing, e.setting())),
            new Step<>(Check.PROOF_PURPOSE, READ, e -> HasProofPurpose.check(securing)),
            new Step<>(Check.PROOF, UNDERSTOOD, e -> proofs(securing)),
            new Step<>(Check.PROOF_PERIOD, READ, e -> period(securing, e.setting()))),
        evidence);
  }

  /**
   * Runs the checks of a presentation, without those of the credentials in it.
   *
   * @param challenge what each proof must repeat; empty if that is not asked
   * @param domain for whom each proof must have been made; empty if that is not asked
   */
  public List<CheckOutcome> run(
      PresentationEvidence evidence, Optional<String> challenge, Optional<String> domain) {
    SecuringEvidence securing = evidence.securing();
    return run(
        List.of(
            new Step<>(Check.FORMAT, List.of(), HasPresentationFormat::check),
            new Step<>(Check.CONTEXTS, READ, e -> contexts(securing, e.setting())),
            new Step<>(Check.PROOF_PURPOSE, READ, e -> HasProofPurpose.check(securing)),
            new Step<>(Check.PROOF, UNDERSTOOD, e -> proofs(securing)),
            new Step<>(Check.PROOF_PERIOD, READ, e -> period(securing, e.setting())),
            new Step<>(Check.CHALLENGE, READ, e -> challenge(securing, challenge)),
            new Step<>(Check.AUDIENCE, READ, e -> domain(securing, domain))),
        evidence);
  }

  private static <E> List<CheckOutcome> run(List<Step<E>> steps, E evidence) {
    Map<Check, CheckOutcome> outcomes = new EnumMap<>(Check.class);
    steps.forEach(step -> outcomes.put(step.check(), step.run(evidence, outcomes)));
    return List.copyOf(outcomes.values());
  }

  /** Every name has a meaning, whatever the suite signs; contexts come by URL unless allowed. */
  private CheckOutcome contexts(SecuringEvidence securing, Setting setting) {
    try {
      JsonObject document = securing.received().without(CREDENTIALS);
      if (!inlineContextsAllowed) {
        CheckOutcome outcome = UsesAllowedContexts.checkByUrl(document);
        if (!outcome.isSatisfied()) {
          return outcome;
        }
      }
      setting.dataIntegrity().cryptosuites().canonicalizer().requireMeaning(securing.received());
      return new CheckOutcome.Passed(Check.CONTEXTS, "every name has a meaning");
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.CONTEXTS, e.problem());
    }
  }

  private static CheckOutcome proofs(SecuringEvidence securing) {
    try {
      CheckOutcome keys = KeyBelongsTo.resolved(Check.PROOF, securing);
      return keys.isSatisfied() ? ProofsHold.check(securing) : keys;
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.PROOF, e.problem());
    }
  }

  /** The times of a token are claims about its use; those of a proof are about the proof. */
  private static CheckOutcome period(SecuringEvidence securing, Setting setting) {
    return securing instanceof ProofEvidence
        ? IsInProofPeriod.check(securing, setting)
        : new CheckOutcome.NotApplicable(Check.PROOF_PERIOD, "the times of a token");
  }

  private static CheckOutcome challenge(SecuringEvidence securing, Optional<String> asked) {
    if (asked.isEmpty()) {
      return new CheckOutcome.NotApplicable(Check.CHALLENGE, "no challenge was given");
    }
    try {
      boolean repeated =
          securing.signatures().stream()
              .allMatch(each -> each.challenge().filter(is -> same(is, asked.get())).isPresent());
      return repeated
          ? new CheckOutcome.Passed(Check.CHALLENGE, "the challenge that was given")
          : failed(Check.CHALLENGE, ProblemCode.CHALLENGE_MISMATCH, "challenge");
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.CHALLENGE, e.problem());
    }
  }

  private static CheckOutcome domain(SecuringEvidence securing, Optional<String> asked) {
    if (asked.isEmpty()) {
      return new CheckOutcome.NotApplicable(Check.AUDIENCE, "no domain was given");
    }
    try {
      List<String> expected = List.of(asked.get());
      return securing.signatures().stream().allMatch(each -> each.audience().equals(expected))
          ? new CheckOutcome.Passed(Check.AUDIENCE, "the domain that was given")
          : failed(Check.AUDIENCE, ProblemCode.AUDIENCE_MISMATCH, "domain");
    } catch (ProblemException e) {
      return new CheckOutcome.Failed(Check.AUDIENCE, e.problem());
    }
  }

  private static CheckOutcome failed(Check check, ProblemCode code, String what) {
    return new CheckOutcome.Failed(
        check, Problem.of(code, "no " + what + " or another one", "the " + what + " of the call"));
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}

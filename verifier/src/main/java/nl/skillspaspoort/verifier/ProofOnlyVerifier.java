package nl.skillspaspoort.verifier;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.credential.SecuredDocument;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.jsonld.Canonicalizer;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.check.CredentialEvidence;
import nl.skillspaspoort.verifier.check.HolderEvidence;
import nl.skillspaspoort.verifier.check.ListedNames;
import nl.skillspaspoort.verifier.check.PresentationEvidence;
import nl.skillspaspoort.verifier.check.ProofsOnly;
import nl.skillspaspoort.verifier.check.Setting;
import nl.skillspaspoort.verifier.check.StatusListCache;
import nl.skillspaspoort.verifier.check.WorkShares;
import nl.skillspaspoort.verifier.key.DidKeyResolver;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.key.LimitedKeyResolver;
import nl.skillspaspoort.verifier.outcome.Check;
import nl.skillspaspoort.verifier.outcome.CheckOutcome;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.schema.SchemaSource;
import nl.skillspaspoort.verifier.status.StatusLists;

/**
 * Checks that the proofs of a document hold, <b>and nothing else</b>: for test suites and tools.
 * Anybody can make a document that passes. Not looked at are whether the key is the issuer's or the
 * holder's, who is recognised, validity, status, schemas, and whether an answer was used before.
 * Whoever relies on what a credential says takes {@link Verifier}.
 *
 * <p>Looked at are the structure of the data model; that every name has a meaning in contexts that
 * are here, whatever the suite signs; that every proof or token was made for this kind of document,
 * and each proof within its own times; and every signature, with the key that it names.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ProofOnlyVerifier {
  private final WorkShares work;
  private final KeyResolver keys;
  private final InstantSource clock;
  private final ProofsOnly plan;

  private ProofOnlyVerifier(
      WorkShares work, KeyResolver keys, InstantSource clock, boolean inlineContextsAllowed) {
    this.work = work;
    this.keys = keys;
    this.clock = clock;
    this.plan = new ProofsOnly(inlineContextsAllowed);
  }

  /** With the suites and contexts of this build, keys that need no network, the system's clock. */
  public static ProofOnlyVerifier standard() {
    return with(Cryptosuites.over(Canonicalizer.standard()));
  }

  /** With these suites, and the contexts of their canonicalizer. */
  public static ProofOnlyVerifier with(Cryptosuites suites) {
    return new ProofOnlyVerifier(
        WorkShares.of(Objects.requireNonNull(suites, "suites")),
        DidKeyResolver.offline(),
        systemClock(),
        false);
  }

  @SuppressForbidden(reason = "the default clock; tests give their own")
  private static InstantSource systemClock() {
    return InstantSource.system();
  }

  /** The same with other keys. */
  public ProofOnlyVerifier withKeys(KeyResolver resolver) {
    return new ProofOnlyVerifier(
        work, Objects.requireNonNull(resolver, "resolver"), clock, plan.inlineContextsAllowed());
  }

  /** The same with another clock. */
  public ProofOnlyVerifier withClock(InstantSource source) {
    return new ProofOnlyVerifier(
        work, keys, Objects.requireNonNull(source, "source"), plan.inlineContextsAllowed());
  }

  /**
   * Weakens: a document may bring contexts of its own instead of naming them by URL, so the sender
   * says what its names mean. They are still processed in safe mode.
   */
  public ProofOnlyVerifier allowInlineContexts() {
    return new ProofOnlyVerifier(work, keys, clock, true);
  }

  /** The proofs of a credential: JSON with proofs, a token, or an envelope with one. */
  public ProofOnlyResult credential(SecuredDocument sent) {
    return credential(sent, setting());
  }

  /** The proofs of a credential in a JSON object. */
  public ProofOnlyResult credential(JsonObject sent) {
    return credential(new SecuredDocument.Json(sent));
  }

  private ProofOnlyResult credential(SecuredDocument sent, Setting setting) {
    return new ProofOnlyResult(
        plan.run(new CredentialEvidence(sent, setting, new HolderEvidence.NotShown())), List.of());
  }

  /**
   * The proofs of a presentation and of every credential in it.
   *
   * @param challenge what each proof must repeat; empty if that is not to be looked at
   * @param domain for whom alone each proof must have been made; empty if that is not to be looked
   *     at
   */
  public ProofOnlyResult presentation(
      SecuredDocument sent, Optional<String> challenge, Optional<String> domain) {
    Setting setting = setting();
    PresentationEvidence evidence = new PresentationEvidence(sent, setting, Optional.empty());
    List<CheckOutcome> outcomes = plan.run(evidence, challenge, domain);
    List<ProofOnlyResult> parts = new ArrayList<>();
    try {
      List<JsonObject> credentials = evidence.presentation().credentials();
      Setting share = setting.withShareOfWork(credentials.size());
      boolean exhausted = tookTooMuch(outcomes);
      for (JsonObject credential : credentials) {
        ProofOnlyResult part =
            exhausted ? tooMuch() : credential(new SecuredDocument.Json(credential), share);
        parts.add(part);
        exhausted = exhausted || tookTooMuch(part.outcomes());
      }
    } catch (ProblemException e) {
      // FORMAT has failed with this problem already: there are no credentials to read.
      return new ProofOnlyResult(outcomes, List.of());
    }
    return new ProofOnlyResult(outcomes, parts);
  }

  private static boolean tookTooMuch(List<CheckOutcome> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> outcome.problem().stream())
        .anyMatch(problem -> problem.code() == ProblemCode.COMPLEXITY_LIMIT);
  }

  private static ProofOnlyResult tooMuch() {
    return new ProofOnlyResult(
        List.of(
            new CheckOutcome.Undetermined(
                Check.PROOF,
                Problem.of(
                    ProblemCode.COMPLEXITY_LIMIT,
                    "a credential in or after something that took too much work",
                    "a presentation and credentials within the limits"),
                false)),
        List.of());
  }

  private Setting setting() {
    Instant now = clock.instant();
    KeyResolver limited = new LimitedKeyResolver(keys, Verifier.MAX_KEY_OWNERS);
    return new Setting(
        VerificationPolicy.strict(),
        TrustPolicy.none(),
        ListedNames.of(TrustPolicy.none()),
        limited,
        limited,
        work,
        JsonReader.strict(),
        new StatusListCache(StatusLists.none()),
        SchemaSource.none(),
        Optional.empty(),
        now,
        now);
  }
}

package nl.skillspaspoort.verifier.check;

import java.time.Instant;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.holder.ReplayMemory;
import nl.skillspaspoort.verifier.key.KeyResolution;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.schema.SchemaSource;

/**
 * What is the same for every document of one verification.
 *
 * @param policy what is demanded
 * @param trust who is recognised for what
 * @param listedNames what the recognised call themselves
 * @param keys where keys come from, at the moment that is judged
 * @param keysOfNow where keys come from, at the moment of asking
 * @param work the work that may be taken here, which says how proofs are checked
 * @param reader how JSON inside other things is read
 * @param statusLists where the state of credentials comes from
 * @param schemas what judges whether credentials follow their schemas
 * @param replays what was answered already; empty if an answer may be used again
 * @param now the instant that is judged
 * @param knownAt the instant of asking, which says how old lists are
 */
public record Setting(
    VerificationPolicy policy,
    TrustPolicy trust,
    ListedNames listedNames,
    KeyResolver keys,
    KeyResolver keysOfNow,
    WorkShares work,
    JsonReader reader,
    StatusListCache statusLists,
    SchemaSource schemas,
    Optional<ReplayMemory> replays,
    Instant now,
    Instant knownAt) {

  /** The same for one of several documents in what this is for; it gets a part of the work. */
  public Setting withShareOfWork(int documents) {
    return new Setting(
        policy,
        trust,
        listedNames,
        keys,
        keysOfNow,
        work.among(documents),
        reader,
        statusLists,
        schemas,
        replays,
        now,
        knownAt);
  }

  /**
   * The same without asking anybody for a key: what would have to be looked up is open, for this
   * reason.
   */
  Setting withoutLookUps(Problem reason) {
    KeyResolver known = keys;
    return new Setting(
        policy,
        trust,
        listedNames,
        (keyId, use) ->
            known.looksUp(keyId)
                ? new KeyResolution.Unresolved(reason, false)
                : known.resolve(keyId, use),
        keysOfNow,
        work,
        reader,
        statusLists,
        schemas,
        replays,
        now,
        knownAt);
  }

  /** How proofs are checked. */
  DataIntegrity dataIntegrity() {
    return work.dataIntegrity();
  }

  /** The same for a list that says how things are now, whatever moment is judged. */
  Setting ofNow() {
    return new Setting(
        policy,
        trust,
        listedNames,
        keysOfNow,
        keysOfNow,
        work,
        reader,
        statusLists,
        schemas,
        replays,
        knownAt,
        knownAt);
  }
}

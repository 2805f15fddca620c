package nl.skillspaspoort.verifier.check;

import java.time.Instant;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;

/**
 * What is the same for every document of one verification.
 *
 * @param policy what is demanded
 * @param trust who is recognised for what
 * @param listedNames what the recognised call themselves
 * @param keys where keys come from
 * @param dataIntegrity how proofs are checked
 * @param reader how JSON inside other things is read
 * @param statusLists where the state of credentials comes from
 * @param now the instant that is judged
 * @param knownAt the instant of asking, which says how old lists are
 */
public record Setting(
    VerificationPolicy policy,
    TrustPolicy trust,
    ListedNames listedNames,
    KeyResolver keys,
    DataIntegrity dataIntegrity,
    JsonReader reader,
    StatusListCache statusLists,
    Instant now,
    Instant knownAt) {}

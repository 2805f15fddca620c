package nl.skillspaspoort.examples.employer;

import java.time.InstantSource;
import java.util.List;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.policy.PolicyException;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;

/**
 * Everything an employer's own program needs. One object for the whole program, in plain Java as
 * well as a bean of Spring or Jakarta: immutable, for all threads, no state that is shared with
 * anybody else, no connection.
 */
final class Desk {
  private final Verifier verifier;

  Desk(List<TrustList> lists, byte[] policyFile, InstantSource clock) throws PolicyException {
    this.verifier =
        Verifier.builder()
            .trust(TrustPolicy.anyOf(lists))
            .policy(VerificationPolicy.parse(policyFile))
            .clock(clock)
            .build();
  }

  VerificationResult judge(byte[] application) {
    return verifier.verify(application);
  }
}

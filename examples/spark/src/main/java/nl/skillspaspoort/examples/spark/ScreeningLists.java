package nl.skillspaspoort.examples.spark;

import java.io.Serializable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.skillspaspoort.core.internal.SuppressForbidden;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.status.StatusLists;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a verifier goes by, as it came from files: what is broadcast, once to each
 * machine. There it is verified again, once, so nobody has to believe what was sent along.
 */
final class ScreeningLists implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ArrayList<byte[]> trustLists;
  private final ArrayList<String> signers;
  private final ArrayList<byte[]> statusLists;
  private final byte[] policy;
  private final @Nullable Instant at;
  private transient @Nullable Verifier verifier;

  /**
   * From the content of files.
   *
   * @param signers the public keys of the owners of the trust lists, as Multikey
   * @param at the moment that is judged by; null for the moment of running
   */
  ScreeningLists(
      List<byte[]> trustLists,
      List<String> signers,
      List<byte[]> statusLists,
      byte[] policy,
      @Nullable Instant at) {
    this.trustLists = new ArrayList<>(trustLists);
    this.signers = new ArrayList<>(signers);
    this.statusLists = new ArrayList<>(statusLists);
    this.policy = policy.clone();
    this.at = at;
  }

  /**
   * The verifier of this machine: one for all threads.
   *
   * @throws IllegalStateException if a list or the policy cannot be used
   */
  synchronized Verifier verifier() {
    Verifier made = verifier;
    if (made == null) {
      try {
        made = build();
      } catch (ProblemException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
      verifier = made;
    }
    return made;
  }

  private Verifier build() throws ProblemException {
    Set<VerificationKey> pinned = new HashSet<>();
    for (String signer : signers) {
      pinned.add(Multikey.decode(signer));
    }
    List<TrustList> lists = new ArrayList<>();
    for (byte[] list : trustLists) {
      lists.add(SignedTrustList.parse(list).verify(pinned));
    }
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(lists))
        .statusLists(StatusLists.of(statusLists))
        .policy(VerificationPolicy.parse(policy))
        .clock(clock())
        .build();
  }

  @SuppressForbidden(reason = "the moment of running, unless another was asked for")
  private InstantSource clock() {
    return at == null ? InstantSource.system() : InstantSource.fixed(at);
  }
}

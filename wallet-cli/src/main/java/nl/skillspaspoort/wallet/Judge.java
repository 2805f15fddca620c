package nl.skillspaspoort.wallet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.key.KeyResolver;
import nl.skillspaspoort.verifier.outcome.Axes;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;

/** What the verifier says of the credentials of a wallet. Safe for use by several threads. */
final class Judge {
  private final InstantSource clock;
  private final DataIntegrity dataIntegrity;
  private final Derivation derivation;
  private final Verifier verifier;

  Judge(InstantSource clock, DataIntegrity dataIntegrity, KeyResolver keys) {
    this.clock = clock;
    this.dataIntegrity = dataIntegrity;
    this.derivation = new Derivation(dataIntegrity);
    this.verifier = Verifier.builder().clock(clock).dataIntegrity(dataIntegrity).keys(keys).build();
  }

  /** A credential and why it may not be what its issuer signed, if there is something. */
  record Judged(
      SignedCredential credential, Optional<WalletException> doubt, boolean isDoubtAllowed) {}

  /** Whether a credential is what its issuer signed. */
  Judged judge(SignedCredential credential, Set<AddOption> options) {
    try {
      Admission.requireIntegrity(verify(verifier, credential));
      return new Judged(credential, Optional.empty(), true);
    } catch (WalletException e) {
      return new Judged(
          credential,
          Optional.of(e),
          e.isUndetermined() && options.contains(AddOption.KEEP_UNVERIFIED));
    }
  }

  /** All that the checks say of a kept credential, without looking anything up. */
  VerificationResult judge(KeptCredential kept) throws WalletException {
    return verify(verifier, kept);
  }

  /** The same with what others publish about it, for each of these. */
  News lookUp(List<KeptCredential> asked, Lookups lookups, Instant now) throws WalletException {
    List<TrustList> trustLists = lookups.trustLists();
    Verifier informed = informed(lookups, trustLists);
    Map<CredentialNumber, LastCheck> checks = new LinkedHashMap<>();
    Set<CredentialVersion> verified = new HashSet<>();
    for (KeptCredential kept : asked) {
      Axes axes = verify(informed, kept).axes();
      if (axes.integrity() == Axes.Integrity.VALID) {
        verified.add(kept.newest());
      }
      checks.put(
          kept.number(),
          new LastCheck(
              now,
              axes.status(),
              trustLists.isEmpty() ? Optional.empty() : Optional.of(axes.recognition())));
    }
    return new News(checks, verified);
  }

  private Verifier informed(Lookups lookups, List<TrustList> trustLists) {
    Verifier.Builder builder =
        Verifier.builder()
            .clock(clock)
            .dataIntegrity(dataIntegrity)
            .keys(lookups.keys())
            .statusLists(lookups.statusLists())
            // In her own wallet nobody has to show that she is the holder.
            .policy(VerificationPolicy.builder().allowBearer().build());
    if (!trustLists.isEmpty()) {
      builder.trust(TrustPolicy.anyOf(trustLists));
    }
    return builder.build();
  }

  private VerificationResult verify(Verifier by, KeptCredential kept) throws WalletException {
    try {
      SignedCredential credential = kept.credential();
      if (credential.isForHolderOnly()) {
        return verify(by, credential);
      }
    } catch (CredentialFormatException e) {
      // The verifier says so in its own words.
    }
    return by.verify(kept.newest().text());
  }

  /** A base proof holds if everything that can be derived from it does. */
  private VerificationResult verify(Verifier by, SignedCredential credential)
      throws WalletException {
    try {
      return by.verify(derivation.shownWhole(credential));
    } catch (ProofException e) {
      throw e.problem().code() == ProblemCode.UNSUPPORTED_CRYPTOSUITE
          ? WalletException.undetermined(e.problem())
          : new WalletException(e);
    } catch (CredentialFormatException e) {
      throw new WalletException(e);
    }
  }
}

package nl.skillspaspoort.examples.worker;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.assessment.Endorsement;
import nl.skillspaspoort.core.assessment.ProofAssessor;
import nl.skillspaspoort.core.assessment.ProofFacts;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.passport.SkillsIndex;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.examples.samples.Party;
import nl.skillspaspoort.examples.samples.SampleLists;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.VerifiedCredential;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.Wallet;

/** The skills of a wallet, each with its proof level by one trust list. */
final class Passport {
  private static final String ENDORSEMENT = "EndorsementCredential";

  private final Verifier verifier;

  Passport(java.time.InstantSource clock) {
    this.verifier =
        Verifier.builder()
            .clock(clock)
            .trust(TrustPolicy.anyOf(List.of(SampleLists.verified())))
            .policy(VerificationPolicy.builder().allowBearer().acceptClaimedIssueDate().build())
            .build();
  }

  SkillsIndex of(Wallet wallet) throws CredentialFormatException {
    List<KeptCredential> all = wallet.list();
    List<Endorsement> endorsements =
        all.stream().flatMap(kept -> endorsement(kept).stream()).toList();
    SkillsIndex.Builder index = SkillsIndex.builder();
    for (KeptCredential kept : all) {
      CredentialClaims claims = kept.credential().unverified();
      ProofFacts facts =
          ProofFacts.of(claims)
              .withEndorsements(
                  endorsements.stream()
                      .filter(each -> claims.id().equals(Optional.of(each.about())))
                      .toList());
      Optional<VerifiedCredential> verified = verified(kept);
      if (verified.isPresent()) {
        facts = facts.withRecognition(verified.get().recognition());
        facts = verified.get().sourceRecognition().map(facts::withSourceRecognition).orElse(facts);
      }
      index.credential(kept.number().toString(), claims, ProofAssessor.assess(facts));
    }
    return index.build();
  }

  private Optional<VerifiedCredential> verified(KeptCredential kept) {
    VerificationResult result = verifier.verify(kept.newest().text());
    return result.match(
        valid -> Optional.of(valid.credential()),
        invalid -> Optional.<VerifiedCredential>empty(),
        undetermined -> Optional.<VerifiedCredential>empty());
  }

  /** The wallet checked its signature when it was added. */
  private static Optional<Endorsement> endorsement(KeptCredential kept) {
    try {
      CredentialClaims claims = kept.credential().unverified();
      boolean byColleague = claims.issuer().id().equals(Party.COLLEAGUE.did().value());
      return claims.types().contains(ENDORSEMENT) && byColleague
          ? Optional.of(
              new Endorsement(
                  claims.issuer().id(),
                  Party.COLLEAGUE.key().publicKey(),
                  claims.subjectIds().get(0),
                  Optional.empty()))
          : Optional.empty();
    } catch (CredentialFormatException e) {
      return Optional.empty();
    }
  }
}

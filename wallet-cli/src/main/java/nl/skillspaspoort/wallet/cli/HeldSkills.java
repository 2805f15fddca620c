package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.assessment.ProofAssessor;
import nl.skillspaspoort.core.assessment.ProofFacts;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.passport.SkillsIndex;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.VerifiedCredential;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.Wallet;
import picocli.CommandLine.Mixin;

/** The skills in the wallet, and the lists of recognised organisations that judge their proof. */
final class HeldSkills {
  @Mixin private final TrustOptions trust = new TrustOptions();

  /** Opens the wallet and reads every credential in it. */
  SkillsIndex index(Session session) throws UsageException, ProblemException, IOException {
    Optional<Verifier> verifier = verifier(session);
    SkillsIndex.Builder index = SkillsIndex.builder();
    try (Wallet wallet = session.open()) {
      HeldEndorsements endorsements =
          HeldEndorsements.in(wallet, verifier.orElseGet(() -> ofNobody(session)));
      for (KeptCredential kept : wallet.list()) {
        try {
          CredentialClaims claims = kept.credential().unverified();
          if (kept.isAboutSomebodyElse(wallet.holder())) {
            // Kept with --keep-foreign: it shows what another person can.
            session.say("skills.foreign", kept.number());
            continue;
          }
          ProofFacts facts = ProofFacts.of(claims).withEndorsements(endorsements.of(claims));
          Optional<VerifiedCredential> verified =
              verifier.flatMap(judge -> verified(judge, kept.newest().text()));
          index.credential(
              kept.number().toString(), claims, ProofAssessor.assess(recognised(facts, verified)));
        } catch (CredentialFormatException e) {
          session.say("skills.unreadable", kept.number());
        }
      }
    }
    if (verifier.isEmpty() && !session.json()) {
      session.say("skills.not-judged");
      session.hint("skills.not-judged.hint");
    }
    return index.build();
  }

  /** A verifier that recognises nobody: it tells whether a signature holds. */
  private static Verifier ofNobody(Session session) {
    return Verifier.builder().clock(session.environment().clock()).build();
  }

  private Optional<Verifier> verifier(Session session) throws UsageException, ProblemException {
    List<TrustList> lists = trust.lists(session);
    if (lists.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Verifier.builder()
            .clock(session.environment().clock())
            .trust(TrustPolicy.anyOf(lists))
            // In her own wallet nobody has to show that she is the holder.
            .policy(VerificationPolicy.builder().allowBearer().build())
            .build());
  }

  /** Only a credential of which everything holds is recognised for what it says. */
  private static Optional<VerifiedCredential> verified(Verifier verifier, String text) {
    return verifier
        .verify(text)
        .match(
            valid -> Optional.of(valid.credential()),
            invalid -> Optional.<VerifiedCredential>empty(),
            undetermined -> Optional.<VerifiedCredential>empty());
  }

  private static ProofFacts recognised(ProofFacts facts, Optional<VerifiedCredential> verified) {
    if (verified.isEmpty()) {
      return facts;
    }
    ProofFacts recognised = facts.withRecognition(verified.get().recognition());
    return verified
        .get()
        .sourceRecognition()
        .map(recognised::withSourceRecognition)
        .orElse(recognised);
  }
}

package nl.skillspaspoort.wallet.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.skillspaspoort.core.assessment.Endorsement;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.endorsement.EndorsementRequest;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.Wallet;

/** The endorsements in a wallet that hold now, by what they endorse. */
final class HeldEndorsements {
  private final Map<String, List<Endorsement>> byIdentifier = new HashMap<>();

  private HeldEndorsements() {}

  static HeldEndorsements in(Wallet wallet, Verifier verifier) {
    HeldEndorsements held = new HeldEndorsements();
    for (KeptCredential kept : wallet.list()) {
      try {
        SignedCredential credential = kept.credential();
        if (credential.unverified().types().contains(EndorsementRequest.ENDORSEMENT_TYPE)) {
          verifier.endorsement(credential).ifPresent(held::put);
        }
      } catch (CredentialFormatException e) {
        // Not readable for this release: it counts for nothing, and is told with the others.
      }
    }
    return held;
  }

  private void put(Endorsement endorsement) {
    byIdentifier.computeIfAbsent(endorsement.about(), key -> new ArrayList<>()).add(endorsement);
  }

  /** Those of a credential and of what was achieved in it. */
  List<Endorsement> of(CredentialClaims claims) {
    List<Endorsement> all = new ArrayList<>();
    claims.id().ifPresent(id -> all.addAll(byIdentifier.getOrDefault(id, List.of())));
    claims
        .achievementSubject()
        .ifPresent(
            subject ->
                all.addAll(byIdentifier.getOrDefault(subject.achievement().id(), List.of())));
    return all;
  }
}

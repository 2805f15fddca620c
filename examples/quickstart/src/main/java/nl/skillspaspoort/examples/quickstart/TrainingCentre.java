package nl.skillspaspoort.examples.quickstart;

import java.security.SecureRandom;
import java.time.Instant;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.Issuer;

/** The training provider: embeds {@code issuer} and signs what its assessors found. */
final class TrainingCentre {
  static final String NAME = "EVC Centrum Rivierenland (fictief)";

  private final Issuer issuer;

  TrainingCentre(String name, SecureRandom random) {
    Ed25519SecretKey key = Ed25519SecretKey.generate(random);
    this.issuer = Issuer.builder().signer(DidKey.signer(key)).name(name).build();
  }

  String id() {
    return issuer.id();
  }

  SignedCredential certify(Did worker, Instant from, Instant until) throws IssueException {
    CredentialDraft.Builder draft =
        CredentialDraft.about(worker)
            .achievement(EvcStandard.certificate())
            .validFrom(from)
            .validUntil(until);
    for (Result finding : EvcStandard.findings()) {
      draft.result(finding);
    }
    return issuer.issue(draft.build());
  }
}

package nl.skillspaspoort.examples.quickstart;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.LevelRange;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustedIssuer;

/**
 * The body that recognises EVC providers: says who may certify what, since when, and signs that.
 */
final class TrustListOwner {
  private final Ed25519SecretKey key;

  TrustListOwner(SecureRandom random) {
    this.key = Ed25519SecretKey.generate(random);
  }

  /** What verifiers pin: the key, not the place where the list is. */
  Set<VerificationKey> signers() {
    return Set.of(key.publicKey());
  }

  SignedTrustList recognise(String issuerId, String name, Instant now) throws SigningException {
    Scope evcUpToLevel4 =
        Scope.builder()
            .credentialTypes("OpenBadgeCredential")
            .achievementTypes("Certificate")
            .standards(EvcStandard.ID)
            .frameworks("http://data.europa.eu/esco/skill/")
            .levels(new LevelRange(QualificationLevel.nlqf("1"), QualificationLevel.nlqf("4")))
            .anyTerritory()
            .build();
    Grant grant =
        Grant.toIssue(
            DisplayName.of("EVC-aanbieder", "EVC provider"),
            evcUpToLevel4,
            now.minus(Duration.ofDays(1500)));
    Contact contact =
        new Contact(
            "Dijk 1",
            Optional.empty(),
            Optional.empty(),
            "NL",
            URI.create("mailto:info@evc-rivierenland.example"),
            URI.create("https://evc-rivierenland.example"));
    return TrustListDraft.builder()
        .id("https://lists.example/evc")
        .operator(DisplayName.of("Register EVC-aanbieders (fictief)", "Register of EVC providers"))
        .territory("NL")
        .sequence(1)
        .issuedAt(now)
        .nextUpdate(now.plus(Duration.ofDays(30)))
        .issuer(
            new TrustedIssuer(
                List.of(IssuerIdentity.of(new Did(issuerId))),
                DisplayName.same(name),
                contact,
                List.of(),
                List.of(grant)))
        .build()
        .sign(DidKey.signer(key));
  }
}

package nl.skillspaspoort.examples.trainingprovider;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustedIssuer;
import nl.skillspaspoort.issuer.keys.KeyHistory;

/** The owner of the trust list on which the provider stands, with the periods of its keys. */
final class Register {
  private final Ed25519SecretKey key = Ed25519SecretKey.generate(new SecureRandom());
  private long sequence;

  TrustList recognise(KeyHistory provider, Instant since, Instant now) throws ProblemException {
    Scope certificates =
        Scope.builder()
            .credentialTypes("OpenBadgeCredential")
            .achievementTypes("MicroCredential")
            .anyStandard()
            .frameworks("http://data.europa.eu/esco/skill/")
            .anyLevel()
            .anyTerritory()
            .build();
    Contact contact =
        new Contact(
            "Kade 2",
            Optional.empty(),
            Optional.empty(),
            "NL",
            URI.create("mailto:info@opleider.example"),
            URI.create("https://opleider.example"));
    sequence++;
    return TrustListDraft.builder()
        .id("https://lists.example/opleiders")
        .operator(DisplayName.of("Register opleiders (fictief)", "Register of providers"))
        .territory("NL")
        .sequence(sequence)
        .issuedAt(now)
        .nextUpdate(now.plus(Duration.ofDays(30)))
        .issuer(
            new TrustedIssuer(
                List.of(IssuerIdentity.of(provider.issuer())),
                DisplayName.same(provider.profile().text("name").orElseThrow()),
                contact,
                provider.periods(),
                List.of(
                    Grant.toIssue(
                        DisplayName.of("Erkend opleider", "Recognised provider"),
                        certificates,
                        since))))
        .build()
        .sign(DidKey.signer(key))
        .verify(Set.of(key.publicKey()));
  }
}

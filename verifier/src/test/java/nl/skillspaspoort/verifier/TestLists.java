package nl.skillspaspoort.verifier;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.LevelRange;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustListException;
import nl.skillspaspoort.core.trust.TrustedIssuer;

/** Trust lists for tests: signed by the test list signer and verified with its key. */
final class TestLists {
  static final Instant RECOGNISED_FROM = Instant.parse("2025-03-01T00:00:00Z");

  private TestLists() {}

  /** The EVC centre, recognised for certificates of one standard up to NLQF 4. */
  static TrustList evcCentre() {
    return evcCentre(TestKeys.did(TestKeys.ISSUER));
  }

  /** The same centre under another identifier. */
  static TrustList evcCentre(Did issuer) {
    Scope scope =
        Scope.builder()
            .credentialTypes("OpenBadgeCredential")
            .achievementTypes("Certificate")
            .standards(Credentials.EVC_STANDARD)
            .frameworks("http://data.europa.eu/esco/skill/")
            .levels(new LevelRange(QualificationLevel.nlqf("1"), QualificationLevel.nlqf("4")))
            .anyTerritory()
            .build();
    return list(
        issuer,
        Grant.toIssue(DisplayName.of("EVC-aanbieder", "EVC provider"), scope, RECOGNISED_FROM));
  }

  static TrustList list(Grant grant) {
    return list(TestKeys.did(TestKeys.ISSUER), grant);
  }

  static TrustedIssuer issuer(Did issuer, Grant... grants) {
    return new TrustedIssuer(
        List.of(IssuerIdentity.of(issuer)),
        DisplayName.same("EVC Centrum Rivierenland (fictief)"),
        new Contact(
            "Dijk 1",
            Optional.empty(),
            Optional.empty(),
            "NL",
            URI.create("mailto:info@evc.example"),
            URI.create("https://evc.example")),
        List.of(),
        List.of(grants));
  }

  static TrustList list(Did issuer, Grant grant) {
    TrustedIssuer centre = issuer(issuer, grant);
    try {
      return TrustListDraft.builder()
          .id("https://lists.example/evc")
          .operator(DisplayName.of("Lijst van EVC-aanbieders (fictief)", "List of EVC providers"))
          .territory("NL")
          .sequence(7)
          .issuedAt(FixedClock.NOW.minus(Duration.ofDays(1)))
          .nextUpdate(FixedClock.NOW.plus(Duration.ofDays(30)))
          .issuer(centre)
          .build()
          .sign(TestKeys.listSigner())
          .verify(Set.of(TestKeys.LIST_SIGNER.publicKey()));
    } catch (SigningException | TrustListException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}

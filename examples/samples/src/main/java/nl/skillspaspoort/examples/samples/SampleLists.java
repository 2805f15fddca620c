package nl.skillspaspoort.examples.samples;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.GrantAction;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.KeyPeriod;
import nl.skillspaspoort.core.trust.LevelRange;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustListException;
import nl.skillspaspoort.core.trust.TrustedIssuer;

/** The list on which the organisations of the samples stand, each for what it really does. */
public final class SampleLists {
  private SampleLists() {}

  /** The list as its owner signs it. */
  public static SignedTrustList signed() {
    Instant from = Samples.at("2015-01-01");
    TrustListDraft.Builder list =
        TrustListDraft.builder()
            .id("https://samples.example/lists/organisaties")
            .operator(DisplayName.same(Party.LIST_OWNER.title()))
            .territory("NL")
            .sequence(1)
            .issuedAt(Samples.at("2026-11-01"))
            .nextUpdate(Samples.at("2027-11-01"))
            .issuer(
                organisation(
                    Party.ROC,
                    rocKeys(from),
                    grant("School", from, scope("1", "4", "Diploma", "Certificate")),
                    grant("School (praktijkverklaringen)", from, anyLevel("Certificate"))))
            .issuer(
                organisation(
                    Party.EVC_CENTRE,
                    List.of(),
                    grant("EVC-aanbieder", Samples.at("2025-03-01"), evc())
                        .until(Instant.parse("2026-08-31T23:59:59Z"))))
            .issuer(
                organisation(
                    Party.HOGESCHOOL,
                    List.of(),
                    grant("Hogeschool", from, scope("5", "8", "MicroCredential"))));
    for (Party branch : List.of(Party.BRANCH, Party.SAFETY)) {
      list.issuer(
          organisation(
              branch, List.of(), grant("Brancheorganisatie", from, anyLevel("Certification"))));
    }
    list.issuer(
        organisation(Party.EMPLOYER, List.of(), grant("Werkgever", from, anyLevel("Achievement"))));
    list.issuer(
        organisation(
            Party.COMPANY,
            List.of(),
            Grant.of(
                GrantAction.HOST_LEARNING,
                DisplayName.of("Erkend leerbedrijf", "Recognised training company"),
                anyLevel("Certificate"),
                from)));
    try {
      return list.build().sign(Party.LIST_OWNER.signer());
    } catch (SigningException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** The list, checked with its owner's key. */
  public static TrustList verified() {
    try {
      return signed().verify(Set.of(Party.LIST_OWNER.key().publicKey()));
    } catch (TrustListException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private static List<KeyPeriod> rocKeys(Instant from) {
    return List.of(
        KeyPeriod.from(from, Party.ROC.key().publicKey()),
        KeyPeriod.from(from, Party.ROC.retiredKey().publicKey()).until(Samples.at("2018-12-31")),
        KeyPeriod.from(from, Party.ROC.compromisedKey().publicKey())
            .compromisedAt(Samples.at("2020-05-01")));
  }

  private static Grant grant(String basis, Instant from, Scope scope) {
    return Grant.toIssue(DisplayName.same(basis), scope, from);
  }

  private static Scope scope(String lowest, String highest, String... types) {
    return Scope.builder()
        .anyCredentialType()
        .achievementTypes(types)
        .anyStandard()
        .anySkill()
        .levels(
            new LevelRange(QualificationLevel.nlqf(lowest), QualificationLevel.nlqf(highest)),
            new LevelRange(QualificationLevel.eqf(lowest), QualificationLevel.eqf(highest)))
        .anyTerritory()
        .build();
  }

  private static Scope anyLevel(String... types) {
    return Scope.builder()
        .anyCredentialType()
        .achievementTypes(types)
        .anyStandard()
        .anySkill()
        .anyLevel()
        .anyTerritory()
        .build();
  }

  private static Scope evc() {
    return Scope.builder()
        .credentialTypes("OpenBadgeCredential")
        .achievementTypes("Certificate")
        .standards(Samples.STANDARD)
        .frameworks("http://data.europa.eu/esco/skill/")
        .levels(new LevelRange(QualificationLevel.nlqf("1"), QualificationLevel.nlqf("4")))
        .anyTerritory()
        .build();
  }

  private static TrustedIssuer organisation(Party party, List<KeyPeriod> keys, Grant... grants) {
    // A did:key is its key: a party with several keys has several identifiers.
    List<IssuerIdentity> identities =
        keys.isEmpty()
            ? List.of(IssuerIdentity.of(party.did()))
            : keys.stream().map(period -> IssuerIdentity.of(DidKey.of(period.key()))).toList();
    return new TrustedIssuer(
        identities,
        DisplayName.same(party.title()),
        new Contact(
            "Dijk 1",
            Optional.empty(),
            Optional.empty(),
            "NL",
            URI.create("mailto:info@samples.example"),
            URI.create("https://samples.example")),
        keys,
        List.of(grants));
  }
}

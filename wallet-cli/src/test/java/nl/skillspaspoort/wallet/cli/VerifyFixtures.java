package nl.skillspaspoort.wallet.cli;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.GrantAction;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.LevelRange;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustedIssuer;

/** The lists that {@code skillspas verify} reads in scripts. */
final class VerifyFixtures {
  /** Where the state of the EVC certificate is kept. */
  static final BitstringStatusListEntry STATUS =
      new BitstringStatusListEntry("https://status.example/1", 94_567, StatusPurpose.REVOCATION);

  private VerifyFixtures() {}

  static String statusList(boolean revoked) {
    BitstringStatusList.Builder values =
        BitstringStatusList.ofZeros(BitstringStatusList.MIN_ENTRIES, 1);
    values.set((int) STATUS.index(), revoked ? 1 : 0);
    return Credentials.secured(
            StatusListCredential.unsigned(
                STATUS.listUri(),
                TestKeys.did(TestKeys.ISSUER).value(),
                StatusPurpose.REVOCATION,
                values.build(),
                FixedClock.NOW,
                FixedClock.NOW.plus(Duration.ofDays(7)),
                Duration.ofMinutes(5)),
            TestKeys.issuer())
        .toJson();
  }

  static String trustList() {
    return trustList(7);
  }

  static String trustList(long sequence) {
    return trustList(TestKeys.listSigner(), sequence);
  }

  static String trustListOfAStranger() {
    return trustList(TestKeys.stranger(), 7);
  }

  /** Shown at the company that is called the stranger elsewhere. */
  static JsonObject praktijkverklaring() {
    JsonObject subject = (JsonObject) Credentials.evc().get("credentialSubject").orElseThrow();
    JsonObject achievement = (JsonObject) subject.get("achievement").orElseThrow();
    return Credentials.evc()
        .with(
            "credentialSubject",
            subject
                .with("achievement", achievement.without("ext:standard"))
                .with(
                    "source",
                    Credentials.profile(TestKeys.did(TestKeys.STRANGER), "Kringloop (fictief)")));
  }

  /** The issuer as a school, and perhaps the company as one that is recognised for learning. */
  static String trustListOfSchool(boolean withCompany) {
    Scope scope =
        Scope.builder()
            .credentialTypes("OpenBadgeCredential")
            .achievementTypes("Certificate")
            .anyStandard()
            .anySkill()
            .anyLevel()
            .anyTerritory()
            .build();
    TrustListDraft.Builder list =
        draft(1).issuer(organisation(TestKeys.ISSUER, GrantAction.ISSUE, scope));
    if (withCompany) {
      list.issuer(organisation(TestKeys.STRANGER, GrantAction.HOST_LEARNING, scope));
    }
    return signed(list, TestKeys.listSigner());
  }

  /** A draft whose recognition leaves out most dimensions, and whose next version is overdue. */
  static String overdueDraft() {
    return draft(1, Scope.builder().anyCredentialType().frameworks("http://x.example/").build())
        .nextUpdate(FixedClock.NOW.minusSeconds(60))
        .build()
        .toJson()
        .toJson();
  }

  /** The second version of it, without the organisation. */
  static String emptiedDraft() {
    return draft(2).build().toJson().toJson();
  }

  private static String trustList(Signer signer, long sequence) {
    Scope scope =
        Scope.builder()
            .credentialTypes("OpenBadgeCredential")
            .achievementTypes("Certificate")
            .standards(Credentials.EVC_STANDARD)
            .frameworks("http://data.europa.eu/esco/skill/")
            .levels(new LevelRange(QualificationLevel.nlqf("1"), QualificationLevel.nlqf("4")))
            .anyTerritory()
            .build();
    return signed(draft(sequence, scope), signer);
  }

  private static String signed(TrustListDraft.Builder list, Signer signer) {
    try {
      return new String(list.build().sign(signer).bytes(), StandardCharsets.US_ASCII);
    } catch (SigningException e) {
      throw new AssertionError(e);
    }
  }

  private static TrustListDraft.Builder draft(long sequence, Scope scope) {
    return draft(sequence).issuer(organisation(TestKeys.ISSUER, GrantAction.ISSUE, scope));
  }

  private static TrustedIssuer organisation(Ed25519SecretKey key, GrantAction action, Scope scope) {
    boolean issues = action == GrantAction.ISSUE;
    return new TrustedIssuer(
        List.of(IssuerIdentity.of(TestKeys.did(key))),
        DisplayName.same(issues ? "EVC Centrum Rivierenland (fictief)" : "Kringloop (fictief)"),
        new Contact(
            "Dijk 1",
            Optional.empty(),
            Optional.empty(),
            "NL",
            URI.create("mailto:info@evc.example"),
            URI.create("https://evc.example")),
        List.of(),
        List.of(
            Grant.of(
                action,
                issues
                    ? DisplayName.of("EVC-aanbieder", "EVC provider")
                    : DisplayName.of("Leerbedrijf", "Training firm"),
                scope,
                Instant.parse("2025-03-01T00:00:00Z"))));
  }

  private static TrustListDraft.Builder draft(long sequence) {
    return TrustListDraft.builder()
        .id("https://lists.example/evc")
        .operator(DisplayName.of("Lijst van EVC-aanbieders (fictief)", "List of EVC providers"))
        .territory("NL")
        .sequence(sequence)
        .issuedAt(FixedClock.NOW.minus(Duration.ofDays(1)))
        .nextUpdate(FixedClock.NOW.plus(Duration.ofDays(30)));
  }
}

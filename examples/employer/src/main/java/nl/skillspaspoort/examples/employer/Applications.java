package nl.skillspaspoort.examples.employer;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustListException;
import nl.skillspaspoort.core.trust.TrustedIssuer;
import nl.skillspaspoort.issuer.IssueException;
import nl.skillspaspoort.issuer.Issuer;

/**
 * What comes in: fifty credentials of one recognised school, some of them expired, changed, or of
 * somebody else. School, list and people are invented; keys are new in every run.
 */
final class Applications {
  /** The moment at which all of this happens. */
  static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

  private static final int COUNT = 50;
  private static final String SKILL = "60c78287-22eb-4103-9c8c-28deaa460da0";

  private final SecureRandom random = new SecureRandom();
  private final Issuer school = issuer("Vakschool De Brug (fictief)");
  private final Issuer stranger = issuer("Snelcursus (fictief)");

  /** One application as it came in. */
  static final class Application {
    private final String name;
    private final byte[] bytes;

    Application(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    String name() {
      return name;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  private Issuer issuer(String name) {
    return Issuer.builder()
        .signer(DidKey.signer(Ed25519SecretKey.generate(random)))
        .name(name)
        .clock(InstantSource.fixed(NOW.minus(Duration.ofDays(100))))
        .build();
  }

  /** The list of the sector body, verified with its key. */
  TrustList list() throws SigningException, TrustListException {
    Ed25519SecretKey key = Ed25519SecretKey.generate(random);
    Scope scope =
        Scope.builder()
            .credentialTypes("OpenBadgeCredential")
            .anyAchievementType()
            .anyStandard()
            .frameworks("http://data.europa.eu/esco/skill/")
            .anyLevel()
            .anyTerritory()
            .build();
    TrustedIssuer entry =
        new TrustedIssuer(
            List.of(IssuerIdentity.of(school.id())),
            DisplayName.same("Vakschool De Brug (fictief)"),
            new Contact(
                "Brugstraat 1",
                Optional.empty(),
                Optional.empty(),
                "NL",
                URI.create("mailto:info@debrug.example"),
                URI.create("https://debrug.example/")),
            List.of(),
            List.of(
                Grant.toIssue(
                    DisplayName.of("Opleider", "Training provider"),
                    scope,
                    NOW.minus(Duration.ofDays(1000)))));
    SignedTrustList signed =
        TrustListDraft.builder()
            .id("https://sector.example/list")
            .operator(DisplayName.same("Sectorregister (fictief)"))
            .sequence(1)
            .issuedAt(NOW.minus(Duration.ofDays(1)))
            .nextUpdate(NOW.plus(Duration.ofDays(30)))
            .issuer(entry)
            .build()
            .sign(DidKey.signer(key));
    return signed.verify(Set.of(key.publicKey()));
  }

  List<Application> fifty() throws IssueException {
    List<Application> applications = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      applications.add(
          new Application(String.format(Locale.ROOT, "application-%02d", i), sent(i % 10)));
    }
    return applications;
  }

  private byte[] sent(int kind) throws IssueException {
    Did worker = DidKey.of(Ed25519SecretKey.generate(random).publicKey());
    Instant until = kind == 7 ? NOW.minus(Duration.ofDays(1)) : NOW.plus(Duration.ofDays(700));
    CredentialDraft draft =
        CredentialDraft.about(worker)
            .achievement(
                Achievement.of("https://debrug.example/teamwork", "In teams werken")
                    .description("Werkt samen.")
                    .criteria("Drie maanden stage.")
                    .inLanguage("nl")
                    .skill(Alignment.esco(SkillReference.esco(SKILL), "in teams werken"))
                    .build())
            .validFrom(NOW.minus(Duration.ofDays(100)))
            .validUntil(until)
            .build();
    byte[] signed = (kind == 9 ? stranger : school).issue(draft).bytes();
    return kind == 8
        ? new String(signed, StandardCharsets.UTF_8)
            .replace("Drie maanden", "Tien maanden")
            .getBytes(StandardCharsets.UTF_8)
        : signed;
  }
}

package nl.skillspaspoort.examples.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.sdjwt.DisclosurePolicy;
import nl.skillspaspoort.core.sdjwt.SdJwtException;
import nl.skillspaspoort.core.sdjwt.SdJwtIssuer;
import nl.skillspaspoort.core.sdjwt.SdJwtProfile;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusPurpose;
import nl.skillspaspoort.core.trust.Contact;
import nl.skillspaspoort.core.trust.DisplayName;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.IssuerIdentity;
import nl.skillspaspoort.core.trust.Scope;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.core.trust.TrustedIssuer;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.Securing;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.status.StatusLists;
import nl.skillspaspoort.verifier.status.StatusSource;

/** The badge that is measured: about 3.3 kB when signed, with a result for every second skill. */
final class Badge {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Ed25519SecretKey ISSUER = key(1);
  static final Ed25519SecretKey HOLDER = key(2);

  /** JSON Pointers of the twelve claims of the SD-JWT that can be hidden. */
  static final Set<String> HIDABLE =
      IntStream.rangeClosed(1, 12)
          .mapToObj(i -> "/claim" + i)
          .collect(Collectors.toUnmodifiableSet());

  static final int SKILLS = 6;

  private static final Ed25519SecretKey OWNER = key(3);
  private static final Duration YEAR = Duration.ofDays(365);

  private static final String STATUS_LIST = "https://school.example/status/1";
  private static final String SCHOOL = "https://school.example";

  private Badge() {}

  static CredentialDraft draft(int skills) {
    Achievement.Builder achievement =
        Achievement.of(SCHOOL + "/achievements/welding-2", "Lassen, niveau 2")
            .description("MIG/MAG-lassen van staal tot 10 mm, in vier posities.")
            .criteria("Praktijkexamen met twee proefstukken en een gesprek.")
            .type("Certificate")
            .inLanguage("nl")
            .level(QualificationLevel.nlqf("2"));
    CredentialDraft.Builder draft =
        CredentialDraft.about(holder()).id("urn:uuid:6c1c3a5e-5c3b-4a61-9a7e-0d6f6b1b9f10");
    for (int i = 0; i < skills; i++) {
      Alignment skill = skill(i);
      if (i % 2 == 0) {
        achievement.skill(skill);
      } else {
        ResultDescription description =
            new ResultDescription(
                SCHOOL + "/results/" + i,
                "beoordeling " + i,
                "GradePointAverage",
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.of("5.5"),
                List.of(skill));
        achievement.result(description);
        draft.result(
            new Result(
                Optional.of(description.id()),
                Optional.of("Completed"),
                Optional.of("7.5"),
                Optional.empty(),
                List.of()));
      }
    }
    return draft.achievement(achievement.build()).validFrom(NOW).build();
  }

  private static Alignment skill(int i) {
    String uuid = String.format(Locale.ROOT, "%08x-0000-4000-8000-%012x", i + 1, i + 1);
    return Alignment.esco(SkillReference.esco(uuid), "vaardigheid nummer " + i);
  }

  static Issuer issuer(Securing securing) {
    return Issuer.builder()
        .signer(DidKey.signer(ISSUER))
        .securing(securing)
        .clock(() -> NOW)
        .build();
  }

  /** The badge with so many skills, signed. */
  static byte[] signed(Securing securing, int skills) {
    try {
      return issuer(securing).issue(draft(skills)).bytes();
    } catch (ProblemException e) {
      throw new IllegalStateException("the badge cannot be issued", e);
    }
  }

  /** The badge with an entry in a status list. */
  static byte[] signedWithStatus() {
    BitstringStatusListEntry entry =
        new BitstringStatusListEntry(STATUS_LIST, 94_567, StatusPurpose.REVOCATION);
    try {
      return issuer(Securing.ofDefault())
          .issue(draft(SKILLS).toBuilder().with("credentialStatus", entry.toJson()).build())
          .bytes();
    } catch (ProblemException e) {
      throw new IllegalStateException("the badge cannot be issued", e);
    }
  }

  /** The status list that {@link #signedWithStatus} names. */
  private static StatusSource statusLists() {
    Signer signer = DidKey.signer(ISSUER);
    JsonObject list =
        StatusListCredential.unsigned(
            STATUS_LIST,
            signer.keyId().controller(),
            StatusPurpose.REVOCATION,
            BitstringStatusList.ofZeros(BitstringStatusList.MIN_ENTRIES, 1).build(),
            NOW,
            NOW.plus(YEAR),
            Duration.ofDays(1));
    try {
      return StatusLists.of(
          List.of(
              DataIntegrity.standard()
                  .secure(list, ProofOptions.assertion(Cryptosuites.EDDSA_JCS_2022, NOW), signer)
                  .toJson()
                  .getBytes(StandardCharsets.UTF_8)));
    } catch (ProblemException e) {
      throw new IllegalStateException("the status list cannot be made", e);
    }
  }

  /** An SD-JWT with twelve claims that can be hidden, all of them shown. */
  static byte[] sdJwt() {
    try {
      return SdJwtIssuer.of(SdJwtProfile.SD_JWT_VC, new SecureRandom())
          .issue(claims().build(), DisclosurePolicy.of(HIDABLE), DidKey.signer(ISSUER))
          .text()
          .getBytes(StandardCharsets.US_ASCII);
    } catch (SdJwtException | SigningException e) {
      throw new IllegalStateException("the token cannot be issued", e);
    }
  }

  /** The claims of that SD-JWT. */
  static JsonObject.Builder claims() {
    JsonObject.Builder claims =
        JsonObject.builder()
            .put("iss", DidKey.of(ISSUER.publicKey()).value())
            .put("vct", SCHOOL + "/types/certificate");
    for (String pointer : HIDABLE) {
      claims.put(pointer.substring(1), "vaardigheid nummer " + pointer.substring(6));
    }
    return claims;
  }

  /** A verifier that recognises the issuer of the badge. */
  static Verifier verifier() {
    return Verifier.builder()
        .trust(TrustPolicy.anyOf(List.of(trustList())))
        .policy(VerificationPolicy.builder().allowBearer().build())
        .statusLists(statusLists())
        .clock(() -> NOW)
        .build();
  }

  private static TrustList trustList() {
    Scope everything =
        Scope.builder()
            .anyCredentialType()
            .anyAchievementType()
            .anyStandard()
            .anySkill()
            .anyLevel()
            .anyTerritory()
            .build();
    Contact contact =
        new Contact(
            "Dijk 1",
            Optional.empty(),
            Optional.empty(),
            "NL",
            URI.create("mailto:info@school.example"),
            URI.create(SCHOOL));
    Grant grant =
        Grant.toIssue(DisplayName.of("Opleider", "Training provider"), everything, NOW.minus(YEAR));
    try {
      return TrustListDraft.builder()
          .id("https://lists.example/schools")
          .operator(DisplayName.of("Register van opleiders", "Register of training providers"))
          .territory("NL")
          .sequence(1)
          .issuedAt(NOW)
          .nextUpdate(NOW.plus(YEAR))
          .issuer(
              new TrustedIssuer(
                  List.of(IssuerIdentity.of(DidKey.of(ISSUER.publicKey()))),
                  DisplayName.same("School"),
                  contact,
                  List.of(),
                  List.of(grant)))
          .build()
          .sign(DidKey.signer(OWNER))
          .verify(Set.of(OWNER.publicKey()));
    } catch (ProblemException e) {
      throw new IllegalStateException("the trust list cannot be made", e);
    }
  }

  static Did holder() {
    return DidKey.of(HOLDER.publicKey());
  }

  private static Ed25519SecretKey key(int seedByte) {
    byte[] seed = new byte[Ed25519SecretKey.SEED_BYTES];
    Arrays.fill(seed, (byte) seedByte);
    return Ed25519SecretKey.ofSeed(seed, InsecureSecretKeyAccess.get());
  }
}

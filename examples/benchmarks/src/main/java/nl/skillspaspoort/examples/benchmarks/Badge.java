package nl.skillspaspoort.examples.benchmarks;

import java.time.Instant;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillReference;

/** The badge that is measured: about 3.3 kB when signed, with one result per two skills. */
final class Badge {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  static final Ed25519SecretKey ISSUER = key(1);
  static final Ed25519SecretKey HOLDER = key(2);
  static final int SKILLS = 8;

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
                java.util.List.of(),
                java.util.Optional.empty(),
                java.util.List.of(),
                java.util.Optional.of("5.5"),
                java.util.List.of(skill));
        achievement.result(description);
        draft.result(
            new Result(
                java.util.Optional.of(description.id()),
                java.util.Optional.of("Completed"),
                java.util.Optional.of("7.5"),
                java.util.Optional.empty(),
                java.util.List.of()));
      }
    }
    return draft.achievement(achievement.build()).validFrom(NOW).build();
  }

  private static Alignment skill(int i) {
    String uuid = String.format(java.util.Locale.ROOT, "%08x-0000-4000-8000-%012x", i + 1, i + 1);
    return Alignment.esco(SkillReference.esco(uuid), "vaardigheid nummer " + i);
  }

  static Did holder() {
    return DidKey.of(HOLDER.publicKey());
  }

  private static Ed25519SecretKey key(int seedByte) {
    byte[] seed = new byte[Ed25519SecretKey.SEED_BYTES];
    java.util.Arrays.fill(seed, (byte) seedByte);
    return Ed25519SecretKey.ofSeed(seed, InsecureSecretKeyAccess.get());
  }
}

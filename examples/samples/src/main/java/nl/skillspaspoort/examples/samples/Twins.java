package nl.skillspaspoort.examples.samples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import nl.skillspaspoort.core.carrier.BadgePicture;
import nl.skillspaspoort.core.carrier.CarrierException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.status.BitstringStatusList;
import nl.skillspaspoort.core.status.BitstringStatusListEntry;
import nl.skillspaspoort.core.status.StatusListCredential;
import nl.skillspaspoort.core.status.StatusPurpose;

/** The same credentials with one thing wrong, or in another form. */
final class Twins {
  private static final BitstringStatusListEntry REVOKED =
      new BitstringStatusListEntry(
          "https://samples.example/status/1", 70_001, StatusPurpose.REVOCATION);

  private Twins() {}

  /** Every twin by the name of its file. */
  static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    put(files, "1-retired-key.json", diplomaBy(Party.ROC.retiredKey()));
    put(files, "1-compromised-key.json", diplomaBy(Party.ROC.compromisedKey()));
    put(files, "2-lookalike.json", lookalike());
    put(files, "3-edubadges-shape.json", edubadges());
    put(files, "4-after-recognition.json", evcAfterTheEnd());
    put(files, "4-other-standard.json", evcOfAnotherStandard());
    put(files, "6-corrected.json", corrected());
    put(files, "6-revoked.json", revoked());
    put(files, "6-status-list.json", statusList());
    files.put("6-picture.png", picture());
    put(files, "7-expired.json", expired());
    put(
        files,
        "8-endorsed-by-holder.json",
        Samples.endorsement(
            "8-endorsed", Party.HOLDER, SampleIssuing.id("8"), "Ik sta hier zelf achter."));
    put(
        files,
        "10-escapes.json",
        Samples.selfAsserted("10-escapes", "Wat ik \u001b[2J\u001b]0;x\u0007\u202ekan\r\nzelf"));
    return files;
  }

  private static void put(Map<String, byte[]> files, String name, SignedCredential credential) {
    files.put(name, bytes(credential));
  }

  static byte[] bytes(SignedCredential credential) {
    return (credential.toJson() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static SignedCredential diplomaBy(Ed25519SecretKey key) {
    return SampleIssuing.sign(
        Party.ROC, DidKey.signer(key), Samples.at("2019-07-05"), Samples.diplomaDraft(), j -> j);
  }

  /** By somebody else who calls himself the school. */
  private static SignedCredential lookalike() {
    return SampleIssuing.sign(Party.LOOKALIKE, Samples.at("2024-02-02"), Samples.diplomaDraft());
  }

  /** The identifier of the award as that of the achievement, which then differs per person. */
  private static SignedCredential edubadges() {
    return SampleIssuing.sign(
        Party.ROC,
        Party.ROC.signer(),
        Samples.at("2025-06-20"),
        Samples.diplomaDraft(),
        Samples.subject(
            subject -> {
              JsonObject achievement =
                  Samples.object(subject, "achievement")
                      .with("id", "https://edubadges.example/public/assertions/3kQ")
                      .with("type", new JsonString("Achievement"));
              return subject
                  .with("type", new JsonString("AchievementSubject"))
                  .with("achievement", achievement);
            }));
  }

  private static SignedCredential evcAfterTheEnd() {
    return SampleIssuing.sign(
        Party.EVC_CENTRE,
        Samples.at("2026-09-01"),
        Samples.evcDraft(Samples.at("2026-09-01"), Samples.STANDARD));
  }

  private static SignedCredential evcOfAnotherStandard() {
    return SampleIssuing.sign(
        Party.EVC_CENTRE,
        Samples.EVC_AWARDED,
        Samples.evcDraft(
            Samples.EVC_AWARDED, "https://evc-rivierenland.example/standaarden/lassen"));
  }

  /** The title was misspelt: the same identifier and date of award, valid later. */
  private static SignedCredential corrected() {
    return Samples.microCredential(
        Samples.at("2026-03-27"), "Energieprestaties van woningen en gebouwen");
  }

  private static SignedCredential revoked() {
    return SampleIssuing.sign(
        Party.HOGESCHOOL,
        Party.HOGESCHOOL.signer(),
        Samples.at("2026-03-13"),
        Samples.microDraft(Samples.at("2026-03-13"), "Energieprestaties van woningen"),
        json -> Samples.withAddress(json).with("credentialStatus", REVOKED.toJson()));
  }

  private static SignedCredential statusList() {
    try {
      BitstringStatusList.Builder values =
          BitstringStatusList.ofZeros(BitstringStatusList.MIN_ENTRIES, 1);
      values.set((int) REVOKED.index(), 1);
      return SampleIssuing.sign(
          Party.HOGESCHOOL,
          Party.HOGESCHOOL.signer(),
          Samples.NOW,
          StatusListCredential.unsigned(
              REVOKED.listUri(),
              Party.HOGESCHOOL.did().value(),
              StatusPurpose.REVOCATION,
              values.build(),
              Samples.at("2026-11-22"),
              Samples.at("2027-11-22"),
              Duration.ofDays(1)));
    } catch (RuntimeException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private static SignedCredential expired() {
    return Samples.safetyCertificate(
        "7-expired", Samples.at("2016-11-22"), Samples.at("2026-11-22"));
  }

  private static byte[] picture() {
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "png", png);
      return BadgePicture.bake(png.toByteArray(), Samples.microCredential());
    } catch (IOException | CarrierException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }
}

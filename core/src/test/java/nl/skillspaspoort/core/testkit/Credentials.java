package nl.skillspaspoort.core.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.DataModel;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.proof.DataIntegrity;
import nl.skillspaspoort.core.proof.ProofException;
import nl.skillspaspoort.core.proof.ProofOptions;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * Good credentials to start from: a test takes one, changes one thing, and says what must happen.
 * The issuer is {@link TestKeys#ISSUER}, the subject {@link TestKeys#HOLDER}, the time {@link
 * FixedClock#NOW}.
 */
public final class Credentials {
  /** Identifier of the EVC certificate. */
  public static final String EVC_ID = "urn:uuid:6c1c3a5e-5c3b-4a61-9a7e-0d6f6b1b9f10";

  /** Identifier of the small credentials. */
  public static final String SMALL_ID = "urn:uuid:0f5b1f0e-51a0-4cf4-a2cb-9f2f0a3f2a11";

  /** The EVC standard that the certificate is assessed against. */
  public static final String EVC_STANDARD = "https://evc.example/standards/afvalwater-3";

  /** Identifier of the EVC certificate's achievement. */
  public static final String EVC_ACHIEVEMENT =
      "https://evc.example/achievements/afvalwater-3/certificate";

  /** When the EVC certificate was awarded. */
  public static final Instant EVC_AWARDED = Instant.parse("2026-06-01T10:00:00Z");

  /** The eight skills that the EVC assessors found. */
  public static final List<SkillReference> EVC_SHOWN =
      List.of(
          SkillReference.esco("5206a9b8-8337-4f0b-ae00-163a2f55d8cf"),
          SkillReference.esco("2afefe51-4dcf-4314-a014-7c0477ee7372"),
          SkillReference.esco("8bcf4ef0-edda-4f6a-a1ce-7defb1d324d6"),
          SkillReference.esco("3de6d427-546b-450b-97ba-d3d50eb274da"),
          SkillReference.esco("2a45f2d1-8f1a-4c62-9332-cfd3535d9d35"),
          SkillReference.esco("2f48c606-a936-46a4-9058-dd925973efd6"),
          SkillReference.esco("d589970b-933d-4656-bcb6-a43b3cc67888"),
          SkillReference.esco("5cddc62d-3958-4390-b17e-0aecb5848c40"));

  /** The two skills that the EVC assessors looked for and did not find. */
  public static final List<SkillReference> EVC_NOT_SHOWN =
      List.of(
          SkillReference.esco("07ec6866-d283-46a6-991c-e8ce0c6fc159"),
          SkillReference.esco("0f4cc60e-820e-439d-8810-31a2cc27ada6"));

  private static final List<String> EVC_LABELS =
      List.of(
          "zorg dragen voor behandeling van afvalwater",
          "waterbehandelingen uitvoeren",
          "waterbehandelingsprocedures uitvoeren",
          "apparatuur voor waterzuivering bedienen",
          "uitrusting voor waterbehandeling onderhouden",
          "waterkwaliteitsparameters meten",
          "waterkwaliteit controleren",
          "rioolslib verwijderen",
          "wetenschappelijke gegevens interpreteren om waterkwaliteit te beoordelen",
          "desinfectieapparatuur voor water gebruiken");

  private Credentials() {}

  /**
   * A draft of an EVC certificate: ten competences assessed, eight shown, two not; NLQF 3; the
   * achievement is aligned with all ten, as such certificates are.
   */
  public static CredentialDraft evcDraft() {
    Achievement.Builder achievement =
        Achievement.of(EVC_ACHIEVEMENT, "Ervaringscertificaat afvalwaterzuivering")
            .description("Beoordeling van ervaring tegen de standaard afvalwaterzuivering.")
            .criteria("Portfolio, praktijkbezoek en een gesprek met twee beoordelaars.")
            .type("Certificate")
            .inLanguage("nl")
            .level(QualificationLevel.nlqf("3"))
            .standard(EVC_STANDARD);
    CredentialDraft.Builder draft =
        CredentialDraft.about(TestKeys.did(TestKeys.HOLDER))
            .id(EVC_ID)
            .name("Ervaringscertificaat")
            .awardedDate(EVC_AWARDED)
            .validFrom(EVC_AWARDED)
            .validUntil(EVC_AWARDED.plus(Duration.ofDays(730)));
    for (int i = 0; i < EVC_LABELS.size(); i++) {
      boolean shown = i < EVC_SHOWN.size();
      SkillReference skill = shown ? EVC_SHOWN.get(i) : EVC_NOT_SHOWN.get(i - EVC_SHOWN.size());
      Alignment alignment = Alignment.esco(skill, EVC_LABELS.get(i));
      ResultDescription description =
          ResultDescription.shownOrNot(
              EVC_STANDARD + "#competence-" + (i + 1), EVC_LABELS.get(i), alignment);
      achievement.skill(alignment).result(description);
      draft.result(shown ? Result.shown(description) : Result.notShown(description));
    }
    return draft.achievement(achievement.build()).build();
  }

  /** The EVC certificate by the test issuer, unsigned. */
  public static JsonObject evc() {
    return evcDraft().toUnsignedCredential(issuerProfile(), EVC_ID, FixedClock.NOW);
  }

  /** A draft of a badge with one skill and nothing else, valid from {@link FixedClock#NOW}. */
  public static CredentialDraft smallDraft() {
    return CredentialDraft.about(TestKeys.did(TestKeys.HOLDER))
        .id(SMALL_ID)
        .achievement(
            Achievement.of("https://school.example/achievements/teamwork", "Samenwerken")
                .description("Werkt goed samen.")
                .criteria("Drie keer aangetoond in een opdracht.")
                .skill(
                    Alignment.esco(
                        SkillReference.esco("60c78287-22eb-4103-9c8c-28deaa460da0"),
                        "in teams werken"))
                .build())
        .build();
  }

  /** The small badge by the test issuer, unsigned. */
  public static JsonObject small() {
    return smallDraft().toUnsignedCredential(issuerProfile(), SMALL_ID, FixedClock.NOW);
  }

  /**
   * The least that the data model 2.0 asks for: context, type, issuer and a subject with one claim.
   * No Open Badge.
   */
  public static JsonObject minimal() {
    return JsonObject.builder()
        .put("@context", JsonArray.ofStrings(List.of(DataModel.V2_0.context())))
        .put("type", JsonArray.ofStrings(List.of("VerifiableCredential")))
        .put("issuer", TestKeys.did(TestKeys.ISSUER).value())
        .put(
            "credentialSubject",
            JsonObject.builder().put("id", TestKeys.did(TestKeys.HOLDER).value()).build())
        .build();
  }

  /** The test issuer's profile as it stands in a credential. */
  public static JsonObject issuerProfile() {
    return profile(TestKeys.did(TestKeys.ISSUER), "EVC Centrum Rivierenland (fictief)");
  }

  /** An issuer's profile as it stands in a credential. */
  public static JsonObject profile(Did issuer, String name) {
    return JsonObject.builder()
        .put("id", issuer.value())
        .put("type", JsonArray.ofStrings(List.of("Profile")))
        .put("name", name)
        .build();
  }

  /** A document with a proof of {@code eddsa-jcs-2022}, made at {@link FixedClock#NOW}. */
  public static JsonObject secured(JsonObject unsecured, Signer signer) {
    return secured(unsecured, signer, Cryptosuites.EDDSA_JCS_2022);
  }

  /** A document with an assertion proof of the given suite, made at {@link FixedClock#NOW}. */
  public static JsonObject secured(JsonObject unsecured, Signer signer, String cryptosuite) {
    try {
      return DataIntegrity.standard()
          .secure(unsecured, ProofOptions.assertion(cryptosuite, FixedClock.NOW), signer);
    } catch (ProofException e) {
      throw new AssertionError("a test document could not be signed: " + e.getMessage(), e);
    }
  }

  /** A credential of the test issuer with a proof of {@code eddsa-jcs-2022}. */
  public static SignedCredential signed(JsonObject unsecured) {
    try {
      return SignedCredential.of(secured(unsecured, TestKeys.issuer()));
    } catch (CredentialFormatException e) {
      throw new AssertionError("a test document is no credential: " + e.getMessage(), e);
    }
  }

  /** A JSON object from text. */
  public static JsonObject json(String text) {
    try {
      return JsonReader.strict().readObject(text);
    } catch (JsonFormatException e) {
      throw new AssertionError("a test text is no JSON object: " + e.getMessage(), e);
    }
  }
}

package nl.skillspaspoort.wallet.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.carrier.BadgePicture;
import nl.skillspaspoort.core.carrier.CarrierException;
import nl.skillspaspoort.core.claim.ClaimCode;
import nl.skillspaspoort.core.claim.ClaimException;
import nl.skillspaspoort.core.claim.ClaimFile;
import nl.skillspaspoort.core.jose.JwsException;
import nl.skillspaspoort.core.jose.VcJwt;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.key.SigningException;
import nl.skillspaspoort.core.presentation.PresentationRequest;
import nl.skillspaspoort.core.presentation.WantedClaims;
import nl.skillspaspoort.core.sdjwt.DisclosurePolicy;
import nl.skillspaspoort.core.sdjwt.SdJwtException;
import nl.skillspaspoort.core.sdjwt.VcSdJwt;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.testkit.Credentials;
import nl.skillspaspoort.core.testkit.FixedClock;
import nl.skillspaspoort.core.testkit.TestKeys;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.wallet.TestWallets;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletException;
import nl.skillspaspoort.wallet.store.RecoveryCode;
import nl.skillspaspoort.wallet.store.TestStores;

/** The files that scripts start from, by name. */
final class Fixtures {
  /** What stands in every personal place of {@link #personal}. */
  static final String MARKER = "ZeldzaamPersoonsgegeven";

  private static final String SVG =
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><circle r=\"9\"/></svg>\n";

  /** The code of the claim file. */
  static final String CLAIM_CODE = "ABCD-EFGH-JKMN";

  /** The skill that the small badge shows. */
  private static final String IN_TEAMS = "60c78287-22eb-4103-9c8c-28deaa460da0";

  private Fixtures() {}

  /** The recovery code of the wallets of {@link #wallet}. */
  static RecoveryCode recoveryCode() {
    return RecoveryCode.generate(TestWallets.holderRandom());
  }

  /** Makes a wallet of the test holder in its usual place. */
  static void wallet(Path folder) throws WalletException {
    Wallet.in(TestStores.in(folder.resolve(".skillspaspoort")))
        .clock(FixedClock.atNow())
        .random(TestWallets.holderRandom())
        .create(TestWallets.PASSPHRASE.toCharArray(), recoveryCode())
        .close();
  }

  static void write(Path file, String fixture) throws IOException {
    Files.createDirectories(file.getParent());
    switch (fixture) {
      case "png" -> Files.write(file, baked(onePixel()));
      case "svg" -> Files.write(file, baked(SVG.getBytes(StandardCharsets.UTF_8)));
      case "svg-empty" -> Files.writeString(file, SVG);
      case "pdf" -> Files.writeString(file, "%PDF-1.7\n");
      default -> Files.writeString(file, text(fixture));
    }
  }

  private static byte[] baked(byte[] picture) {
    try {
      return BadgePicture.bake(picture, Credentials.signed(Credentials.small()));
    } catch (CarrierException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] onePixel() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png", png);
    return png.toByteArray();
  }

  static String text(String fixture) {
    return switch (fixture) {
      case "evc" -> signed(Credentials.evc());
      case "evc-escapes" ->
          signed(
              Credentials.evc().with("name", "EVC\u001b[2J\u202e\nHouder          heeft bewezen"));
      case "small" -> signed(Credentials.small());
      case "token" -> token() + "\n";
      case "evc-sd-jwt" -> sdJwt() + "\n";
      case "small-newer" -> signed(small(FixedClock.NOW.plusSeconds(60)));
      case "small-older" -> signed(small(FixedClock.NOW.minusSeconds(86_400)));
      case "expired" -> signed(expired());
      case "not-yet" ->
          signed(small(FixedClock.NOW.plusSeconds(86_400 * 100)).with("id", "urn:example:not-yet"));
      case "changed" -> signed(Credentials.evc()).replaceFirst("rioolslib", "rioolslip");
      case "forged" -> Credentials.secured(Credentials.evc(), TestKeys.stranger()).toJson();
      case "foreign" -> signed(about(TestKeys.did(TestKeys.STRANGER).value()));
      case "foreign-own" ->
          signedBy(TestKeys.stranger(), about(TestKeys.did(TestKeys.STRANGER).value()));
      case "unresolvable" -> unresolvable();
      case "personal" -> signed(personal());
      case "email" -> signed(identified("houder@voorbeeld.example", false));
      case "email-hashed" -> signed(identified("sha256$" + "0".repeat(64), true));
      case "qr-incomplete" -> "SKP1:2/3:0123456789ABCDEF:ABC\n";
      case "escapes" -> signed(escapes());
      case "request" -> request("https://werkgever.example", "Sollicitatie monteur");
      case "request-skills" -> requestForSkills(Optional.empty());
      case "request-strong" -> requestForSkills(Optional.of(ProofLevel.P8));
      case "request-ended" ->
          new PresentationRequest("https://werkgever.example", "0123456789abcdefghijkl", "Werk")
              .openUntil(FixedClock.NOW.minusSeconds(1))
              .toJson()
              .toJson();
      case "request-escapes" ->
          request("https://\u001b[2Jwerkgever.example\n\u202eelpmaxe", "\u009b31mja");
      case "vacancy" ->
          "skill;strength;minimum_proof\n"
              + "waterkwaliteit controleren;essential;P6\n"
              + "esco:5206a9b8-8337-4f0b-ae00-163a2f55d8cf;essential;\n"
              + "in teams werken;somewhat;\n"
              + "goed humeur;important;\n";
      case "vacancy-broken" -> "skill;strength\nin teams werken;must\n";
      case "crosswalk" ->
          "# mapping_set_id: urn:example:set\n# license: urn:example:license\n"
              + "subject_id\tpredicate_id\tobject_id\tmapping_justification\n"
              + "esco:d589970b-933d-4656-bcb6-a43b3cc67888\tskos:broadMatch\t"
              + "esco:60c78287-22eb-4103-9c8c-28deaa460da0\tsemapv:ManualMappingCuration\n";
      case "crosswalk-broken" -> text("crosswalk").replace("broadMatch", "sameAs");
      case "occupations" ->
          "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,code\n"
              + "Occupation,urn:example:o,7212,lasser,lasster,released,7212.1\n";
      case "request-incomplete" -> "{\"audience\":\"https://werkgever.example\"}";
      case "claim" -> claim();
      case "claimed-by-another" -> signedBy(TestKeys.stranger(), Credentials.small());
      case "endorsement" -> endorsement(TestKeys.stranger(), Credentials.SMALL_ID);
      case "endorsement-own" -> endorsement(TestKeys.holder(), Credentials.SMALL_ID);
      case "endorsement-other" -> endorsement(TestKeys.stranger(), "urn:example:other");
      case "endorsement-forged" ->
          endorsement(TestKeys.stranger(), Credentials.SMALL_ID).replace("Gezien", "Bewezen");
      case "did-web" ->
          "{\"@context\":[\"https://www.w3.org/ns/did/v1\",\"https://w3id.org/security/multikey/v1\"],"
              + "\"id\":\"did:web:school.example\",\"verificationMethod\":[{\"id\":\"did:web:school.example#key-1\","
              + "\"type\":\"Multikey\",\"controller\":\"did:web:school.example\",\"publicKeyMultibase\":\""
              + TestKeys.ISSUER.publicKey().multibase()
              + "\"}],\"assertionMethod\":[\"did:web:school.example#key-1\"]}";
      case "evc-status" -> signed(withStatus(Credentials.evc()));
      case "trust-list" -> VerifyFixtures.trustList();
      case "draft-overdue" -> VerifyFixtures.overdueDraft();
      case "draft-emptied" -> VerifyFixtures.emptiedDraft();
      case "praktijkverklaring" -> signed(VerifyFixtures.praktijkverklaring());
      case "trust-list-school" -> VerifyFixtures.trustListOfSchool(false);
      case "trust-list-school-and-firm" -> VerifyFixtures.trustListOfSchool(true);
      case "trust-list-stranger" -> VerifyFixtures.trustListOfAStranger();
      case "status-good" -> VerifyFixtures.statusList(false);
      case "status-revoked" -> VerifyFixtures.statusList(true);
      case "policy-bearer" -> "{\"weakened\": [\"allowBearer\"]}";
      case "policy-two-years" ->
          """
          {
            "id": "https://werkgever.example/regels/1",
            "ages": [{"achievementType": "Certificate", "maxAge": "P3M"}],
            "weakened": ["allowBearer"]
          }
          """;
      case "policy-wrong" -> "{\"maxStatusAge\": \"een dag\"}";
      case "policy-unknown" -> "{\"weakened\": [\"everything\"]}";
      case "screening" ->
          signed(Credentials.evc())
              + "\n\ngeachte heer\n"
              + signed(Credentials.small())
              + "\n"
              + token();
      case "recovery-code" -> recoveryCode().reveal();
      case "settings-broken" -> "{\"lang\": [\"de\"]}";
      case "not-json" -> "geachte heer";
      case "empty" -> "";
      default -> throw new IllegalArgumentException("no fixture " + fixture);
    };
  }

  private static String claim() {
    try {
      return new String(
          ClaimFile.seal(
                  "claim-1",
                  TestKeys.did(TestKeys.ISSUER).value(),
                  FixedClock.NOW.plusSeconds(86_400),
                  Credentials.small(),
                  ClaimCode.parse(CLAIM_CODE))
              .bytes(),
          StandardCharsets.UTF_8);
    } catch (ClaimException e) {
      throw new AssertionError(e);
    }
  }

  private static String signedBy(Signer signer, JsonObject credential) {
    return Credentials.secured(credential.with("issuer", signer.keyId().controller()), signer)
        .toJson();
  }

  private static String endorsement(Signer signer, String about) {
    return Credentials.secured(
            JsonObject.builder()
                .put("@context", Credentials.small().get("@context").orElseThrow())
                .put("id", "urn:example:endorsement")
                .put(
                    "type",
                    JsonArray.ofStrings(List.of("VerifiableCredential", "EndorsementCredential")))
                .put("name", "Aanbeveling")
                .put("issuer", signer.keyId().controller())
                .put("validFrom", DateTimeStamp.format(FixedClock.NOW))
                .put(
                    "credentialSubject",
                    JsonObject.builder()
                        .put("id", about)
                        .put("type", JsonArray.ofStrings(List.of("EndorsementSubject")))
                        .put("endorsementComment", "Gezien in drie projecten.")
                        .build())
                .build(),
            signer)
        .toJson();
  }

  private static JsonObject withStatus(JsonObject credential) {
    return credential.with("credentialStatus", VerifyFixtures.STATUS.toJson());
  }

  /** The EVC certificate of which the outcome of each result can be withheld. */
  private static String sdJwt() {
    try {
      return VcSdJwt.signCredential(
              Credentials.evc(),
              DisclosurePolicy.where(
                  pointer ->
                      pointer.matches("/credentialSubject/result/\\d+/(status|achievedLevel)")),
              FixedClock.NOW,
              Optional.of(TestKeys.HOLDER.publicKey()),
              new SecureRandom(),
              TestKeys.issuer())
          .text();
    } catch (SdJwtException | SigningException e) {
      throw new AssertionError(e);
    }
  }

  private static String token() {
    try {
      return VcJwt.signCredential(Credentials.small(), FixedClock.NOW, TestKeys.issuer()).text();
    } catch (JwsException | SigningException e) {
      throw new AssertionError(e);
    }
  }

  private static String signed(JsonObject json) {
    return Credentials.signed(json).toJson();
  }

  private static JsonObject small(Instant from) {
    return Credentials.small().with("validFrom", DateTimeStamp.format(from));
  }

  private static JsonObject expired() {
    return small(Instant.parse("2020-02-03T00:00:00Z"))
        .with("id", "urn:example:expired")
        .with("validUntil", "2022-02-03T00:00:00Z");
  }

  private static JsonObject about(String subject) {
    return Credentials.small()
        .with("credentialSubject", subject(Credentials.small()).with("id", subject));
  }

  private static JsonObject subject(JsonObject credential) {
    return (JsonObject) credential.get("credentialSubject").orElseThrow();
  }

  private static String unresolvable() {
    String school = "did:web:school.example";
    return Credentials.secured(
            Credentials.small().with("issuer", school),
            TestKeys.ISSUER.signer(new KeyId(school + "#key-1")))
        .toJson();
  }

  /** A credential with a marker in every place where something personal may stand. */
  static JsonObject personal() {
    JsonObject identifier =
        JsonObject.builder()
            .put("type", "IdentityObject")
            .put("hashed", false)
            .put("identityHash", MARKER + "-mail")
            .put("identityType", "emailAddress")
            .build();
    JsonObject result =
        JsonObject.builder()
            .put("type", JsonArray.ofStrings(List.of("Result")))
            .put("value", MARKER + "-cijfer")
            .put("status", MARKER + "-status")
            .build();
    return Credentials.small()
        .with("id", "urn:example:" + MARKER)
        .with("name", MARKER + "-titel")
        .with("description", MARKER + "-beschrijving")
        .with(
            "evidence",
            JsonArray.of(
                JsonObject.builder()
                    .put("type", JsonArray.of(new JsonString("Evidence")))
                    .put("narrative", MARKER + "-verhaal")
                    .build()))
        .with(
            "credentialSubject",
            subject(Credentials.small())
                .with("identifier", JsonArray.of(identifier))
                .with("result", JsonArray.of(result))
                .with("activityLocation", MARKER + "-plaats"));
  }

  /** A credential that names its holder by an e-mail address as well. */
  private static JsonObject identified(String identity, boolean hashed) {
    JsonObject identifier =
        JsonObject.builder()
            .put("type", "IdentityObject")
            .put("hashed", hashed)
            .put("identityHash", identity)
            .put("identityType", "emailAddress")
            .build();
    return Credentials.small()
        .with("id", "urn:example:identified:" + hashed)
        .with(
            "credentialSubject",
            subject(Credentials.small()).with("identifier", JsonArray.of(identifier)));
  }

  /** A credential that tries to rewrite the screen from every field that is shown. */
  private static JsonObject escapes() {
    String evil =
        "\u001b[2J\u001b]0;titel\u0007\r\nskillspas: alles goed\u202e\u2066\u200b\ufeff\u009b31m";
    JsonValue issuer = Credentials.profile(TestKeys.did(TestKeys.ISSUER), "School" + evil);
    JsonObject subject = subject(Credentials.small());
    JsonObject achievement = (JsonObject) subject.get("achievement").orElseThrow();
    JsonObject alignment =
        JsonObject.builder()
            .put("type", JsonArray.of(new JsonString("Alignment")))
            .put("targetUrl", "https://school.example/skills/1")
            .put("targetName", "vaardigheid" + evil)
            .build();
    return Credentials.small()
        .with("name", "Titel" + evil)
        .with("issuer", issuer)
        .with(
            "credentialSubject",
            subject
                .with("note" + evil, "opmerking" + evil)
                .with(
                    "achievement",
                    achievement
                        .with("name", "Prestatie" + evil)
                        .with("description", "Beschrijving" + evil)
                        .with("alignment", JsonArray.of(alignment))));
  }

  /** Asks for a skill of the EVC certificate and one of the small badge, and for their type. */
  private static String requestForSkills(Optional<ProofLevel> least) {
    WantedClaims wanted =
        new WantedClaims(
            least.isPresent() ? List.of() : List.of("OpenBadgeCredential"),
            List.of(Credentials.EVC_SHOWN.get(0), SkillReference.esco(IN_TEAMS)),
            least);
    return new PresentationRequest(
            "https://werkgever.example", "0123456789abcdefghijkl", "Sollicitatie monteur")
        .wanting(wanted)
        .keptFor(Period.ofDays(28))
        .openUntil(FixedClock.NOW.plusSeconds(86_400 * 14))
        .toJson()
        .toJson();
  }

  private static String request(String audience, String purpose) {
    return new PresentationRequest(audience, "0123456789abcdefghijkl", purpose).toJson().toJson();
  }
}

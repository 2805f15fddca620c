package nl.skillspaspoort.examples.samples;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.DataModel;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;

/** The ten credentials, all about {@link Party#HOLDER}, one of each kind of proof. */
public final class Samples {
  /** The moment at which the samples are looked at. */
  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  static final Instant EVC_AWARDED = Instant.parse("2026-06-01T10:00:00Z");
  static final String STANDARD = "https://evc-rivierenland.example/standaarden/afvalwaterzuivering";

  private static final String HOME = "https://samples.example/";

  private Samples() {}

  /** The ten, in order. */
  public static List<SignedCredential> all() {
    return List.of(
        diploma(),
        mboCertificate(),
        praktijkverklaring(),
        evc(),
        vakbekwaamheidsbewijs(),
        microCredential(),
        safetyCertificate(),
        employersStatement(),
        colleaguesEndorsement(),
        selfAsserted());
  }

  /** 1: an mbo diploma, P8. The diploma register of DUO has the diploma itself. */
  public static SignedCredential diploma() {
    return SampleIssuing.sign(Party.ROC, at("2019-07-05"), diplomaDraft());
  }

  static CredentialDraft diplomaDraft() {
    return draft("1", at("2019-07-05"))
        .name("Mbo-diploma netwerkbeheer")
        .achievement(
            achievement("1", "Mbo-diploma netwerkbeheer", "Diploma", Skills.NETWORKS)
                .description("Mbo niveau 4. Het diploma zelf staat in het diplomaregister van DUO.")
                .level(QualificationLevel.nlqf("4"))
                .level(QualificationLevel.eqf("4"))
                .build())
        .build();
  }

  /** 2: an mbo certificate, a part of a qualification, P8, with a mark. */
  public static SignedCredential mboCertificate() {
    ResultDescription mark =
        new ResultDescription(
            HOME + "2/cijfer",
            "Eindcijfer",
            "RawScore",
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.of("5.5"),
            Skills.TESTING);
    Result passed =
        new Result(
            Optional.of(mark.id()),
            Optional.of("Completed"),
            Optional.of("7.5"),
            Optional.empty(),
            List.of());
    return SampleIssuing.sign(
        Party.ROC,
        at("2024-02-02"),
        draft("2", at("2024-02-02"))
            .name("Mbo-certificaat software testen")
            .achievement(
                achievement("2", "Mbo-certificaat software testen", "Certificate", List.of())
                    .description("Een deel van een mbo-kwalificatie, 240 uur.")
                    .level(QualificationLevel.nlqf("4"))
                    .with("ext:studyHours", JsonNumber.of(240))
                    .result(mark)
                    .build())
            .result(passed)
            .build());
  }

  /** 3: a praktijkverklaring, P5: three work processes shown, one still in development. */
  public static SignedCredential praktijkverklaring() {
    Achievement.Builder achievement =
        achievement("3", "Praktijkverklaring recycling", "Certificate", List.of())
            .description("Werkprocessen die zijn getoond bij een erkend leerbedrijf.");
    CredentialDraft.Builder draft =
        draft("3", at("2025-06-20")).name("Praktijkverklaring recycling");
    List<Result> results = new ArrayList<>();
    for (Alignment skill : Skills.RECYCLING) {
      ResultDescription process = process(skill);
      achievement.result(process);
      results.add(Result.shown(process));
    }
    ResultDescription unfinished = process(Skills.UNFINISHED);
    achievement.result(unfinished);
    results.add(
        new Result(
            Optional.of(unfinished.id()),
            Optional.of("InProgress"),
            Optional.empty(),
            Optional.empty(),
            List.of()));
    draft.achievement(achievement.build());
    results.forEach(draft::result);
    return SampleIssuing.sign(
        Party.ROC,
        Party.ROC.signer(),
        at("2025-06-20"),
        draft.build(),
        subject(json -> json.with("source", profile(Party.COMPANY))));
  }

  private static ResultDescription process(Alignment skill) {
    return ResultDescription.shownOrNot(HOME + "3/" + last(skill), skill.targetName(), skill);
  }

  /** 4: an EVC certificate, P6: eight competences shown, two not. */
  public static SignedCredential evc() {
    return SampleIssuing.sign(Party.EVC_CENTRE, EVC_AWARDED, evcDraft(EVC_AWARDED, STANDARD));
  }

  static CredentialDraft evcDraft(Instant awarded, String standard) {
    Achievement.Builder achievement =
        achievement("4", "EVC-ervaringscertificaat afvalwaterzuivering", "Certificate", List.of())
            .description("Wat iemand in de praktijk heeft geleerd, beoordeeld naar de standaard.")
            .level(QualificationLevel.nlqf("3"))
            .standard(standard);
    CredentialDraft.Builder draft =
        draft("4", awarded).name("EVC-ervaringscertificaat afvalwaterzuivering");
    List<Result> results = new ArrayList<>();
    for (Alignment skill : Skills.WATER_SHOWN) {
      ResultDescription competence = competence(skill);
      achievement.result(competence);
      results.add(Result.shown(competence));
    }
    for (Alignment skill : Skills.WATER_NOT_SHOWN) {
      ResultDescription competence = competence(skill);
      achievement.result(competence);
      results.add(Result.notShown(competence));
    }
    draft.achievement(achievement.build());
    results.forEach(draft::result);
    return draft.build();
  }

  private static ResultDescription competence(Alignment skill) {
    return ResultDescription.shownOrNot(STANDARD + "/" + last(skill), skill.targetName(), skill);
  }

  /** 5: a certificate of professional competence on the ground of 4, P6b, for five years. */
  public static SignedCredential vakbekwaamheidsbewijs() {
    JsonObject evidence =
        JsonObject.builder()
            .put("id", SampleIssuing.id("4"))
            .put("type", JsonArray.of(new JsonString("Evidence")))
            .put("name", "EVC-ervaringscertificaat")
            .build();
    return SampleIssuing.sign(
        Party.BRANCH,
        at("2026-07-01"),
        draft("5", at("2026-07-01"))
            .name("Vakbekwaamheidsbewijs waterzuivering")
            .validUntil(at("2031-06-30"))
            .achievement(
                achievement(
                        "5",
                        "Vakbekwaamheidsbewijs waterzuivering",
                        "Certification",
                        Skills.WATER_SHOWN)
                    .description("Gegeven op grond van een EVC-ervaringscertificaat.")
                    .build())
            .with("evidence", JsonArray.of(evidence))
            .build());
  }

  /** 6: a micro-credential of a university of applied sciences with all elements, P7. */
  public static SignedCredential microCredential() {
    return microCredential(at("2026-03-13"), "Energieprestaties van woningen");
  }

  static SignedCredential microCredential(Instant validFrom, String title) {
    return SampleIssuing.sign(
        Party.HOGESCHOOL,
        Party.HOGESCHOOL.signer(),
        validFrom,
        microDraft(validFrom, title),
        Samples::withAddress);
  }

  static CredentialDraft microDraft(Instant validFrom, String title) {
    JsonObject quality =
        JsonObject.builder()
            .put("name", "Keurmerk microcredentials (fictief)")
            .put("url", HOME + "keurmerk")
            .put("description", "Extern beoordeeld")
            .build();
    return CredentialDraft.about(Party.HOLDER.did())
        .id(SampleIssuing.id("6"))
        .validFrom(validFrom)
        .awardedDate(at("2026-03-13"))
        .name(title)
        .achievement(
            achievement("6", title, "MicroCredential", Skills.ENERGY)
                .description("Kleine eenheid hoger onderwijs, 5 EC, stapelbaar.")
                .level(QualificationLevel.nlqf("6"))
                .level(QualificationLevel.eqf("6"))
                .with("creditsAvailable", JsonNumber.of(5))
                .with("ext:studyHours", JsonNumber.of(140))
                .with("ext:assessmentType", texts("toepassing van de vaardigheid"))
                .with("ext:participation", texts("op locatie"))
                .with("ext:supervision", new JsonString("onder toezicht"))
                .with("ext:identityCheck", new JsonString("identiteit gecontroleerd"))
                .with("ext:qualityAssurance", quality)
                .build())
        .build();
  }

  static JsonObject withAddress(JsonObject credential) {
    JsonObject address =
        JsonObject.builder().put("type", texts("Address")).put("addressCountryCode", "NL").build();
    return credential.with("issuer", object(credential, "issuer").with("address", address));
  }

  /** 7: a safety certificate of the branch that runs out, P6b. */
  public static SignedCredential safetyCertificate() {
    return safetyCertificate("7", at("2025-01-15"), at("2035-01-15"));
  }

  static SignedCredential safetyCertificate(String name, Instant from, Instant until) {
    return SampleIssuing.sign(
        Party.SAFETY,
        from,
        draft(name, from)
            .name("Veiligheidscertificaat bouw")
            .validUntil(until)
            .achievement(
                achievement("7", "Veiligheidscertificaat bouw", "Certification", Skills.SAFETY)
                    .description("Veilig werken op de bouwplaats.")
                    .build())
            .build());
  }

  /** 8: an employer's statement about work, P2. */
  public static SignedCredential employersStatement() {
    return SampleIssuing.sign(
        Party.EMPLOYER,
        Party.EMPLOYER.signer(),
        at("2026-04-01"),
        draft("8", at("2026-04-01"))
            .name("Werkgeversverklaring monteur slimme woning")
            .achievement(
                achievement("8", "Monteur slimme woning", "Achievement", Skills.SMART_HOMES)
                    .description("Gewerkt als monteur, 2021 tot 2026.")
                    .build())
            .build(),
        subject(
            json ->
                json.with("role", "monteur slimme woning")
                    .with("activityStartDate", "2021-03-01T00:00:00Z")
                    .with("activityEndDate", "2026-03-31T00:00:00Z")));
  }

  /** 9: a colleague endorses 10. */
  public static SignedCredential colleaguesEndorsement() {
    return endorsement("9", Party.COLLEAGUE, SampleIssuing.id("10"), "Werkt goed in een team.");
  }

  static SignedCredential endorsement(String name, Party by, String about, String comment) {
    JsonObject document =
        JsonObject.builder()
            .put("@context", texts(DataModel.V2_0.context(), CredentialDraft.OPEN_BADGES_CONTEXT))
            .put("id", SampleIssuing.id(name))
            .put("type", texts("VerifiableCredential", "EndorsementCredential"))
            .put("name", "Steun van een collega")
            .put("issuer", profile(by))
            .put("validFrom", "2026-10-01T00:00:00Z")
            .put(
                "credentialSubject",
                JsonObject.builder()
                    .put("id", about)
                    .put("type", texts("EndorsementSubject"))
                    .put("endorsementComment", comment)
                    .build())
            .build();
    return SampleIssuing.sign(by, by.signer(), at("2026-10-01"), document);
  }

  /** 10: what the holder says herself, P0. */
  public static SignedCredential selfAsserted() {
    return selfAsserted("10", "Wat ik zelf kan");
  }

  static SignedCredential selfAsserted(String name, String title) {
    JsonObject evidence =
        JsonObject.builder()
            .put("type", texts("Evidence"))
            .put("name", "Vrijwilligerswerk")
            .put("narrative", "Drie jaar gastheer in een buurthuis.")
            .build();
    return SampleIssuing.sign(
        Party.HOLDER,
        Party.HOLDER.signer(),
        at("2026-09-01"),
        draft(name, at("2026-09-01"))
            .name(title)
            .achievement(
                achievement("10", title, "Competency", Skills.OWN)
                    .description("Zelf opgegeven.")
                    .build())
            .with("evidence", JsonArray.of(evidence))
            .build(),
        // Issuer and subject are one node, whose properties stand in one place only.
        json -> json.with("issuer", Party.HOLDER.did().value()));
  }

  private static CredentialDraft.Builder draft(String name, Instant from) {
    return CredentialDraft.about(Party.HOLDER.did())
        .id(SampleIssuing.id(name))
        .validFrom(from)
        .awardedDate(from);
  }

  private static Achievement.Builder achievement(
      String number, String name, String type, List<Alignment> skills) {
    Achievement.Builder builder =
        Achievement.of(HOME + number, name)
            .criteria("Zie de omschrijving.")
            .type(type)
            .inLanguage("nl");
    skills.forEach(builder::skill);
    return builder;
  }

  static UnaryOperator<JsonObject> subject(UnaryOperator<JsonObject> change) {
    return json -> json.with("credentialSubject", change.apply(object(json, "credentialSubject")));
  }

  static JsonObject object(JsonObject json, String member) {
    try {
      return json.required(member, "").asObject("/" + member);
    } catch (JsonFormatException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private static JsonObject profile(Party party) {
    return JsonObject.builder()
        .put("id", party.did().value())
        .put("type", texts("Profile"))
        .put("name", party.title())
        .build();
  }

  static JsonArray texts(String... texts) {
    return JsonArray.ofStrings(List.of(texts));
  }

  private static String last(Alignment skill) {
    String url = skill.targetUrl().orElseThrow();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  static Instant at(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }
}

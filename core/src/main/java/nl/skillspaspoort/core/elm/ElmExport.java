package nl.skillspaspoort.core.elm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNumber;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.SkillFinding;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * Writes the facts of a credential as a document of the European Learning Model, version 3, in the
 * form of its application profile for credentials. The document has no signature and proves
 * nothing; it names the original by its identifier. The same credential gives the same bytes.
 *
 * <p>Skills are those that were shown ({@link AchievementSubject#skillFindings}), never all that
 * the achievement promises. Give it claims that were verified.
 */
public final class ElmExport {
  private final CredentialClaims claims;
  private final Achievement achievement;
  private final AchievementSubject subject;
  private final String language;

  private ElmExport(CredentialClaims claims, AchievementSubject subject) {
    this.claims = claims;
    this.subject = subject;
    this.achievement = subject.achievement();
    this.language = achievement.json().text("inLanguage").orElse("nl");
  }

  /** A credential that says nothing about an achievement. */
  public static final class NotAnAchievementException extends ProblemException {
    private static final long serialVersionUID = 1L;

    NotAnAchievementException() {
      super(
          Problem.of(
              ProblemCode.MISSING_MEMBER, "a credential without achievement", "an Open Badge"));
    }
  }

  /**
   * The document.
   *
   * @throws NotAnAchievementException if the credential is not about an achievement
   */
  public static JsonObject of(CredentialClaims claims) throws NotAnAchievementException {
    Optional<AchievementSubject> subject = claims.achievementSubject();
    if (subject.isEmpty()) {
      throw new NotAnAchievementException();
    }
    return new ElmExport(claims, subject.get()).document();
  }

  private JsonObject document() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put(
                "@context",
                JsonArray.ofStrings(List.of("https://www.w3.org/2018/credentials/v1", Elm.CONTEXT)))
            .put("id", local("credential"))
            .put(
                "type",
                JsonArray.ofStrings(List.of("VerifiableCredential", "EuropeanDigitalCredential")));
    claims
        .validity()
        .from()
        .ifPresent(
            from -> {
              json.put("issuanceDate", DateTimeStamp.format(from));
              json.put("issued", DateTimeStamp.format(from));
              json.put("validFrom", DateTimeStamp.format(from));
            });
    claims
        .validity()
        .until()
        .ifPresent(until -> json.put("expirationDate", DateTimeStamp.format(until)));
    claims.id().ifPresent(id -> json.put("identifier", identifier(id)));
    return json.put("issuer", organisation())
        .put(
            "credentialSubject",
            JsonObject.builder()
                .putIfPresent("id", subject.id().map(JsonString::new))
                .put("type", "Person")
                .put("hasClaim", JsonArray.of(claim()))
                .build())
        .build();
  }

  private static JsonObject identifier(String id) {
    return JsonObject.builder()
        .put("id", "urn:epass:identifier:1")
        .put("type", "Identifier")
        .put("notation", id)
        .build();
  }

  private static String local(String kind) {
    return "urn:epass:" + kind + ":1";
  }

  private JsonObject organisation() {
    JsonObject issuer =
        claims.json().get("issuer").orElseThrow() instanceof JsonObject object
            ? object
            : JsonObject.builder().put("id", claims.issuer().id()).build();
    JsonObject.Builder json =
        JsonObject.builder().put("id", claims.issuer().id()).put("type", "Organisation");
    issuer.text("name").ifPresent(name -> json.put("legalName", Elm.text(name, language)));
    Elm.objects(issuer, "address").stream()
        .map(address -> address.text("addressCountryCode"))
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(Elm::country)
        .ifPresent(country -> json.put("location", location(country)));
    return json.build();
  }

  private static JsonObject location(JsonObject country) {
    return JsonObject.builder()
        .put("id", local("location"))
        .put("type", "Location")
        .put(
            "address",
            JsonObject.builder()
                .put("id", local("address"))
                .put("type", "Address")
                .put("countryCode", country)
                .build())
        .build();
  }

  private JsonObject claim() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("id", local("learningAchievement"))
            .put("type", "LearningAchievement")
            .put("title", Elm.text(achievement.name(), language))
            .put("description", Elm.text(achievement.description(), language))
            .put("awardedBy", awardingProcess());
    List<JsonValue> assessments = assessments();
    if (!assessments.isEmpty()) {
      json.put("provenBy", new JsonArray(assessments));
    }
    List<JsonValue> participation = concepts("ext:participation");
    if (!participation.isEmpty()) {
      json.put("influencedBy", JsonArray.of(activity(participation)));
    }
    return json.put("specifiedBy", specification()).build();
  }

  private JsonObject awardingProcess() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("id", local("awardingProcess"))
            .put("type", "AwardingProcess")
            .put("awardingBody", JsonArray.of(organisation()));
    claims
        .awardedDate()
        .or(() -> claims.validity().from())
        .ifPresent(date -> json.put("awardingDate", DateTimeStamp.format(date)));
    return json.build();
  }

  private JsonObject activity(List<JsonValue> modes) {
    return JsonObject.builder()
        .put("id", local("learningActivity"))
        .put("type", "LearningActivity")
        .put("title", Elm.text(achievement.name(), language))
        .put(
            "specifiedBy",
            JsonObject.builder()
                .put("id", local("learningActivitySpec"))
                .put("type", "LearningActivitySpecification")
                .put("title", Elm.text(achievement.name(), language))
                .put("mode", new JsonArray(modes))
                .build())
        .build();
  }

  private List<JsonValue> concepts(String member) {
    return Elm.values(achievement.json(), member).stream()
        .filter(JsonString.class::isInstance)
        .<JsonValue>map(text -> Elm.concept(((JsonString) text).value(), language))
        .toList();
  }

  /** One for each result that has a value, else one for the way of assessing. */
  private List<JsonValue> assessments() {
    List<JsonValue> assessments = new ArrayList<>();
    for (Result result : subject.results()) {
      if (result.value().isPresent()) {
        String name =
            achievement.resultDescriptions().stream()
                .filter(one -> Optional.of(one.id()).equals(result.resultDescription()))
                .map(one -> one.name())
                .findFirst()
                .orElse(achievement.name());
        assessments.add(assessment(assessments.size() + 1, name, result.value()));
      }
    }
    if (assessments.isEmpty() && !concepts("ext:assessmentType").isEmpty()) {
      assessments.add(assessment(1, achievement.name(), Optional.empty()));
    }
    return assessments;
  }

  private JsonObject assessment(int number, String name, Optional<String> grade) {
    JsonObject.Builder specification =
        JsonObject.builder()
            .put("id", "urn:epass:learningAssessmentSpec:" + number)
            .put("type", "LearningAssessmentSpecification")
            .put("title", Elm.text(name, language));
    List<JsonValue> types = concepts("ext:assessmentType");
    if (!types.isEmpty()) {
      specification.put("dcType", new JsonArray(types));
    }
    JsonObject.Builder json =
        JsonObject.builder()
            .put("id", "urn:epass:learningAssessment:" + number)
            .put("type", "LearningAssessment")
            .put("title", Elm.text(name, language))
            .put("awardedBy", awardingProcess());
    grade.ifPresent(value -> json.put("grade", Elm.note(value, language)));
    return json.put("specifiedBy", specification.build()).build();
  }

  private JsonObject specification() {
    boolean levelled = !achievement.levels().isEmpty();
    JsonObject.Builder json =
        JsonObject.builder()
            .put("id", local("qualification"))
            .put("type", levelled ? "Qualification" : "LearningAchievementSpecification")
            .put("title", Elm.text(achievement.name(), language));
    List<JsonValue> outcomes = outcomes();
    if (!outcomes.isEmpty()) {
      json.put("learningOutcome", new JsonArray(outcomes));
    }
    achievement
        .json()
        .get("ext:studyHours")
        .filter(JsonNumber.class::isInstance)
        .map(JsonNumber.class::cast)
        .filter(JsonNumber::isInteger)
        .ifPresent(
            hours -> json.put("volumeOfLearning", StudyDuration.ofHours(hours.integerValue())));
    achievement
        .json()
        .get("creditsAvailable")
        .filter(JsonNumber.class::isInstance)
        .map(JsonNumber.class::cast)
        .ifPresent(credits -> json.put("creditPoint", JsonArray.of(credit(credits.lexical()))));
    for (QualificationLevel level : achievement.levels()) {
      boolean eqf = level.framework() == QualificationLevel.Framework.EQF;
      json.put(
          eqf ? "eqfLevel" : "nqfLevel",
          eqf
              ? Elm.concept(
                  Elm.EQF + level.value(),
                  Elm.EQF + Elm.SCHEME,
                  Map.of("en", "Level " + level.value()))
              : JsonArray.of(Elm.concept("NLQF " + level.value(), language)));
    }
    qualityAssurance().ifPresent(one -> json.put("accreditation", JsonArray.of(one)));
    return json.build();
  }

  private static JsonObject credit(String points) {
    return JsonObject.builder()
        .put("id", local("creditPoint"))
        .put("type", "CreditPoint")
        .put(
            "framework",
            Elm.concept(
                Elm.ECTS,
                Elm.ECTS.substring(0, Elm.ECTS.lastIndexOf('/') + 1) + Elm.SCHEME,
                Map.of("en", "ECTS")))
        .put("point", points)
        .build();
  }

  /** The skills that were shown, each an outcome. */
  private List<JsonValue> outcomes() {
    List<JsonValue> outcomes = new ArrayList<>();
    for (SkillFinding finding : subject.skillFindings()) {
      if (finding.outcome() != SkillFinding.Outcome.SHOWN) {
        continue;
      }
      String label = finding.label().isBlank() ? achievement.name() : finding.label();
      JsonObject.Builder outcome =
          JsonObject.builder()
              .put("id", "urn:epass:learningOutcome:" + (outcomes.size() + 1))
              .put("type", "LearningOutcome")
              .put("title", Elm.text(label, language));
      if (finding.skill().isEsco()) {
        outcome.put(
            "relatedESCOSkill",
            JsonArray.of(
                Elm.concept(finding.skill().toString(), Elm.ESCO_SKILLS, Map.of(language, label))));
      }
      outcomes.add(outcome.build());
    }
    return outcomes;
  }

  private Optional<JsonObject> qualityAssurance() {
    return Elm.objects(achievement.json(), "ext:qualityAssurance").stream()
        .findFirst()
        .map(
            quality -> {
              JsonObject.Builder json =
                  JsonObject.builder()
                      .put("id", local("accreditation"))
                      .put("type", "Accreditation")
                      .put("title", Elm.text(quality.text("name").orElse(""), language));
              quality
                  .text("description")
                  .ifPresent(text -> json.put("description", Elm.text(text, language)));
              quality
                  .text("url")
                  .ifPresent(
                      url ->
                          json.put(
                              "landingPage",
                              JsonArray.of(
                                  JsonObject.builder()
                                      .put("id", local("webResource"))
                                      .put("type", "WebResource")
                                      .put("contentURL", url)
                                      .build())));
              return json.build();
            });
  }
}

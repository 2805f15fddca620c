package nl.skillspaspoort.core.elm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;

/** The words of the model: names of members and controlled vocabularies. */
final class Elm {
  static final String CONTEXT = "http://data.europa.eu/snb/model/context/edc-ap";
  static final String EQF = "http://data.europa.eu/snb/eqf/";
  static final String COUNTRY = "http://publications.europa.eu/resource/authority/country/";
  static final String LANGUAGE = "http://publications.europa.eu/resource/authority/language/";
  static final String ECTS = "http://data.europa.eu/snb/education-credit/6fcec5c5af";
  static final String ESCO_SKILLS = "http://data.europa.eu/esco/skill";

  /** The id of a vocabulary is its folder and this. */
  static final String SCHEME = "25831c2";

  /** The members that version 3 of the model has, as its context spells them. */
  static final Set<String> MEMBERS =
      new TreeSet<>(
          Arrays.asList(
              ("@context id type accreditation accreditationStatus accreditedFor accreditedIn"
                      + " accreditingAgent additionalNote address altLabel atVoluntaryRequestOf"
                      + " attachment awardedBy awardingActivity awardingBody awardingDate"
                      + " awardingMethod awardingOpportunity broader category citizenshipCountry"
                      + " cnf color contactPoint content contentEncoding contentSize contentType"
                      + " contentURL contentUrl contributor countryCode creditPoint creditReceived"
                      + " credentialProfiles credentialSchema credentialStatus credentialSubject"
                      + " creator dateCreated dateIssued dateModified dateOfBirth dcType decision"
                      + " definition degree depth description directedBy displayDetail"
                      + " displayParameter dayOfWeek duration eIDASIdentifier educationLevel"
                      + " educationSubject emailAddress end endDate endedAtTime entitledBy"
                      + " entitlementStatus entryRequirement eqfLevel evidence evidenceStatement exactMatch"
                      + " expirationDate expiryDate familyName framework fullAddress fullName gender geometry"
                      + " givenName grade gradeStatus gradingScheme groupMemberOf hasAccreditation"
                      + " hasActivity hasAssessment hasClaim hasCredential hasEntitlement hasMember"
                      + " hasPart hasSubOrganization homepage hours idVerification identifier image"
                      + " inScheme individualDisplay influencedBy influences interactionMode"
                      + " isInfluencedBy isPartOf isPartialQualification issuanceDate issued issuer"
                      + " jurisdiction landingPage language learningActivity learningOpportunity"
                      + " learningOutcome learningOutcomeSummary learningSchedule learningSetting"
                      + " legalIdentifier legalName levelOfCompletion limitEntitlement"
                      + " limitJurisdiction limitOccupation limitOrganisation limitQualification"
                      + " limitCredentialType limitEQFLevel limitField location logo mailbox"
                      + " maximumScore mediaObject memberOf microCredential mode name narrower"
                      + " nationalID noteFormat noteLiteral notation nqfLevel organisation page"
                      + " patronymicName percentage phone phoneNumber phoneCountryDialing"
                      + " placeOfBirth point prefLabel prefLabels preferredName primaryLanguage"
                      + " priceDetail priceAmount proof provenBy providedBy qualificationCode"
                      + " quantity ranking receiveAction registration related relatedESCOSkill"
                      + " relatedOccupation relatedSkill report result resultDistribution"
                      + " reusabilityLevel reviewDate role scheduleInformation scoreStatistics"
                      + " selfAssessment shortenedGrading siteOf skillType spatial spatialCode"
                      + " specifiedBy start startDate startedAtTime status subOrganizationOf"
                      + " subject subjectOf supervisionType supplementaryDoc supplementaryDocument"
                      + " targetDescription targetGroup taxIdentifier temporal theme thematicArea"
                      + " threshold title topConceptOf url used validFrom validUntil validWithin"
                      + " validityPeriod vatIdentifier verificationCheck verificationStatus"
                      + " verifiedBy version volumeOfLearning webResource workload")
                  .split(" ")));

  private Elm() {}

  /** A concept of a controlled vocabulary. */
  static JsonObject concept(String id, String folder, Map<String, String> labels) {
    return JsonObject.builder()
        .put("id", id)
        .put("type", "Concept")
        .put(
            "inScheme", JsonObject.builder().put("id", folder).put("type", "ConceptScheme").build())
        .put("prefLabel", words(labels))
        .build();
  }

  /** A concept that no vocabulary of the model has: a text in one language. */
  static JsonObject concept(String label, String language) {
    return JsonObject.builder()
        .put("type", "Concept")
        .put("prefLabel", text(label, language))
        .build();
  }

  static JsonObject text(String text, String language) {
    return words(Map.of(language, text));
  }

  private static JsonObject words(Map<String, String> labels) {
    JsonObject.Builder words = JsonObject.builder();
    new LinkedHashMap<>(labels).forEach(words::put);
    return words.build();
  }

  static JsonObject note(String text, String language) {
    return JsonObject.builder()
        .put("type", "Note")
        .put("noteLiteral", text(text, language))
        .build();
  }

  /** The country as the model writes it: three letters. */
  static Optional<JsonObject> country(String twoLetters) {
    try {
      Locale country = new Locale.Builder().setRegion(twoLetters).build();
      String code = country.getISO3Country();
      return code.isEmpty()
          ? Optional.empty()
          : Optional.of(
              concept(
                  COUNTRY + code,
                  COUNTRY.substring(0, COUNTRY.length() - 1),
                  Map.of("en", country.getDisplayCountry(Locale.ENGLISH))));
    } catch (MissingResourceException | java.util.IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  /** The values of a member that may be one or a list. */
  static List<JsonValue> values(JsonObject json, String member) {
    return json.get(member)
        .map(value -> value instanceof JsonArray list ? list.elements() : List.of(value))
        .orElse(List.of());
  }

  static List<JsonObject> objects(JsonObject json, String member) {
    return values(json, member).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .toList();
  }

  /** The text of a literal: plain, or in Dutch, else in English, else in the first language. */
  static Optional<String> literal(JsonObject json, String member) {
    return values(json, member).stream().map(Elm::literal).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> literal(JsonValue value) {
    if (value instanceof JsonString text) {
      return Optional.of(text.value()).filter(one -> !one.isBlank());
    }
    if (value instanceof JsonArray list) {
      return list.elements().stream().map(Elm::literal).flatMap(Optional::stream).findFirst();
    }
    if (!(value instanceof JsonObject words)) {
      return Optional.empty();
    }
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of("nl", "en"), words.names().stream())
        .map(words::get)
        .flatMap(Optional::stream)
        .map(Elm::literal)
        .flatMap(Optional::stream)
        .findFirst();
  }
}

package nl.skillspaspoort.core.assessment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.skill.Achievement;

/**
 * What a kind of credential must hold to be of use here, beyond what the data model requires. A
 * profile says nothing about truth or recognition.
 */
public enum Profile {
  /** Every Open Badge of this project. */
  OPEN_BADGES("open-badges", Stream.of()),
  /**
   * A micro-credential with the eleven elements of the Council Recommendation.
   *
   * @see MicroCredentialElement
   */
  NL_MICRO(
      "nl-micro",
      Stream.concat(
          Stream.of(ProfileElement.type("MicroCredential")),
          Arrays.stream(MicroCredentialElement.values()).map(ProfileElement::of))),
  /** An ervaringscertificaat: competences of a standard, each shown or not shown. */
  NL_EVC(
      "nl-evc",
      Stream.of(
          ProfileElement.type("Certificate"),
          ProfileElement.achievement("ext:standard"),
          ProfileElement.everyResult("competences", result -> Said.at(result, "requiredLevel")),
          ProfileElement.everyResult("competenceSkills", result -> Said.at(result, "alignment")),
          ProfileElement.issuerName(),
          ProfileElement.learner(),
          ProfileElement.award("awardedDate", "awardedDate"),
          ProfileElement.award("findings", "credentialSubject", "result"),
          ProfileElement.award("grounds", "evidence"))),
  /** A praktijkverklaring: work processes shown at a recognised company, given by a school. */
  NL_PRAKTIJKVERKLARING(
      "nl-praktijkverklaring",
      Stream.of(
          ProfileElement.type("Certificate"),
          ProfileElement.everyResult(
              "workProcesses",
              result -> Said.at(result, "requiredLevel") || Said.at(result, "requiredValue")),
          ProfileElement.issuerName(),
          ProfileElement.learner(),
          ProfileElement.award("awardedDate", "awardedDate"),
          ProfileElement.award("findings", "credentialSubject", "result"),
          ProfileElement.award("company", "credentialSubject", "source", "name"))),
  /** Something learned beside a programme, without a formal assessment. */
  EXTRA_CURRICULAR(
      "extra-curricular",
      Stream.of(
          ProfileElement.achievement("inLanguage"),
          ProfileElement.issuerName(),
          ProfileElement.learner()));

  private static final List<ProfileElement> OF_ALL =
      List.of(
          ProfileElement.achievement("name"),
          ProfileElement.achievement("description"),
          new ProfileElement(
              "criteria",
              Optional.empty(),
              ProfileElement.Part.ACHIEVEMENT,
              credential -> criteria(credential, "narrative") || criteria(credential, "id")));

  private final String code;
  private final List<ProfileElement> elements;

  Profile(String code, Stream<ProfileElement> elements) {
    this.code = code;
    this.elements = elements.toList();
  }

  private static boolean criteria(JsonObject credential, String member) {
    return Said.at(credential, "credentialSubject", "achievement", "criteria", member);
  }

  /** Its name in files, for example {@code nl-micro}. */
  public String code() {
    return code;
  }

  /** What it is called, for people. */
  public String name(Language language) {
    return ProfileElement.text(language, "profile." + code);
  }

  /** The profile of this name. */
  public static Optional<Profile> ofCode(String code) {
    return Arrays.stream(values()).filter(profile -> profile.code.equals(code)).findFirst();
  }

  /** The elements that a credential lacks, in the order of the profile. */
  public List<MissingElement> missing(CredentialClaims claims) {
    return missing(claims.json(), element -> true);
  }

  /**
   * The elements that an achievement lacks, before anybody achieves it: those about the issuer or a
   * person are left out.
   */
  public List<MissingElement> missing(Achievement achievement) {
    JsonObject subject = JsonObject.builder().put("achievement", achievement.json()).build();
    return missing(
        JsonObject.builder().put("credentialSubject", subject).build(),
        element -> element.part() == ProfileElement.Part.ACHIEVEMENT);
  }

  /**
   * The elements that an issuer lacks for this profile.
   *
   * @param profile the issuer as it stands in its credentials
   */
  public List<MissingElement> missingOfIssuer(JsonObject profile) {
    return missing(
        JsonObject.builder().put("issuer", profile).build(),
        element -> element.part() == ProfileElement.Part.ISSUER);
  }

  private List<MissingElement> missing(JsonObject credential, Predicate<ProfileElement> which) {
    return Stream.concat(OF_ALL.stream(), elements.stream())
        .filter(which)
        .filter(element -> !element.isThere().test(credential))
        .map(element -> new MissingElement(this, element))
        .toList();
  }
}

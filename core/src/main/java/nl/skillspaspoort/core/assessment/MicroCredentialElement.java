package nl.skillspaspoort.core.assessment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonNull;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Texts;

/**
 * The mandatory elements of a European micro-credential, numbered as in the recommendation, with
 * the place where this project's profile of Open Badges has them.
 *
 * @see <a href="https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=celex:32022H0627(02)">Council
 *     Recommendation 2022/C 243/02, Annex I</a>
 */
public enum MicroCredentialElement {
  /** Identification of the learner. */
  LEARNER(1, credential -> subject(credential, "id") || subject(credential, "identifier")),
  /** Title of the micro-credential. */
  TITLE(2, credential -> achievement(credential, "name")),
  /** Country or region of the issuer. */
  COUNTRY(
      3,
      credential ->
          object(credential, "issuer")
              .flatMap(issuer -> objectIn(issuer, "address"))
              .filter(address -> isSaid(address, "addressCountryCode"))
              .isPresent()),
  /** Awarding body. */
  AWARDING_BODY(
      4,
      credential ->
          object(credential, "issuer").filter(issuer -> isSaid(issuer, "name")).isPresent()),
  /** Date of issuing. */
  DATE(5, credential -> isSaid(credential, "awardedDate") || isSaid(credential, "validFrom")),
  /** Learning outcomes. */
  OUTCOMES(
      6,
      credential ->
          achievement(credential, "alignment") || achievement(credential, "resultDescription")),
  /** Notional workload. */
  WORKLOAD(
      7,
      credential ->
          achievement(credential, "creditsAvailable") || achievement(credential, "ext:studyHours")),
  /** Level, if there is one. The recommendation asks for it "if applicable". */
  LEVEL(8, credential -> true),
  /** Type of assessment. */
  ASSESSMENT(9, credential -> achievement(credential, "ext:assessmentType")),
  /** Form of participation in the learning activity. */
  PARTICIPATION(10, credential -> achievement(credential, "ext:participation")),
  /** Type of quality assurance. */
  QUALITY_ASSURANCE(11, credential -> achievement(credential, "ext:qualityAssurance"));

  private static final Texts TEXTS = Texts.beside(ProofLevel.class, "proof");

  private final int number;
  private final Predicate<JsonObject> isThere;

  MicroCredentialElement(int number, Predicate<JsonObject> isThere) {
    this.number = number;
    this.isThere = isThere;
  }

  /** Its number in the recommendation, from 1. */
  public int number() {
    return number;
  }

  /** What it is called, for people. */
  public String name(Language language) {
    return TEXTS.get(language, "element." + number);
  }

  /** The elements that a credential lacks, in order. */
  public static List<MicroCredentialElement> missing(CredentialClaims claims) {
    return Arrays.stream(values()).filter(element -> !element.isThere.test(claims.json())).toList();
  }

  private static boolean subject(JsonObject credential, String member) {
    return object(credential, "credentialSubject")
        .filter(subject -> isSaid(subject, member))
        .isPresent();
  }

  private static boolean achievement(JsonObject credential, String member) {
    return object(credential, "credentialSubject")
        .flatMap(subject -> objectIn(subject, "achievement"))
        .filter(achievement -> isSaid(achievement, member))
        .isPresent();
  }

  private static Optional<JsonObject> object(JsonObject credential, String member) {
    return objectIn(credential, member);
  }

  /** The object of a member that may also be a list with this one object. */
  private static Optional<JsonObject> objectIn(JsonObject json, String member) {
    return json.get(member)
        .map(value -> value instanceof JsonArray list && list.size() == 1 ? list.get(0) : value)
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast);
  }

  /** True if a member is there and says something. */
  private static boolean isSaid(JsonObject json, String member) {
    return json.get(member).filter(MicroCredentialElement::saysSomething).isPresent();
  }

  private static boolean saysSomething(JsonValue value) {
    if (value instanceof JsonString text) {
      return !text.value().isBlank();
    }
    if (value instanceof JsonArray list) {
      return list.elements().stream().anyMatch(MicroCredentialElement::saysSomething);
    }
    return !(value instanceof JsonNull) && !value.equals(JsonObject.EMPTY);
  }
}

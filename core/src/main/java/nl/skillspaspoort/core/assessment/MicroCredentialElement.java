package nl.skillspaspoort.core.assessment;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.json.JsonObject;
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
  LEARNER(
      1,
      credential ->
          Said.at(credential, "credentialSubject", "id")
              || Said.at(credential, "credentialSubject", "identifier")),
  /** Title of the micro-credential. */
  TITLE(2, credential -> achievement(credential, "name")),
  /** Country or region of the issuer. */
  COUNTRY(3, credential -> Said.at(credential, "issuer", "address", "addressCountryCode")),
  /** Awarding body. */
  AWARDING_BODY(4, credential -> Said.at(credential, "issuer", "name")),
  /** Date of issuing. */
  DATE(5, credential -> Said.at(credential, "awardedDate") || Said.at(credential, "validFrom")),
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
    return Arrays.stream(values()).filter(element -> !element.isIn(claims.json())).toList();
  }

  /** True if a credential without proof, or a part of one, has this element. */
  boolean isIn(JsonObject credential) {
    return isThere.test(credential);
  }

  private static boolean achievement(JsonObject credential, String member) {
    return Said.at(credential, "credentialSubject", "achievement", member);
  }
}

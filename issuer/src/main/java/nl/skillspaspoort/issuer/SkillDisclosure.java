package nl.skillspaspoort.issuer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialFormatException;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.sdjwt.DisclosurePolicy;
import nl.skillspaspoort.core.skill.AchievementSubject;

/**
 * What the holder of a skill credential can withhold without leaving a verifier in the dark.
 *
 * <p>Of each result, what it says: status, level, value and the rest. That there is a result, and
 * what it is about, stays visible; otherwise nobody could tell a skill without a result from one
 * whose bad result is hidden. Where nothing was assessed, each skill that the achievement names.
 * Besides these, each piece of evidence and each identifier of the person.
 */
final class SkillDisclosure {
  private static final String SUBJECT = "/credentialSubject";
  private static final String RESULT = SUBJECT + "/result";
  private static final String ACHIEVEMENT = SUBJECT + "/achievement";

  /** What a result is about. */
  private static final Set<String> ABOUT = Set.of("type", "id", "resultDescription", "alignment");

  private SkillDisclosure() {}

  /** The policy for a credential. */
  static DisclosurePolicy of(JsonObject credential) {
    Set<String> pointers = new HashSet<>();
    List<JsonValue> results = elements(credential, RESULT);
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) instanceof JsonObject result) {
        for (String member : result.names()) {
          if (!ABOUT.contains(member)) {
            pointers.add(RESULT + "/" + i + JsonPointer.of(List.of(member)));
          }
        }
      }
    }
    if (find(credential, RESULT).isEmpty()
        && find(credential, ACHIEVEMENT + "/resultDescription").isEmpty()) {
      addElements(pointers, credential, ACHIEVEMENT + "/alignment");
    }
    addElements(pointers, credential, "/evidence");
    addElements(pointers, credential, SUBJECT + "/identifier");
    return pointers.isEmpty() ? DisclosurePolicy.none() : DisclosurePolicy.of(pointers);
  }

  private static void addElements(Set<String> pointers, JsonObject credential, String array) {
    for (int i = 0; i < elements(credential, array).size(); i++) {
      pointers.add(JsonPointer.element(array, i));
    }
  }

  private static List<JsonValue> elements(JsonObject credential, String pointer) {
    return find(credential, pointer).orElse(null) instanceof JsonArray array
        ? array.elements()
        : List.of();
  }

  private static Optional<JsonValue> find(JsonObject credential, String pointer) {
    return JsonPointer.find(credential, JsonPointer.segments(pointer));
  }

  /**
   * The policy, if it hides nothing of which a verifier has to know whether it is there.
   *
   * @throws CredentialFormatException ({@code CLAIM_NOT_DISCLOSABLE}) if it does
   */
  static DisclosurePolicy checked(DisclosurePolicy policy, JsonObject credential)
      throws CredentialFormatException {
    for (String member : credential.names()) {
      refuse(policy, JsonPointer.of(List.of(member)));
    }
    List<String> results = new ArrayList<>(List.of(RESULT));
    for (int i = 0; i < elements(credential, RESULT).size(); i++) {
      results.add(JsonPointer.element(RESULT, i));
    }
    for (String result : results) {
      for (String member : ABOUT) {
        refuse(policy, result + "/" + member);
      }
    }
    return policy;
  }

  private static void refuse(DisclosurePolicy policy, String pointer)
      throws CredentialFormatException {
    if (policy.hides(pointer)) {
      throw new CredentialFormatException(
          new Problem(
              ProblemCode.CLAIM_NOT_DISCLOSABLE,
              JsonPointer.shown(pointer),
              "a policy that hides this as a whole",
              "a policy that hides parts of it"));
    }
  }

  /**
   * A verifier who is shown everything finds every skill that the issuer meant.
   *
   * @throws IssueException ({@code CLAIM_NOT_DISCLOSABLE}) if decoys stand where a verifier must
   *     take them for hidden results
   */
  static void requireSameSkills(SignedCredential issued)
      throws CredentialFormatException, IssueException {
    Optional<AchievementSubject> read = issued.unverified().achievementSubject();
    Optional<AchievementSubject> meant = CredentialClaims.read(issued.json()).achievementSubject();
    if (!read.map(AchievementSubject::skillFindings)
        .equals(meant.map(AchievementSubject::skillFindings))) {
      throw new IssueException(
          new Problem(
              ProblemCode.CLAIM_NOT_DISCLOSABLE,
              SUBJECT,
              "decoys beside what says whether a skill was shown",
              "decoys elsewhere, or none"));
    }
  }
}

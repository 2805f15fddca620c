package nl.skillspaspoort.core.presentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.SkillReference;

/**
 * What a request asks to be shown: every type and every skill must be in some credential of the
 * answer. Immutable.
 *
 * @param credentialTypes types of credentials
 * @param skills skills that must have been shown
 * @param minimumProof how strong the proof of each of these skills must be at least, if that
 *     matters
 */
public record WantedClaims(
    List<String> credentialTypes, List<SkillReference> skills, Optional<ProofLevel> minimumProof) {
  /** Nothing in particular. */
  public static final WantedClaims NOTHING = new WantedClaims(List.of(), List.of());

  private static final String TYPES = "credentialTypes";
  private static final String SKILLS = "skills";
  private static final String MINIMUM_PROOF = "minimumProof";
  private static final int MOST = 256;

  /** Copies the lists. */
  public WantedClaims {
    credentialTypes = List.copyOf(credentialTypes);
    skills = List.copyOf(skills);
    Objects.requireNonNull(minimumProof, "minimumProof");
    if (credentialTypes.size() > MOST || skills.size() > MOST) {
      throw new IllegalArgumentException(
          "found "
              + credentialTypes.size()
              + " types and "
              + skills.size()
              + " skills; expected at most "
              + MOST
              + " of each");
    }
  }

  /** These types and skills, however strong the proof. */
  public WantedClaims(List<String> credentialTypes, List<SkillReference> skills) {
    this(credentialTypes, skills, Optional.empty());
  }

  /** The same, with proof of the skills that is at least this strong. */
  public WantedClaims provenBy(ProofLevel least) {
    return new WantedClaims(credentialTypes, skills, Optional.of(least));
  }

  /** True if nothing in particular is asked for. */
  public boolean isNothing() {
    return credentialTypes.isEmpty() && skills.isEmpty();
  }

  static WantedClaims read(JsonObject json, String where) throws JsonFormatException {
    List<SkillReference> skills = new ArrayList<>();
    for (String skill : texts(json, SKILLS, where)) {
      skills.add(SkillReference.parse(skill, where + "/" + SKILLS));
    }
    List<String> types = texts(json, TYPES, where);
    if (types.size() > MOST || skills.size() > MOST) {
      throw malformed(where, "more types or skills", "at most " + MOST + " of each");
    }
    return new WantedClaims(types, skills, minimumProof(json, where));
  }

  private static Optional<ProofLevel> minimumProof(JsonObject json, String where)
      throws JsonFormatException {
    if (!json.has(MINIMUM_PROOF)) {
      return Optional.empty();
    }
    String at = JsonPointer.member(where, MINIMUM_PROOF);
    Optional<ProofLevel> level =
        ProofLevel.ofCode(json.required(MINIMUM_PROOF, where).asString(at));
    if (level.isEmpty()) {
      throw malformed(at, "another proof level", "P0 to P8, or P6b");
    }
    return level;
  }

  private static List<String> texts(JsonObject json, String member, String where)
      throws JsonFormatException {
    List<String> texts = new ArrayList<>();
    if (json.has(member)) {
      String at = where + "/" + member;
      JsonArray array = json.required(member, where).asArray(at);
      for (int i = 0; i < array.size(); i++) {
        texts.add(array.get(i).asString(JsonPointer.element(at, i)));
      }
    }
    return texts;
  }

  private static JsonFormatException malformed(String where, String found, String expected) {
    return new JsonFormatException(
        new Problem(ProblemCode.MALFORMED_VALUE_ERROR, where, found, expected));
  }

  JsonObject toJson() {
    JsonObject.Builder json = JsonObject.builder();
    if (!credentialTypes.isEmpty()) {
      json.put(TYPES, JsonArray.ofStrings(credentialTypes));
    }
    if (!skills.isEmpty()) {
      json.put(SKILLS, JsonArray.ofStrings(skills.stream().map(SkillReference::toString).toList()));
    }
    minimumProof.ifPresent(level -> json.put(MINIMUM_PROOF, level.code()));
    return json.build();
  }
}

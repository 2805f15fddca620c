package nl.skillspaspoort.core.credential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.skill.AchievementSubject;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.core.skill.SkillReference;

/** The places of a credential that speak of some skills, and what it takes to read them. */
final class SkillParts {
  private final Set<SkillReference> skills;
  private final List<String> places = new ArrayList<>();

  private SkillParts(Set<SkillReference> skills) {
    this.skills = skills;
  }

  /** JSON Pointers; none if the credential is no Open Badge. */
  static List<String> of(CredentialClaims claims, Set<SkillReference> skills) {
    Optional<AchievementSubject> subject = claims.achievementSubject();
    SkillParts parts = new SkillParts(skills);
    if (subject.isPresent()) {
      boolean listed = claims.json().get("credentialSubject").orElse(null) instanceof JsonArray;
      parts.collect(subject.get(), listed ? "/credentialSubject/0" : "/credentialSubject");
    }
    return List.copyOf(parts.places);
  }

  private void collect(AchievementSubject subject, String where) {
    Map<String, Boolean> described = new HashMap<>();
    Set<String> needed = new HashSet<>();
    for (ResultDescription description : subject.achievement().resultDescriptions()) {
      described.merge(description.id(), speakOf(description.alignments()), Boolean::logicalOr);
    }
    for (int i = 0; i < subject.results().size(); i++) {
      Result result = subject.results().get(i);
      boolean speaks =
          speakOf(result.alignments())
              || result
                  .resultDescription()
                  .map(id -> described.getOrDefault(id, false))
                  .orElse(false);
      if (speaks) {
        places.add(place(subject.json(), where, "result", i));
        result.resultDescription().ifPresent(needed::add);
      }
    }
    // Without its description a result says nothing.
    List<ResultDescription> descriptions = subject.achievement().resultDescriptions();
    for (int i = 0; i < descriptions.size(); i++) {
      if (needed.contains(descriptions.get(i).id())) {
        places.add(
            place(subject.achievement().json(), where + "/achievement", "resultDescription", i));
      }
    }
    List<Alignment> promised = subject.achievement().alignments();
    for (int i = 0; i < promised.size(); i++) {
      if (speakOf(List.of(promised.get(i)))) {
        places.add(place(subject.achievement().json(), where + "/achievement", "alignment", i));
      }
    }
  }

  private boolean speakOf(List<Alignment> alignments) {
    return alignments.stream()
        .flatMap(alignment -> alignment.target().skill().stream())
        .anyMatch(skills::contains);
  }

  private static String place(JsonObject object, String where, String member, int index) {
    String at = where + "/" + member;
    return object.get(member).orElse(null) instanceof JsonArray
        ? JsonPointer.element(at, index)
        : at;
  }
}

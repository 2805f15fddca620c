package nl.skillspaspoort.core.gap;

import java.util.List;
import java.util.Locale;
import nl.skillspaspoort.core.crosswalk.Mapping;
import nl.skillspaspoort.core.gap.GapLine.Note;
import nl.skillspaspoort.core.gap.GapLine.State;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.passport.SkillEvidence;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.core.vocabulary.Concept;
import nl.skillspaspoort.core.vocabulary.RequirementStrength;
import nl.skillspaspoort.core.vocabulary.Vocabulary;

/** A gap report as data. */
final class GapJson {
  private GapJson() {}

  static JsonObject write(GapReport report) {
    RequirementSet requested = report.requested();
    return JsonObject.builder()
        .put("kind", "gap-report")
        .put("aidNotDecision", true)
        .put("at", DateTimeStamp.format(report.rules().now()))
        .put(
            "vocabularies",
            JsonArray.ofStrings(
                report.rules().vocabularies().all().stream()
                    .map(Vocabulary::scheme)
                    .map(Object::toString)
                    .toList()))
        .putIfPresent("occupation", requested.occupation().map(Concept::uri).map(JsonString::new))
        .put("title", requested.title())
        .put("counts", counts(report))
        .put("requirements", array(report.lines().stream().map(GapJson::line).toList()))
        .build();
  }

  private static JsonObject counts(GapReport report) {
    JsonObject.Builder all = JsonObject.builder();
    for (RequirementStrength strength : GapText.STRONGEST_FIRST) {
      JsonObject.Builder one = JsonObject.builder();
      one.put("requested", report.lines(strength).size());
      for (State state : State.values()) {
        one.put(camel(state), report.count(strength, state));
      }
      all.put(strength.term(), one.build());
    }
    return all.build();
  }

  private static String camel(State state) {
    return state == State.TO_DEVELOP ? "toDevelop" : state.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject line(GapLine line) {
    Requirement requirement = line.requirement();
    JsonObject.Builder json =
        JsonObject.builder()
            .putIfPresent("skill", requirement.skill().map(Object::toString).map(JsonString::new))
            .put("written", requirement.written())
            .put("strength", requirement.strength().term())
            .putIfPresent(
                "minimumProof",
                requirement.minimumProof().map(level -> new JsonString(level.code())))
            .put("state", line.state().name())
            .putIfPresent("evidence", line.evidence().map(SkillEvidence::toJson));
    if (!line.path().isEmpty()) {
      json.put("path", array(line.path().stream().map(Mapping::toJson).toList()));
    }
    return json.put("notes", array(line.notes().stream().map(GapJson::note).toList())).build();
  }

  private static JsonObject note(Note note) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("kind", note.kind().name())
            .putIfPresent("about", note.about().map(SkillEvidence::toJson));
    if (!note.path().isEmpty()) {
      json.put("path", array(note.path().stream().map(Mapping::toJson).toList()));
    }
    return json.build();
  }

  static JsonArray array(List<JsonObject> objects) {
    return new JsonArray(objects.stream().<JsonValue>map(object -> object).toList());
  }
}

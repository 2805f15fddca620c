package nl.skillspaspoort.core.skill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.internal.LocatedObject;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Language;

/**
 * What kind of result an achievement may have, and what it takes to pass.
 *
 * @param id absolute IRI, to which a result points
 * @param name what is assessed
 * @param resultType one of the Open Badges result types, for example {@code RubricCriterionLevel}
 * @param levels the levels; their order says nothing, since signatures over statements do not cover
 *     it
 * @param requiredLevel id of the level that passes
 * @param allowedValues values from low to high
 * @param requiredValue the lowest value that passes
 * @param valueMin the lowest value that can be reached
 * @param valueMax the highest value that can be reached
 * @param alignments the skills that a passed result shows
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#resultdescription">Open Badges 3.0,
 *     ResultDescription</a>
 */
public record ResultDescription(
    String id,
    String name,
    String resultType,
    List<Level> levels,
    Optional<String> requiredLevel,
    List<String> allowedValues,
    Optional<String> requiredValue,
    Optional<String> valueMin,
    Optional<String> valueMax,
    List<Alignment> alignments) {
  static final String TYPE = "ResultDescription";

  private static final String RAW_SCORE = "RawScore";

  /**
   * A level that a result can reach.
   *
   * @param id absolute IRI
   * @param name its name for people
   */
  public record Level(String id, String name) {

    /** The identifier only. */
    @Override
    public String toString() {
      return "Level[" + id + "]";
    }
  }

  public ResultDescription {
    levels = List.copyOf(levels);
    allowedValues = List.copyOf(allowedValues);
    alignments = List.copyOf(alignments);
  }

  /** A description that sets no range. */
  public ResultDescription(
      String id,
      String name,
      String resultType,
      List<Level> levels,
      Optional<String> requiredLevel,
      List<String> allowedValues,
      Optional<String> requiredValue,
      List<Alignment> alignments) {
    this(
        id,
        name,
        resultType,
        levels,
        requiredLevel,
        allowedValues,
        requiredValue,
        Optional.empty(),
        Optional.empty(),
        alignments);
  }

  /**
   * A mark on the scale of Dutch schools: from 1 to 10, and 5.5 passes.
   *
   * @param id absolute IRI
   * @param name what the mark is for
   * @param skills what a passed mark shows; may be empty
   */
  public static ResultDescription dutchMark(String id, String name, List<Alignment> skills) {
    return new ResultDescription(
        id,
        name,
        RAW_SCORE,
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.of("5.5"),
        Optional.of("1"),
        Optional.of("10"),
        skills);
  }

  /**
   * A competence that an assessor finds shown or not shown, as an EVC certificate has it.
   *
   * @param id absolute IRI; the two levels are {@code id-shown} and {@code id-not-shown}
   */
  public static ResultDescription shownOrNot(String id, String name, Alignment skill) {
    return shownOrNot(id, name, List.of(skill), Language.NL);
  }

  /** The same with the skills that it shows, and with the names of its levels in a language. */
  public static ResultDescription shownOrNot(
      String id, String name, List<Alignment> skills, Language language) {
    boolean dutch = language == Language.NL;
    return new ResultDescription(
        id,
        name,
        "RubricCriterionLevel",
        List.of(
            new Level(notShown(id), dutch ? "niet aangetoond" : "not shown"),
            new Level(shown(id), dutch ? "aangetoond" : "shown")),
        Optional.of(shown(id)),
        List.of(),
        Optional.empty(),
        skills);
  }

  static String shown(String id) {
    return id + "-shown";
  }

  static String notShown(String id) {
    return id + "-not-shown";
  }

  static ResultDescription read(LocatedObject description) throws JsonFormatException {
    AchievementSubject.checkType(description, TYPE);
    List<Level> levels = new ArrayList<>();
    for (LocatedObject level : description.objects("rubricCriterionLevel")) {
      levels.add(new Level(level.requiredText("id"), level.requiredText("name")));
    }
    return new ResultDescription(
        description.requiredText("id"),
        description.requiredText("name"),
        description.requiredText("resultType"),
        levels,
        description.text("requiredLevel"),
        description.texts("allowedValue"),
        description.text("requiredValue"),
        description.text("valueMin"),
        description.text("valueMax"),
        Alignment.readAll(description));
  }

  /** The identifier only. */
  @Override
  public String toString() {
    return "ResultDescription[" + id + "]";
  }

  JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("id", id)
            .put("type", JsonArray.of(new JsonString(TYPE)))
            .put("name", name)
            .put("resultType", resultType);
    if (!levels.isEmpty()) {
      List<JsonValue> list = new ArrayList<>();
      for (Level level : levels) {
        list.add(
            JsonObject.builder()
                .put("id", level.id())
                .put("type", JsonArray.of(new JsonString("RubricCriterionLevel")))
                .put("name", level.name())
                .build());
      }
      json.put("rubricCriterionLevel", new JsonArray(list));
    }
    json.putIfPresent("requiredLevel", requiredLevel.map(JsonString::new));
    if (!allowedValues.isEmpty()) {
      json.put("allowedValue", JsonArray.ofStrings(allowedValues));
    }
    json.putIfPresent("requiredValue", requiredValue.map(JsonString::new));
    json.putIfPresent("valueMin", valueMin.map(JsonString::new));
    json.putIfPresent("valueMax", valueMax.map(JsonString::new));
    if (!alignments.isEmpty()) {
      json.put("alignment", Achievement.toJson(alignments));
    }
    return json.build();
  }
}

package nl.skillspaspoort.core.skill;

import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.internal.LocatedObject;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;

/**
 * What somebody reached for one {@link ResultDescription}. Values are text, also numbers.
 *
 * @param resultDescription id of the description
 * @param status {@code Completed}, {@code Failed}, {@code InProgress} and so on
 * @param value the value reached
 * @param achievedLevel id of the level reached
 * @param alignments further skills that this result shows
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#result">Open Badges 3.0, Result</a>
 */
public record Result(
    Optional<String> resultDescription,
    Optional<String> status,
    Optional<String> value,
    Optional<String> achievedLevel,
    List<Alignment> alignments) {
  static final String TYPE = "Result";

  static final String COMPLETED = "Completed";
  static final String FAILED = "Failed";

  public Result {
    alignments = List.copyOf(alignments);
  }

  /** The competence was shown. */
  public static Result shown(ResultDescription description) {
    return ofLevel(description, COMPLETED, ResultDescription.shown(description.id()));
  }

  /** The competence was assessed and not shown. */
  public static Result notShown(ResultDescription description) {
    return ofLevel(description, FAILED, ResultDescription.notShown(description.id()));
  }

  private static Result ofLevel(ResultDescription description, String status, String level) {
    if (description.levels().stream().noneMatch(known -> known.id().equals(level))) {
      throw new IllegalArgumentException(
          "found a description of another kind; expected ResultDescription.shownOrNot");
    }
    return new Result(
        Optional.of(description.id()),
        Optional.of(status),
        Optional.empty(),
        Optional.of(level),
        List.of());
  }

  static Result read(LocatedObject result) throws JsonFormatException {
    AchievementSubject.checkType(result, TYPE);
    return new Result(
        result.text("resultDescription"),
        result.text("status"),
        result.text("value"),
        result.text("achievedLevel"),
        Alignment.readAll(result));
  }

  /** The result as Open Badges writes it. */
  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("type", JsonArray.of(new JsonString(TYPE)))
            .putIfPresent("resultDescription", resultDescription.map(JsonString::new))
            .putIfPresent("status", status.map(JsonString::new))
            .putIfPresent("value", value.map(JsonString::new))
            .putIfPresent("achievedLevel", achievedLevel.map(JsonString::new));
    if (!alignments.isEmpty()) {
      json.put("alignment", Achievement.toJson(alignments));
    }
    return json.build();
  }

  /** Links and status only: the value reached is personal. */
  @Override
  public String toString() {
    return "Result[" + resultDescription.orElse("no description") + "]";
  }
}

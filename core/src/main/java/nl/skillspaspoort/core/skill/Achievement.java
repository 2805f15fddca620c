package nl.skillspaspoort.core.skill;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.internal.LocatedObject;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Something that can be achieved: a course, a diploma, an EVC standard. The same for everybody who
 * achieves it.
 *
 * <p>A view on a JSON object whose unknown members are kept. Immutable.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#achievement">Open Badges 3.0,
 *     Achievement</a>
 */
public final class Achievement {
  static final String TYPE = "Achievement";

  private static final String EQF_LEVEL = "ext:eqfLevel";
  private static final String NLQF_LEVEL = "ext:nlqfLevel";
  private static final String STANDARD = "ext:standard";

  private final JsonObject json;
  private final List<Alignment> alignments;
  private final List<ResultDescription> resultDescriptions;
  private final List<QualificationLevel> levels;

  private Achievement(LocatedObject written) throws JsonFormatException {
    this.json = written.json();
    AchievementSubject.checkType(written, TYPE);
    written.requiredText("id");
    written.requiredText("name");
    written.requiredText("description");
    written.requiredObject("criteria");
    written.text("achievementType");
    written.text(STANDARD);
    this.alignments = Alignment.readAll(written);
    List<ResultDescription> descriptions = new ArrayList<>();
    for (LocatedObject description : written.objects("resultDescription")) {
      descriptions.add(ResultDescription.read(description));
    }
    this.resultDescriptions = List.copyOf(descriptions);
    List<QualificationLevel> found = new ArrayList<>();
    level(written, QualificationLevel.Framework.EQF, EQF_LEVEL).ifPresent(found::add);
    level(written, QualificationLevel.Framework.NLQF, NLQF_LEVEL).ifPresent(found::add);
    this.levels = List.copyOf(found);
  }

  /**
   * Reads an achievement.
   *
   * @param where JSON Pointer of the value, for errors
   * @throws JsonFormatException if a required member is missing or malformed
   */
  public static Achievement read(JsonValue value, String where) throws JsonFormatException {
    return read(LocatedObject.at(value, where));
  }

  /**
   * Starts a new achievement.
   *
   * @param id absolute IRI, the same for everybody who achieves it
   */
  public static Builder of(String id, String name) {
    return new Builder(id, name);
  }

  /** The achievement as it was read or built. */
  public JsonObject json() {
    return json;
  }

  /** Absolute IRI of the achievement. */
  public String id() {
    return json.text("id").orElseThrow();
  }

  /** Its name for people. */
  public String name() {
    return json.text("name").orElseThrow();
  }

  /** What it is, for people. */
  public String description() {
    return json.text("description").orElseThrow();
  }

  /** One of the Open Badges achievement types, or an own one that starts with {@code ext:}. */
  public Optional<String> achievementType() {
    return json.text("achievementType");
  }

  /** The EVC standard that it is assessed against: an absolute IRI. */
  public Optional<String> standard() {
    return json.text(STANDARD);
  }

  /** The links to frameworks, in order. */
  public List<Alignment> alignments() {
    return alignments;
  }

  /** The kinds of result, in order. */
  public List<ResultDescription> resultDescriptions() {
    return resultDescriptions;
  }

  /** The qualification levels that the issuer says it has: EQF, NLQF, both or none. */
  public List<QualificationLevel> levels() {
    return levels;
  }

  static Achievement read(LocatedObject written) throws JsonFormatException {
    return new Achievement(written);
  }

  private static Optional<QualificationLevel> level(
      LocatedObject written, QualificationLevel.Framework framework, String member)
      throws JsonFormatException {
    Optional<String> text = written.text(member);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!framework.lowToHigh().contains(text.get())) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.RANGE_ERROR,
              written.where(member),
              "another level",
              "one of " + framework.lowToHigh()));
    }
    return Optional.of(new QualificationLevel(framework, text.get()));
  }

  static JsonArray toJson(List<Alignment> alignments) {
    return new JsonArray(alignments.stream().<JsonValue>map(Alignment::toJson).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Achievement achievement && achievement.json.equals(json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  /** The identifier only. */
  @Override
  public String toString() {
    return "Achievement[" + id() + "]";
  }

  /** Collects the members of an achievement. Not thread-safe. */
  public static final class Builder {
    private final JsonObject.Builder json = JsonObject.builder();
    private final List<Alignment> alignments = new ArrayList<>();
    private final List<ResultDescription> resultDescriptions = new ArrayList<>();

    private Builder(String id, String name) {
      json.put("id", Objects.requireNonNull(id, "id"))
          .put("type", JsonArray.of(new JsonString(TYPE)))
          .put("name", Objects.requireNonNull(name, "name"));
    }

    /** What it is, for people. Required. */
    public Builder description(String text) {
      json.put("description", text);
      return this;
    }

    /** What somebody does to earn it, for people. Required. */
    public Builder criteria(String narrative) {
      json.put("criteria", JsonObject.builder().put("narrative", narrative).build());
      return this;
    }

    /** One of the Open Badges achievement types, for example {@code Certificate}. */
    public Builder type(String achievementType) {
      json.put("achievementType", achievementType);
      return this;
    }

    /** The language of its texts, a BCP 47 tag. */
    public Builder inLanguage(String tag) {
      json.put("inLanguage", tag);
      return this;
    }

    /** A skill that everybody who achieves it has shown. */
    public Builder skill(Alignment skill) {
      alignments.add(skill);
      return this;
    }

    /** A kind of result. */
    public Builder result(ResultDescription description) {
      resultDescriptions.add(description);
      return this;
    }

    /** The EQF or NLQF level; at most one of each. */
    public Builder level(QualificationLevel level) {
      json.put(
          level.framework() == QualificationLevel.Framework.EQF ? EQF_LEVEL : NLQF_LEVEL,
          level.value());
      return this;
    }

    /** The EVC standard that it is assessed against: an absolute IRI. */
    public Builder standard(String iri) {
      json.put(STANDARD, iri);
      return this;
    }

    /** A member that this builder has no method for. */
    public Builder with(String name, JsonValue value) {
      json.put(name, value);
      return this;
    }

    /**
     * The achievement.
     *
     * @throws IllegalStateException if description or criteria are missing
     */
    public Achievement build() {
      if (!alignments.isEmpty()) {
        json.put("alignment", toJson(alignments));
      }
      if (!resultDescriptions.isEmpty()) {
        json.put(
            "resultDescription",
            new JsonArray(
                resultDescriptions.stream().<JsonValue>map(ResultDescription::toJson).toList()));
      }
      try {
        return new Achievement(LocatedObject.at(json.build(), ""));
      } catch (JsonFormatException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
  }
}

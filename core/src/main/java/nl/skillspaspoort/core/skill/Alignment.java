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

/**
 * A link from an achievement or a result to a node of a framework: a skill, a level, an occupation.
 *
 * @param targetUrl where the node is; Open Badges requires it, but issuers leave it out
 * @param targetName its label at the time of writing
 * @param targetFramework name of the framework
 * @param targetType kind of node; own kinds start with {@code ext:}
 * @param targetCode its code in the framework
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#alignment">Open Badges 3.0, Alignment</a>
 */
public record Alignment(
    Optional<String> targetUrl,
    String targetName,
    Optional<String> targetFramework,
    Optional<String> targetType,
    Optional<String> targetCode) {

  private static final String ESCO = "ESCO";
  private static final String ESCO_TYPE = "ext:ESCOAlignment";

  public Alignment {
    Objects.requireNonNull(targetUrl, "targetUrl");
    Objects.requireNonNull(targetName, "targetName");
  }

  /** A link to an ESCO skill. */
  public static Alignment esco(SkillReference skill, String label) {
    return new Alignment(
        Optional.of(skill.toString()),
        label,
        Optional.of(ESCO),
        Optional.of(ESCO_TYPE),
        Optional.empty());
  }

  /** A link to a skill of another vocabulary. */
  public static Alignment skill(SkillReference skill, String label, String framework) {
    return new Alignment(
        Optional.of(skill.toString()),
        label,
        Optional.of(framework),
        Optional.empty(),
        Optional.empty());
  }

  /** The alignments of an achievement, a result or its description. */
  static List<Alignment> readAll(LocatedObject of) throws JsonFormatException {
    List<LocatedObject> written = of.objects("alignment");
    if (written.isEmpty()) {
      return List.of();
    }
    List<Alignment> alignments = new ArrayList<>(written.size());
    for (LocatedObject alignment : written) {
      alignments.add(read(alignment));
    }
    return List.copyOf(alignments);
  }

  private static Alignment read(LocatedObject alignment) throws JsonFormatException {
    return new Alignment(
        alignment.text("targetUrl"),
        alignment.requiredText("targetName"),
        alignment.text("targetFramework"),
        alignment.text("targetType"),
        alignment.text("targetCode"));
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("type", JsonArray.of(new JsonString("Alignment")))
        .putIfPresent("targetUrl", targetUrl.map(JsonString::new))
        .put("targetName", targetName)
        .putIfPresent("targetFramework", targetFramework.map(JsonString::new))
        .putIfPresent("targetType", targetType.map(JsonString::new))
        .putIfPresent("targetCode", targetCode.map(JsonString::new))
        .build();
  }

  /** Nothing of it: together with a person, a skill is personal. */
  @Override
  public String toString() {
    return "Alignment";
  }

  /** What it points to, in whichever shape it is written. */
  public SkillTarget target() {
    return SkillTarget.of(this);
  }

  /** The skill, if it points to one. */
  Optional<SkillReference> skill() {
    return target().skill();
  }
}

package nl.skillspaspoort.core.skill;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.internal.LocatedObject;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, what she achieved, and with which results.
 *
 * <p>A view on a JSON object whose unknown members are kept. Immutable.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#achievementsubject">Open Badges 3.0,
 *     AchievementSubject</a>
 */
public final class AchievementSubject {
  /** The type name. */
  public static final String TYPE = "AchievementSubject";

  private final JsonObject json;
  private final Optional<String> id;
  private final Achievement achievement;
  private final List<Result> results;
  private final SkillFindings.Gaps gaps;

  /** Worked out when first asked for. */
  private volatile @Nullable List<SkillFinding> findings;

  private AchievementSubject(LocatedObject subject, Withheld withheld) throws JsonFormatException {
    this.json = subject.json();
    requireType(subject, TYPE);
    this.id = subject.text("id");
    List<LocatedObject> identifiers = subject.objects("identifier");
    checkTypes(identifiers, "IdentityObject");
    checkTypes(subject.objects("source"), "Profile");
    if (id.isEmpty() && identifiers.isEmpty()) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.MISSING_MEMBER,
              subject.where(),
              "a subject without id and identifier",
              "one of the two"));
    }
    LocatedObject achieved = subject.requiredObject("achievement");
    this.achievement = Achievement.read(achieved);
    checkCriteria(achieved, withheld);
    List<Result> list = new ArrayList<>();
    Set<Result> incomplete = Collections.newSetFromMap(new IdentityHashMap<>());
    for (LocatedObject written : subject.objects("result")) {
      Result result = Result.read(written);
      list.add(result);
      if (!withheld.isNothing() && withheld.isWithin(written.where())) {
        incomplete.add(result);
      }
    }
    this.results = List.copyOf(list);
    this.gaps = new SkillFindings.Gaps(mayHideAResult(withheld, subject), incomplete);
  }

  /**
   * Reads a subject.
   *
   * @param where JSON Pointer of the value, for errors
   * @throws JsonFormatException if a required member is missing or malformed
   */
  public static AchievementSubject read(JsonValue value, String where) throws JsonFormatException {
    return read(value, where, Withheld.nothing());
  }

  /**
   * Reads a subject of which parts may have been left out.
   *
   * @param where JSON Pointer of the value in its document
   * @param withheld where in that document something was left out
   * @throws JsonFormatException if a required member is missing or malformed
   */
  public static AchievementSubject read(JsonValue value, String where, Withheld withheld)
      throws JsonFormatException {
    return new AchievementSubject(LocatedObject.at(value, where), withheld);
  }

  private static void checkCriteria(LocatedObject achieved, Withheld withheld)
      throws JsonFormatException {
    LocatedObject criteria = achieved.requiredObject("criteria");
    if (withheld.isNothing() && !criteria.has("id") && !criteria.has("narrative")) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.MISSING_MEMBER,
              criteria.where(),
              "criteria without id and narrative",
              "one of the two"));
    }
  }

  private static void checkTypes(List<LocatedObject> objects, String type)
      throws JsonFormatException {
    for (LocatedObject object : objects) {
      checkType(object, type);
    }
  }

  /** A missing type is overlooked, another one is not. */
  static void checkType(LocatedObject object, String type) throws JsonFormatException {
    if (object.has("type")) {
      requireType(object, type);
    }
  }

  private static void requireType(LocatedObject object, String type) throws JsonFormatException {
    if (!object.texts("type").contains(type)) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.MALFORMED_VALUE_ERROR, object.where("type"), "another type", type));
    }
  }

  /** True if a whole result, or what a result is about, may be among what was left out. */
  private static boolean mayHideAResult(Withheld withheld, LocatedObject subject) {
    if (withheld.isNothing()) {
      return false;
    }
    String where = subject.where();
    String achievement = where + "/achievement";
    return withheld.isFrom(where)
        || withheld.isFrom(where + "/result")
        || withheld.isFrom(achievement)
        || withheld.isWithin(achievement + "/resultDescription");
  }

  /** The subject as it was read. */
  public JsonObject json() {
    return json;
  }

  /** Who it is: usually a DID; missing if only identifiers say so. */
  public Optional<String> id() {
    return id;
  }

  /** What was achieved. */
  public Achievement achievement() {
    return achievement;
  }

  /** The results, in order. */
  public List<Result> results() {
    return results;
  }

  /**
   * What this credential says about each skill it names, each skill once.
   *
   * <p>Where results are described per skill, only the results count: exactly the required level,
   * or at least the required value, is shown; {@code Failed} or a lower value is not shown; no
   * result, an unfinished one or another level is unknown, and of two results that disagree the
   * worse one counts. A skill that the achievement names besides is then unknown. Without such
   * descriptions the achievement's skills are shown, unless a result failed or is not known.
   *
   * <p>What was left out never makes a finding better: a result of which something is missing shows
   * no skill, and where whole results, or what they are about, may be missing, nothing is shown.
   */
  public List<SkillFinding> skillFindings() {
    List<SkillFinding> known = findings;
    if (known == null) {
      known = SkillFindings.of(achievement, results, gaps);
      findings = known;
    }
    return known;
  }

  /** The achievement only, never the person. */
  @Override
  public String toString() {
    return "AchievementSubject[" + achievement + "]";
  }
}

package nl.skillspaspoort.core.trust;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.QualificationLevel;
import nl.skillspaspoort.core.skill.QualificationLevel.Framework;
import nl.skillspaspoort.core.skill.SkillReference;

/** Reads the scope of a recognition. A dimension is {@code "ANY"}, a non-empty array, or absent. */
final class ScopeReader {
  private static final Set<String> MEMBERS =
      Set.of(
          Lote.CREDENTIAL_TYPES,
          Lote.ACHIEVEMENT_TYPES,
          Lote.STANDARDS,
          Lote.SKILLS,
          Lote.FRAMEWORKS,
          Lote.LEVELS,
          Lote.TERRITORIES,
          Lote.ISSUERS);

  private final Node scope;

  private ScopeReader(Node scope) {
    this.scope = scope;
  }

  static Scope read(Node scope) throws JsonFormatException {
    return new ScopeReader(scope.only(MEMBERS)).read();
  }

  private Scope read() throws JsonFormatException {
    Dimension<String> credentialTypes = texts(Lote.CREDENTIAL_TYPES);
    Dimension<String> achievementTypes = texts(Lote.ACHIEVEMENT_TYPES);
    Dimension<String> standards = texts(Lote.STANDARDS);
    Dimension<SkillReference> skills = skills();
    Dimension<String> frameworks = texts(Lote.FRAMEWORKS);
    Dimension<LevelRange> levels = levels();
    Dimension<String> territories = texts(Lote.TERRITORIES);
    Dimension<String> issuers = texts(Lote.ISSUERS);
    return scope.build(
        () ->
            new Scope(
                credentialTypes,
                achievementTypes,
                standards,
                skills,
                frameworks,
                levels,
                territories,
                issuers));
  }

  private boolean isAny(String name) throws JsonFormatException {
    Optional<JsonValue> value = scope.json().get(name);
    if (value.isEmpty() || !(value.get() instanceof JsonString text)) {
      return false;
    }
    if (!text.value().equals(Lote.ANY)) {
      throw scope.malformed(name, "another text", Lote.ANY + " or an array");
    }
    return true;
  }

  private Dimension<String> texts(String name) throws JsonFormatException {
    return isAny(name) ? Dimension.anything() : Dimension.of(Set.copyOf(scope.optionalTexts(name)));
  }

  private Dimension<SkillReference> skills() throws JsonFormatException {
    if (isAny(Lote.SKILLS)) {
      return Dimension.anything();
    }
    Set<SkillReference> skills = new HashSet<>();
    List<String> texts = scope.optionalTexts(Lote.SKILLS);
    for (int i = 0; i < texts.size(); i++) {
      skills.add(SkillReference.parse(texts.get(i), JsonPointer.element(scope.at(Lote.SKILLS), i)));
    }
    return Dimension.of(skills);
  }

  private Dimension<LevelRange> levels() throws JsonFormatException {
    if (isAny(Lote.LEVELS)) {
      return Dimension.anything();
    }
    Set<LevelRange> ranges = new HashSet<>();
    for (Node range : scope.optionalObjects(Lote.LEVELS)) {
      range.only(Set.of(Lote.FRAMEWORK, Lote.LOWEST, Lote.HIGHEST));
      Framework framework = framework(range);
      QualificationLevel lowest = level(range, framework, Lote.LOWEST);
      QualificationLevel highest = level(range, framework, Lote.HIGHEST);
      ranges.add(range.build(() -> new LevelRange(lowest, highest)));
    }
    return Dimension.of(ranges);
  }

  private static Framework framework(Node range) throws JsonFormatException {
    String text = range.text(Lote.FRAMEWORK);
    for (Framework framework : Framework.values()) {
      if (framework.name().equals(text)) {
        return framework;
      }
    }
    throw range.malformed(Lote.FRAMEWORK, "another framework", "EQF or NLQF");
  }

  private static QualificationLevel level(Node range, Framework framework, String name)
      throws JsonFormatException {
    String text = range.text(name);
    if (!framework.lowToHigh().contains(text)) {
      throw new JsonFormatException(
          new Problem(
              ProblemCode.RANGE_ERROR,
              range.at(name),
              "another level",
              "one of " + framework.lowToHigh()));
    }
    return new QualificationLevel(framework, text);
  }
}

package nl.skillspaspoort.core.gap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.assessment.ProofLevel;
import nl.skillspaspoort.core.internal.table.Table;
import nl.skillspaspoort.core.internal.table.TableException;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonFormatException;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonPointer;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.core.skill.SkillTarget;
import nl.skillspaspoort.core.vocabulary.Concept;
import nl.skillspaspoort.core.vocabulary.ConceptKind;
import nl.skillspaspoort.core.vocabulary.LabelMatch;
import nl.skillspaspoort.core.vocabulary.RequirementStrength;
import nl.skillspaspoort.core.vocabulary.Vocabularies;

/**
 * Reads what a vacancy asks, from JSON or CSV.
 *
 * <pre>
 * {"title": "Monteur", "requirements": [
 *   {"skill": "http://data.europa.eu/esco/skill/…", "strength": "essential", "minimumProof": "P4"},
 *   {"skill": "in teams werken"}]}
 *
 * skill,strength,minimum_proof
 * http://data.europa.eu/esco/skill/…,essential,P4
 * </pre>
 *
 * <p>A skill is written in any shape that {@link SkillTarget} reads, or as the exact label of one
 * skill. What is neither stays in the set as unknown. The strength is essential if it is left out.
 */
public final class VacancyReader {
  private static final int MAX_FIELD_CHARS = 10_000;
  private static final int MAX_REQUIREMENTS = 10_000;
  private static final Set<String> MEMBERS = Set.of("skill", "strength", "minimumProof", "label");

  private final Vocabularies vocabularies;

  /** A reader that looks labels up in these vocabularies. */
  public VacancyReader(Vocabularies vocabularies) {
    this.vocabularies = Objects.requireNonNull(vocabularies, "vocabularies");
  }

  /**
   * Reads a vacancy: JSON if it starts with a brace, else CSV.
   *
   * @param title what it is called if the file does not say it
   * @throws RequirementsException with the place and what was expected there
   */
  public RequirementSet read(String title, byte[] bytes) throws RequirementsException {
    if (bytes.length > JsonLimits.DEFAULT.maxBytes()) {
      throw new RequirementsException(
          Problem.of(
              ProblemCode.LIMIT_EXCEEDED,
              "more than " + JsonLimits.DEFAULT.maxBytes() + " bytes",
              "less"));
    }
    return isJson(bytes) ? readJson(title, bytes) : readCsv(title, bytes);
  }

  private static boolean isJson(byte[] bytes) {
    for (byte each : bytes) {
      if (each > ' ') {
        return each == '{';
      }
    }
    return false;
  }

  private RequirementSet readJson(String title, byte[] bytes) throws RequirementsException {
    try {
      JsonObject json = JsonReader.within(JsonLimits.DEFAULT).readObject(bytes);
      JsonArray list = json.required("requirements", "").asArray("/requirements");
      Collected collected = new Collected();
      for (int i = 0; i < list.size(); i++) {
        String where = JsonPointer.element("/requirements", i);
        JsonObject one = list.get(i).asObject(where);
        for (String name : one.names()) {
          if (!MEMBERS.contains(name)) {
            throw wrong(
                JsonPointer.member(where, name),
                "another member",
                "one of skill, strength," + " minimumProof, label");
          }
        }
        collected.add(
            where,
            one.requiredText("skill", where),
            text(one, "strength", where),
            text(one, "minimumProof", where));
      }
      return RequirementSet.ofVacancy(
          json.text("title").orElse(title), List.copyOf(collected.requirements));
    } catch (JsonFormatException e) {
      throw new RequirementsException(e.problem());
    }
  }

  private static String text(JsonObject json, String name, String where)
      throws JsonFormatException {
    return json.has(name) ? json.requiredText(name, where) : "";
  }

  private RequirementSet readCsv(String title, byte[] bytes) throws RequirementsException {
    try {
      Table table = Table.read(new ByteArrayInputStream(bytes), MAX_FIELD_CHARS);
      if (!table.has("skill")) {
        throw wrong("line 1", "no column skill", "columns skill, strength, minimum_proof");
      }
      Collected collected = new Collected();
      for (Optional<Table.Row> row = table.next(); row.isPresent(); row = table.next()) {
        collected.add(
            "line " + row.get().line(),
            row.get().required("skill"),
            row.get().get("strength"),
            row.get().get("minimum_proof"));
      }
      return RequirementSet.ofVacancy(title, List.copyOf(collected.requirements));
    } catch (TableException e) {
      throw wrong("line " + e.line(), e.found(), e.expected());
    } catch (IOException e) {
      throw new AssertionError("bytes in memory cannot fail", e);
    }
  }

  /** Requirements in order; a skill that is asked twice is a mistake. */
  private final class Collected {
    private final List<Requirement> requirements = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    void add(String where, String skill, String strength, String minimumProof)
        throws RequirementsException {
      if (skill.isBlank()) {
        throw wrong(where, "an empty skill", "a URI or a label");
      }
      Optional<SkillReference> reference = resolve(skill.strip());
      if (!seen.add(reference.map(SkillReference::toString).orElse(skill.strip()))) {
        throw wrong(where, "a skill that was asked before", "each skill once");
      }
      if (requirements.size() == MAX_REQUIREMENTS) {
        throw wrong(where, "more than " + MAX_REQUIREMENTS + " skills", "fewer");
      }
      requirements.add(
          new Requirement(
              reference, skill.strip(), strength(where, strength), proof(where, minimumProof)));
    }
  }

  private static RequirementStrength strength(String where, String text)
      throws RequirementsException {
    if (text.isBlank()) {
      return RequirementStrength.ESSENTIAL;
    }
    Optional<RequirementStrength> strength = RequirementStrength.ofName(text);
    if (strength.isEmpty()) {
      throw wrong(where, "another strength", "essential, important, somewhat or optional");
    }
    return strength.get();
  }

  private static Optional<ProofLevel> proof(String where, String text)
      throws RequirementsException {
    if (text.isBlank()) {
      return Optional.empty();
    }
    Optional<ProofLevel> level = ProofLevel.ofCode(text.strip());
    if (level.isEmpty()) {
      throw wrong(where, "another proof level", "P0 to P8, or P6b");
    }
    return level;
  }

  private Optional<SkillReference> resolve(String written) {
    return SkillTarget.of(written).skill().or(() -> byLabel(written));
  }

  private Optional<SkillReference> byLabel(String written) {
    List<Concept> same =
        vocabularies
            .search(written, Language.NL, 2, ConceptKind.SKILL, ConceptKind.KNOWLEDGE)
            .stream()
            .filter(match -> match.fit() == LabelMatch.Fit.SAME)
            .map(LabelMatch::concept)
            .toList();
    return same.size() == 1 ? same.get(0).skill() : Optional.empty();
  }

  private static RequirementsException wrong(String where, String found, String expected) {
    return new RequirementsException(
        new Problem(ProblemCode.REQUIREMENTS_FORMAT, where, found, expected));
  }
}

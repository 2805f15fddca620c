package nl.skillspaspoort.core.elm;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.QualificationLevel;

/**
 * What one achievement in a document of the European Learning Model says in plain sight. Nothing
 * was checked; use it to fill in a form, not to decide. Immutable.
 *
 * @param title its title, in Dutch if it is there
 * @param awardingBody who awarded it, by the name in the document
 * @param eqfLevel its level
 * @param skills the ESCO skills of its learning outcomes
 * @param outcomes the titles of its learning outcomes
 * @param hours its workload in hours, if a duration says so without doubt
 * @param credits its ECTS credits, as written
 * @param warnings what was read with doubt or not at all
 */
public record ElmFacts(
    Optional<String> title,
    Optional<String> awardingBody,
    Optional<QualificationLevel> eqfLevel,
    List<Alignment> skills,
    List<String> outcomes,
    OptionalInt hours,
    Optional<String> credits,
    List<Problem> warnings) {

  /** Copies the lists. */
  public ElmFacts {
    skills = List.copyOf(skills);
    outcomes = List.copyOf(outcomes);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads the facts of every achievement ({@code hasClaim}) of a document, in order.
   *
   * @param document a credential of the model, in JSON-LD as the Commission's tools write it
   */
  public static List<ElmFacts> read(JsonObject document) {
    return new ElmReader(document).read();
  }

  /** The number of its skills: together with a person, the rest is personal. */
  @Override
  public String toString() {
    return "ElmFacts[" + skills.size() + " skills, " + warnings.size() + " warnings]";
  }
}

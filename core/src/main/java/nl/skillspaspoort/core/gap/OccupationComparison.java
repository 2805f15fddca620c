package nl.skillspaspoort.core.gap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.passport.SkillsIndex;
import nl.skillspaspoort.core.vocabulary.Concept;
import nl.skillspaspoort.core.vocabulary.RequirementStrength;

/**
 * Several occupations beside what one person has shown: which is nearest, and what each would take.
 * It puts occupations in an order for a person, never people.
 *
 * <p>Nearest is the occupation of whose essential skills the largest part is present; of equal
 * parts the one that lacks fewer, then in the order of the URIs. Partly present skills are shown
 * and do not count. Occupations without essential skills are left out: nothing can be said.
 */
public final class OccupationComparison {
  private final List<Row> rows;

  private OccupationComparison(List<Row> rows) {
    this.rows = rows;
  }

  /**
   * One occupation.
   *
   * @param occupation the occupation
   * @param essentials how many essential skills it has
   * @param present how many of them are present
   * @param partly how many of them are partly present
   * @param missing the others, in the order of the URIs
   */
  public record Row(
      Concept occupation, int essentials, int present, int partly, List<Concept> missing) {

    private static final Comparator<Row> NEAREST_FIRST =
        Comparator.<Row>comparingLong(row -> -row.share())
            .thenComparing(row -> row.essentials() - row.present())
            .thenComparing(row -> row.occupation().uri());

    public Row {
      Objects.requireNonNull(occupation, "occupation");
      missing = List.copyOf(missing);
    }

    /** The part that is present, in millionths: equal fractions are equal numbers. */
    private long share() {
      return 1_000_000L * present / essentials;
    }

    /** True if every essential skill is present. */
    public boolean isComplete() {
      return present == essentials;
    }
  }

  /** Compares occupations, the nearest first. */
  public static OccupationComparison of(
      SkillsIndex held, List<Concept> occupations, GapRules rules) {
    return new OccupationComparison(rows(new Coverage(held, rules), occupations));
  }

  static List<Row> rows(Coverage coverage, List<Concept> occupations) {
    List<Row> rows = new ArrayList<>();
    for (Concept occupation : occupations) {
      Row row = row(coverage, occupation);
      if (row.essentials() > 0) {
        rows.add(row);
      }
    }
    rows.sort(Row.NEAREST_FIRST);
    return List.copyOf(rows);
  }

  private static Row row(Coverage coverage, Concept occupation) {
    int essentials = 0;
    int present = 0;
    int partly = 0;
    List<Concept> missing = new ArrayList<>();
    for (Concept.Requires needed : occupation.requires()) {
      if (needed.strength() == RequirementStrength.ESSENTIAL && needed.skill().kind().isSkill()) {
        essentials++;
        String uri = needed.skill().uri();
        if (coverage.isPresent(uri)) {
          present++;
        } else if (coverage.isPartly(uri)) {
          partly++;
        } else {
          missing.add(needed.skill());
        }
      }
    }
    return new Row(occupation, essentials, present, partly, missing);
  }

  /** The occupations, the nearest first. */
  public List<Row> rows() {
    return rows;
  }

  /** The nearest ones. */
  public List<Row> nearest(int most) {
    return rows.subList(0, Math.min(most, rows.size()));
  }

  /** The comparison as data. */
  public JsonArray toJson() {
    return GapJson.array(rows.stream().map(OccupationComparison::json).toList());
  }

  static JsonObject json(Row row) {
    return JsonObject.builder()
        .put("occupation", row.occupation().uri())
        .put("essentials", row.essentials())
        .put("present", row.present())
        .put("partly", row.partly())
        .put("missing", JsonArray.ofStrings(row.missing().stream().map(Concept::uri).toList()))
        .build();
  }

  /** How many occupations. */
  @Override
  public String toString() {
    return "OccupationComparison[" + rows.size() + " occupations]";
  }
}

package nl.skillspaspoort.issuer;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.skillspaspoort.core.assessment.TakenOver;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.skill.Result;
import nl.skillspaspoort.core.skill.ResultDescription;

/**
 * What the assessors of an EVC procedure found, competence by competence: shown, not shown, or
 * taken over from an earlier certificate, which is cited. A competence that nobody judged stays
 * unknown. Immutable.
 */
public final class EvcFindings {
  private final List<Result> results;
  private final List<JsonValue> evidence;

  private EvcFindings(Builder builder) {
    this.results = List.copyOf(builder.results.values());
    List<JsonValue> all = new ArrayList<>(builder.evidence);
    builder.takenOver.values().forEach(citation -> all.add(citation.toEvidence()));
    this.evidence = List.copyOf(all);
  }

  /** Starts the findings about these competences, each made by {@code shownOrNot}. */
  public static Builder about(Collection<ResultDescription> competences) {
    return new Builder(competences);
  }

  /** The results, in the order of the competences. */
  public List<Result> results() {
    return results;
  }

  /** The evidence: what the assessors saw, then one citation for each earlier certificate. */
  public List<JsonValue> evidence() {
    return evidence;
  }

  /** Their number: what was found is personal. */
  @Override
  public String toString() {
    return "EvcFindings[" + results.size() + " competences]";
  }

  /** Collects findings. Not thread-safe. */
  public static final class Builder {
    private final Map<String, ResultDescription> competences = new LinkedHashMap<>();
    private final Map<String, Result> results = new LinkedHashMap<>();
    private final List<JsonValue> evidence = new ArrayList<>();
    private final Map<String, TakenOver> takenOver = new LinkedHashMap<>();

    private Builder(Collection<ResultDescription> competences) {
      competences.forEach(competence -> this.competences.put(competence.id(), competence));
    }

    /** The person showed it. */
    public Builder shown(ResultDescription competence) {
      return judged(competence, Result.shown(competence));
    }

    /** It was assessed and not shown. */
    public Builder notShown(ResultDescription competence) {
      return judged(competence, Result.notShown(competence));
    }

    private Builder judged(ResultDescription competence, Result result) {
      if (!competences.containsKey(competence.id())) {
        throw new IllegalArgumentException(
            "found the competence " + competence.id() + "; expected one of this standard");
      }
      if (results.putIfAbsent(competence.id(), result) != null) {
        throw new IllegalArgumentException(
            "found the competence " + competence.id() + " twice; expected one finding for each");
      }
      return this;
    }

    /**
     * Takes over every competence of this standard that an earlier certificate found shown and that
     * was not judged anew. Call it after the new findings, newest certificate first.
     *
     * @param earlier a certificate that the provider has verified; its identifier and date are
     *     cited
     * @throws IssueException ({@code RESULT_NOT_DESCRIBED}) if it has nothing to take over, or no
     *     identifier and date to cite
     */
    public Builder takeOver(CredentialClaims earlier) throws IssueException {
      String id = earlier.id().orElseThrow(Builder::nothingToCite);
      LocalDate awarded =
          earlier
              .awardedDate()
              .or(() -> earlier.validity().from())
              .map(instant -> LocalDate.ofInstant(instant, ZoneOffset.UTC))
              .orElseThrow(Builder::nothingToCite);
      List<String> names = new ArrayList<>();
      for (Result result :
          earlier.achievementSubject().orElseThrow(Builder::nothingToCite).results()) {
        ResultDescription competence = competences.get(result.resultDescription().orElse(""));
        if (competence != null
            && !results.containsKey(competence.id())
            && result.equals(Result.shown(competence))) {
          results.put(competence.id(), result);
          names.add(competence.name());
        }
      }
      if (names.isEmpty()) {
        throw nothingToCite();
      }
      takenOver.put(id, new TakenOver(id, awarded, names));
      return this;
    }

    private static IssueException nothingToCite() {
      return new IssueException(
          Problem.of(
              ProblemCode.RESULT_NOT_DESCRIBED,
              "an earlier certificate with nothing to take over",
              "an identifier, a date, and a competence of this standard that was shown"));
    }

    /** What the assessors saw: a portfolio, a visit, an interview. */
    public Builder evidence(String name, String narrative) {
      evidence.add(
          JsonObject.builder()
              .put("type", JsonArray.ofStrings(List.of("Evidence")))
              .put("name", name)
              .put("narrative", narrative)
              .build());
      return this;
    }

    /** The findings, in the order of the standard. */
    public EvcFindings build() {
      Map<String, Result> ordered = new LinkedHashMap<>();
      competences.keySet().stream()
          .filter(results::containsKey)
          .forEach(id -> ordered.put(id, results.get(id)));
      results.clear();
      results.putAll(ordered);
      return new EvcFindings(this);
    }
  }
}

package nl.skillspaspoort.core.trust;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.time.DateTimeStamp;

/**
 * Whether one list recognises the issuer at one moment.
 *
 * @param moment which moment
 * @param at that moment
 * @param required true if the decision depends on it, false if it is for information
 * @param grant the one grant that covers the whole query at that moment
 * @param problems why it is not recognised then, the weightiest first; empty if it is
 */
public record RecognitionAt(
    Moment moment, Instant at, boolean required, Optional<Grant> grant, List<Problem> problems) {

  /** Copies the problems. */
  public RecognitionAt {
    Objects.requireNonNull(moment, "moment");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(grant, "grant");
    problems = List.copyOf(problems);
  }

  /** True if the issuer is recognised at that moment. */
  public boolean holds() {
    return problems.isEmpty();
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("moment", moment.name())
        .put("at", DateTimeStamp.format(at))
        .put("required", required)
        .put("recognised", holds())
        .putIfPresent("grant", grant.map(LoteWriter::explanation))
        .put("problems", Explaining.problems(problems))
        .build();
  }
}

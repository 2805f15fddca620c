package nl.skillspaspoort.core.trust;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonString;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.time.DateTimeStamp;
import nl.skillspaspoort.core.trust.TrustEvidence.Answer;

/** A query, the rules under which it was judged, and what every list said. */
record Judgement(
    TrustQuery query,
    TrustPolicy.Combination combination,
    Duration grace,
    List<TrustEvidence> sources,
    List<Problem> warnings) {

  Judgement {
    sources = List.copyOf(sources);
    warnings = List.copyOf(warnings);
  }

  Judgement withWarnings(List<Problem> more) {
    return new Judgement(query, combination, grace, sources, more);
  }

  List<TrustEvidence> recognised() {
    return having(Answer.RECOGNISED);
  }

  List<TrustEvidence> having(Answer answer) {
    List<TrustEvidence> having = new ArrayList<>();
    for (TrustEvidence source : sources) {
      if (source.answer() == answer) {
        having.add(source);
      }
    }
    return List.copyOf(having);
  }

  JsonObject toJson(String decision, List<Problem> problems) {
    return JsonObject.builder()
        .put("decision", decision)
        .put("issuer", query.issuer())
        .putIfPresent("signingKey", query.signingKey().map(key -> new JsonString(key.multibase())))
        .put("action", query.action().name())
        .putIfPresent(
            "claimedIssuedAt",
            query.claimedIssuedAt().map(DateTimeStamp::format).map(JsonString::new))
        .putIfPresent(
            "claimedSignedAt",
            query.claimedSignedAt().map(DateTimeStamp::format).map(JsonString::new))
        .put("evaluatedAt", DateTimeStamp.format(query.evaluatedAt()))
        .putIfPresent(
            "knownAt",
            Optional.of(query.knownAt())
                .filter(asked -> !asked.equals(query.evaluatedAt()))
                .map(DateTimeStamp::format)
                .map(JsonString::new))
        .put("issueDateEvidence", query.issueDateEvidence().name())
        .put("combination", combination.name())
        .put("grace", grace.toString())
        .put("problems", Explaining.problems(problems))
        .put("warnings", Explaining.problems(warnings))
        .put("sources", Explaining.array(sources, TrustEvidence::toJson))
        .build();
  }
}

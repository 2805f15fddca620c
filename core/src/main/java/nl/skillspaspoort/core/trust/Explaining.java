package nl.skillspaspoort.core.trust;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import nl.skillspaspoort.core.json.JsonArray;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonValue;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/** The order of reasons, and how they are written down: the same input gives the same bytes. */
final class Explaining {
  /** From the weightiest reason for refusing to the lightest; what is not here comes last. */
  private static final List<ProblemCode> RANK =
      List.of(
          ProblemCode.ISSUER_DENIED,
          ProblemCode.KEY_COMPROMISED,
          ProblemCode.ISSUER_NOT_LISTED,
          ProblemCode.RECOGNITION_WITHDRAWN,
          ProblemCode.RECOGNITION_ENDED,
          ProblemCode.RECOGNITION_NOT_YET,
          ProblemCode.NOT_IN_SCOPE,
          ProblemCode.KEY_NOT_LISTED);

  private Explaining() {}

  /** Each problem once, the weightiest first, equal ones in the order given. */
  static List<Problem> ranked(List<Problem> problems) {
    if (problems.size() <= 1) {
      return List.copyOf(problems);
    }
    List<Problem> sorted = new ArrayList<>(new LinkedHashSet<>(problems));
    sorted.sort(Comparator.comparingInt(problem -> rank(problem.code())));
    return List.copyOf(sorted);
  }

  static int rank(ProblemCode code) {
    int position = RANK.indexOf(code);
    return position < 0 ? RANK.size() : position;
  }

  static boolean isWithdrawal(Problem problem) {
    return problem.code() == ProblemCode.RECOGNITION_WITHDRAWN;
  }

  static JsonArray problems(List<Problem> problems) {
    return array(problems, Explaining::problem);
  }

  static <T> JsonArray array(List<T> elements, Function<T, JsonObject> toJson) {
    return new JsonArray(elements.stream().<JsonValue>map(toJson).toList());
  }

  private static JsonObject problem(Problem problem) {
    JsonObject.Builder json = JsonObject.builder().put("code", problem.code().name());
    if (!problem.where().isEmpty()) {
      json.put("where", problem.where());
    }
    return json.put("found", problem.found()).put("expected", problem.expected()).build();
  }
}

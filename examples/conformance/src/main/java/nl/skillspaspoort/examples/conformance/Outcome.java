package nl.skillspaspoort.examples.conformance;

import java.util.Locale;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Problem;

/**
 * What the answer file says.
 *
 * @param result whether it was done or is good
 * @param data the token that was made, or what is wrong; empty if there is nothing to say
 */
record Outcome(Result result, String data) {

  /** The three answers that the suites know. */
  enum Result {
    /** Made, or good. */
    SUCCESS,
    /** Refused, or not good. */
    FAILURE,
    /** It could not be told. */
    INDETERMINATE
  }

  static Outcome success(String data) {
    return new Outcome(Result.SUCCESS, data);
  }

  static Outcome failure(Problem problem) {
    return new Outcome(Result.FAILURE, problem.message());
  }

  static Outcome failure(String found, String expected) {
    return new Outcome(Result.FAILURE, "found " + found + "; expected " + expected);
  }

  static Outcome indeterminate(String why) {
    return new Outcome(Result.INDETERMINATE, why);
  }

  String toJson() {
    return JsonObject.builder()
            .put("result", result.name().toLowerCase(Locale.ROOT))
            .put("data", data)
            .build()
            .toJson()
        + "\n";
  }
}

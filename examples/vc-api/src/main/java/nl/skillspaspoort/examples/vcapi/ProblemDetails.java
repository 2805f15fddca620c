package nl.skillspaspoort.examples.vcapi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.problem.Explanation;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Problems as data.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details</a>
 * @see <a href="https://www.w3.org/TR/vc-data-model-2.0/#problem-details">VCDM 2.0, Problem
 *     Details</a>
 */
final class ProblemDetails {
  static final String MEDIA_TYPE = "application/problem+json";

  private static final String OF_THE_DATA_MODEL = "https://www.w3.org/TR/vc-data-model#";
  private static final String OF_STATUS_LISTS = "https://www.w3.org/ns/credentials/status-list#";
  private static final String OF_THIS_PROJECT = "https://skillspaspoort.nl/ns/problems/v1#";
  private static final Set<ProblemCode> DATA_MODEL =
      Set.of(
          ProblemCode.PARSING_ERROR,
          ProblemCode.CRYPTOGRAPHIC_SECURITY_ERROR,
          ProblemCode.MALFORMED_VALUE_ERROR,
          ProblemCode.RANGE_ERROR);
  private static final Set<ProblemCode> STATUS_LISTS =
      Set.of(
          ProblemCode.STATUS_RETRIEVAL_ERROR,
          ProblemCode.STATUS_VERIFICATION_ERROR,
          ProblemCode.STATUS_LIST_LENGTH_ERROR);
  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(408, "Request Timeout"),
          Map.entry(413, "Content Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(503, "Service Unavailable"));

  private ProblemDetails() {}

  static JsonObject of(int status, Optional<Problem> problem, String detail) {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("type", problem.map(each -> type(each.code())).orElse("about:blank"))
            .put(
                "title",
                problem
                    .map(each -> Explanation.of(each.code(), Language.EN).meaning())
                    .orElseGet(() -> TITLES.getOrDefault(status, "Problem")))
            .put("status", status)
            .put("detail", detail);
    problem.ifPresent(each -> json.put("code", each.code().name()).put("where", each.where()));
    return json.build();
  }

  /** The URL of a code: that of the specification that has it, or of this project. */
  static String type(ProblemCode code) {
    if (DATA_MODEL.contains(code)) {
      return OF_THE_DATA_MODEL + code;
    }
    return (STATUS_LISTS.contains(code) ? OF_STATUS_LISTS : OF_THIS_PROJECT) + code;
  }
}
